package dmsmedic.medic.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.medic.ExitStatus;
import dmsmedic.medic.Run;
import org.junit.jupiter.api.Test;

class LabCommandTest {

  @Test
  void theListNamesEveryScenarioWithASentence() {
    Run run = Run.of("lab", "--list");

    assertThat(run.status()).isEqualTo(ExitStatus.NOTHING_WRONG);
    assertThat(run.outLines())
        .anyMatch(line -> line.startsWith("truncated-value "))
        .anyMatch(line -> line.startsWith("failed-copy "))
        .allMatch(line -> line.endsWith("."));
  }

  @Test
  void anUnknownScenarioIsAWrongCallInOneSentence() {
    Run run = Run.of("lab", "--scenario", "nothing");

    assertThat(run.status()).isEqualTo(ExitStatus.CALL_WRONG);
    assertThat(run.err().lines())
        .containsExactly("There is no scenario 'nothing'; medic lab --list names them all.");
  }

  @Test
  void aReportThatCannotBeWrittenIsSaidBeforeAnythingIsPlayed() {
    Run run = Run.of("lab", "--report", "/no/such/folder/report.json");

    assertThat(run.status()).isEqualTo(ExitStatus.CALL_WRONG);
    assertThat(run.err().lines())
        .containsExactly("The report cannot be written to '/no/such/folder/report.json'.");
  }

  @Test
  void aUrlThatIsNoneIsAWrongCall() {
    Run run = Run.of("lab", "--cockroach-url", "not a url");

    assertThat(run.status()).isEqualTo(ExitStatus.CALL_WRONG);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void aClusterThatDoesNotAnswerIsOutOfReach() {
    Run run = Run.of("lab", "--cockroach-url", "postgresql://root@127.0.0.1:1");

    assertThat(run.status()).isEqualTo(ExitStatus.OUT_OF_REACH);
    assertThat(run.err().lines()).hasSize(1);
  }
}
