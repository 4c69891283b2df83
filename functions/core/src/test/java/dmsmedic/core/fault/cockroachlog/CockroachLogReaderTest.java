package dmsmedic.core.fault.cockroachlog;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.CopyConditions;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.Signature;
import dmsmedic.core.fault.TableToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CockroachLogReaderTest {
  private static final Instant AT = Instant.parse("2023-01-12T02:11:35Z");
  private static final String COPY = "COPY \u2039\"public\".\"customer\"\u203a FROM STDIN";
  private static final String RETRY =
      "restart transaction: TransactionRetryWithProtoRefreshError: TransactionAbortedError"
          + "(ABORT_REASON_NEW_LEASE_PREVENTS_TXN): \"unnamed\" meta={id=ecc1965f}";
  private static final String FAILED_ATTEMPT =
      COPY + " failed on attempt 1 and with retriable error " + RETRY;
  private static final String NOT_RETRYING =
      COPY
          + " is not retrying; implicit: true; copy_from_atomic_enabled: true;"
          + " copy_from_retriable_enabled false";
  private static final String JSON =
      "could not parse JSON: unable to decode JSON: while decoding 51200 bytes at offset 51185";

  private static CockroachEntry entry(CockroachEntry.Body body) {
    return new CockroachEntry(
        Optional.of(AT), Optional.of("SQL_EXEC"), Optional.of("dms"), body, "the line");
  }

  private static List<CockroachFinding> read(CockroachEntry... entries) {
    CockroachLogReader reader = new CockroachLogReader();
    List<CockroachFinding> findings = new ArrayList<>();
    List.of(entries).forEach(entry -> findings.addAll(reader.read(entry)));
    findings.addAll(reader.end());
    return findings;
  }

  private static List<Occurrence> texts(String... messages) {
    CockroachEntry[] entries =
        java.util.Arrays.stream(messages)
            .map(CockroachEntry.Text::new)
            .map(CockroachLogReaderTest::entry)
            .toArray(CockroachEntry[]::new);
    return read(entries).stream().map(CockroachFinding::occurrence).toList();
  }

  private static List<Occurrence> statement(String tag, String sqlState, String error) {
    CockroachEntry.Statement body =
        new CockroachEntry.Statement(
            Optional.of(tag),
            Optional.of("COPY public.customer FROM STDIN"),
            Optional.of(sqlState),
            Optional.of(error));
    return read(entry(body)).stream().map(CockroachFinding::occurrence).toList();
  }

  @Test
  void aFailedCopyIsNotRetriedAndNamesTableAndRole() {
    CockroachFinding finding =
        read(entry(new CockroachEntry.Text("error executing CopyIn: " + COPY + ": " + RETRY)))
            .getFirst();

    assertThat(finding.role()).contains("dms");
    assertThat(finding.occurrence())
        .isEqualTo(
            Occurrence.of(Signature.COCKROACH_COPY_RETRY, Optional.of(AT), "the line")
                .inTable(Optional.of(TableToken.separate("public", "customer"))));
  }

  @Test
  void theMissingPreconditionIsKept() {
    Occurrence found = texts(NOT_RETRYING).getFirst();

    assertThat(found.signature()).isEqualTo(Signature.COCKROACH_NOT_RETRYING);
    assertThat(found.copyConditions()).contains(new CopyConditions(true, true, false));
    assertThat(found.table()).contains(TableToken.separate("public", "customer"));
  }

  @Test
  void aCopyThatCockroachRepeatsItselfIsNoFault() {
    assertThat(texts(FAILED_ATTEMPT, COPY + " is retrying")).isEmpty();
    assertThat(texts(COPY + " is retrying")).isEmpty();
  }

  @Test
  void anAttemptThatIsNotRepeatedIsAFault() {
    assertThat(texts(FAILED_ATTEMPT))
        .extracting(Occurrence::fault)
        .containsExactly(Fault.COPY_NOT_RETRIED);
    assertThat(texts(FAILED_ATTEMPT, NOT_RETRYING)).hasSize(2);
    assertThat(texts(FAILED_ATTEMPT, FAILED_ATTEMPT, COPY + " is retrying")).hasSize(1);
  }

  @Test
  void attemptsOfManyStatementsAreKeptWithinBounds() {
    String[] attempts =
        IntStream.range(0, 1000)
            .mapToObj(i -> "COPY s.t" + i + " failed on attempt 1 and with retriable error x")
            .toArray(String[]::new);

    assertThat(texts(attempts)).hasSize(1000);
  }

  @Test
  void aRedactedStatementLeavesTheTableUnsaid() {
    String redacted = NOT_RETRYING.replace(COPY, "\u2039\u00d7\u203a");

    assertThat(texts(redacted).getFirst().table()).isEmpty();
    assertThat(
            texts(
                "\u2039\u00d7\u203a failed on attempt 1 and with retriable error x",
                "\u2039\u00d7\u203a is retrying"))
        .isEmpty();
  }

  @Test
  void aDocumentCutShortIsATruncation() {
    Occurrence found = texts("error executing CopyIn: " + COPY + ": " + JSON).getFirst();

    assertThat(found.signature()).isEqualTo(Signature.COCKROACH_JSON_CUT_SHORT);
    assertThat(found.limitBytes()).hasValue(51200);
    assertThat(found.actualBytes()).isEqualTo(OptionalLong.empty());
    assertThat(statement("INSERT", "22P02", JSON)).hasSize(1);
  }

  @Test
  void aStructuredFailureOfACopyIsRead() {
    assertThat(statement("COPY", "40001", "\u2039\u00d7\u203a"))
        .extracting(Occurrence::fault)
        .containsExactly(Fault.COPY_NOT_RETRIED);
    assertThat(statement("COPY", "XXXXX", RETRY).getFirst().table())
        .contains(TableToken.separate("public", "customer"));
  }

  @Test
  void otherStatementsAreNoFaultOfAMigration() {
    assertThat(statement("INSERT", "40001", RETRY)).isEmpty();
    assertThat(statement("SELECT", "22P02", JSON)).isEmpty();
    assertThat(statement("COPY", "00000", "")).isEmpty();
    assertThat(read(entry(new CockroachEntry.Json("{}")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "started",
        "TransactionRetryWithProtoRefreshError: of some other statement",
        "could not parse JSON: unable to decode JSON: while decoding 51200 bytes at offset 51185",
        "error executing CopyIn: COPY public.t FROM STDIN: duplicate key value",
        "error executing CopyIn: COPY public.t FROM STDIN: could not parse"
            + " \"restart transaction: x\" as type int",
        "COPY public.t failed on attempt 1 and with non-retriable error x",
        "executing CopyIn: COPY public.t FROM STDIN"
      })
  void otherTextIsNoFault(String message) {
    assertThat(texts(message)).isEmpty();
  }
}
