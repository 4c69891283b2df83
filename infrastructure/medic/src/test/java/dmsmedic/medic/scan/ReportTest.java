package dmsmedic.medic.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.Signature;
import dmsmedic.core.fault.TableToken;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static Occurrence copy(String table, long second) {
    return Occurrence.of(
            Signature.DMS_COPY_RETRY, Optional.of(Instant.ofEpochSecond(second)), "line")
        .inTable(Optional.of(TableToken.quoted(table)));
  }

  @Test
  void firstAndLastAreTheEarliestAndTheLatest() {
    Report report = new Report();
    report.add(copy("s.t", 20));
    report.add(copy("s.t", 10));
    report.add(copy("s.t", 30));

    assertThat(report.lines().get(1))
        .contains("  3  ", "1970-01-01T00:00:10Z  1970-01-01T00:00:30Z");
  }

  @Test
  void tablesBeyondTheBoundShareARow() {
    Report report = new Report();
    for (int i = 0; i < Report.ROWS_MAX + 50; i++) {
      report.add(copy("s.t" + i, i));
    }

    assertThat(report.lines()).hasSize(Report.ROWS_MAX + 4);
    assertThat(report.lines()).anyMatch(line -> line.contains("(others)") && line.contains(" 50 "));
  }

  @Test
  void aNameCannotSteerTheTerminal() {
    Report report = new Report();
    report.add(copy("s.\u001b[2Jt", 1));

    assertThat(report.lines().get(1)).contains("s.?[2Jt");
  }
}
