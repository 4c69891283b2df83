package dmsmedic.core.fault.dmslog;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.LogLine;
import org.junit.jupiter.api.Test;

class DmsLogReaderTest {
  private static final String LINE =
      "[SOURCE_UNLOAD ]W: Value of column 'c' in table 's.t' was truncated to 1024 bytes, actual"
          + " length: 2000 bytes";

  @Test
  void anOccurrenceComesAsSoonAsItsRecordIsComplete() {
    DmsLogReader reader = new DmsLogReader();

    assertThat(reader.read(LogLine.of(LINE))).isEmpty();
    assertThat(reader.read(LogLine.of("[SORTER ]I: next"))).hasSize(1);
    assertThat(reader.read(LogLine.of(LINE + "  (x.c:1)"))).hasSize(1);
    assertThat(reader.end()).isEmpty();
  }

  @Test
  void theEndCompletesTheLastRecord() {
    DmsLogReader reader = new DmsLogReader();
    reader.read(LogLine.of(LINE));

    assertThat(reader.end()).hasSize(1);
    assertThat(reader.end()).isEmpty();
  }

  @Test
  void aLineThatOpensARecordIsKnown() {
    assertThat(DmsLogReader.opensRecord(LINE)).isTrue();
    assertThat(DmsLogReader.opensRecord("2021-07-15T10:48:55Z " + LINE)).isTrue();
    assertThat(DmsLogReader.opensRecord("continued")).isFalse();
  }
}
