package dmsmedic.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.cockroachlog.CockroachEntry;
import dmsmedic.core.fault.cockroachlog.CockroachFinding;
import dmsmedic.core.fault.cockroachlog.CockroachLogReader;
import dmsmedic.core.fault.dmslog.DmsLogReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every signature has a sample here, and the sample shows this signature and no other. */
class CatalogueTest {
  private static final String RETRY =
      "restart transaction: TransactionRetryWithProtoRefreshError: x";
  private static final String JSON =
      "could not parse JSON: unable to decode JSON: while decoding 51200 bytes at offset 51185";

  private static String sample(Signature signature) {
    return switch (signature) {
      case DMS_VALUE_TRUNCATED ->
          "[SOURCE_UNLOAD ]W: Value of column 'c' in table 's.t' was truncated to 1024 bytes,"
              + " actual length: 2000 bytes";
      case DMS_JSON_CUT_SHORT -> "[TARGET_LOAD ]E: Command output: ERROR: " + JSON;
      case COCKROACH_JSON_CUT_SHORT -> "error executing CopyIn: COPY s.t FROM STDIN: " + JSON;
      case DMS_COPY_RETRY -> "[TARGET_LOAD ]E: Command output: ERROR: " + RETRY;
      case COCKROACH_COPY_RETRY -> "error executing CopyIn: COPY s.t FROM STDIN: " + RETRY;
      case COCKROACH_NOT_RETRYING ->
          "COPY s.t FROM STDIN is not retrying; implicit: true; copy_from_atomic_enabled: true;"
              + " copy_from_retriable_enabled false";
      case DMS_APPLY_RETRY -> "[TARGET_APPLY ]E: SqlState: 40001 Message: ERROR: " + RETRY;
    };
  }

  private static List<Signature> read(Signature signature) {
    String sample = sample(signature);
    Stream<Occurrence> found =
        signature.name().startsWith("DMS_")
            ? DmsLogReader.readAll(List.of(LogLine.of(sample))).stream()
            : new CockroachLogReader()
                .read(entry(sample)).stream().map(CockroachFinding::occurrence);
    return found.map(Occurrence::signature).toList();
  }

  private static CockroachEntry entry(String message) {
    return new CockroachEntry(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new CockroachEntry.Text(message),
        message);
  }

  @ParameterizedTest
  @EnumSource
  void everySignatureIsFoundInItsSample(Signature signature) {
    assertThat(read(signature)).containsExactly(signature);
  }
}
