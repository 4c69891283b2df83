package dmsmedic.core.fault.dmslog;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.Signature;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JsonSignatureTest {
  private static final String ERROR =
      "could not parse JSON: unable to decode JSON: while decoding 51200 bytes at offset 51185";

  private static List<Occurrence> read(String text) {
    return DmsLogReader.readAll(List.of(LogLine.of(text)));
  }

  @Test
  void aDocumentCutShortIsATruncationAtTheLimit() {
    Occurrence found = read("[TARGET_LOAD ]E: Command output: ERROR: " + ERROR).getFirst();

    assertThat(found.signature()).isEqualTo(Signature.DMS_JSON_CUT_SHORT);
    assertThat(found.limitBytes()).hasValue(51200);
    assertThat(found.actualBytes()).isEqualTo(OptionalLong.empty());
    assertThat(read(ERROR)).hasSize(1);
  }

  @Test
  void aLengthThatIsNoLimitIsNotTakenForOne() {
    assertThat(read(ERROR.replace("51200", "51201")).getFirst().limitBytes())
        .isEqualTo(OptionalLong.empty());
    assertThat(read(ERROR.replace("51200", "0")).getFirst().limitBytes())
        .isEqualTo(OptionalLong.empty());
  }

  @Test
  void theSourceCannotSayIt() {
    assertThat(read("[SOURCE_UNLOAD ]E: " + ERROR)).isEmpty();
    assertThat(read("[TARGET_LOAD ]E: Failed to execute statement: '" + ERROR)).isEmpty();
  }
}
