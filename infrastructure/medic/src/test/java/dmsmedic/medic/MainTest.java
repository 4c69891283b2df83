package dmsmedic.medic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "scan", "scan --nonsense x", "--nonsense"})
  void aWrongCallIsOneSentence(String call) {
    Run run = Run.of(call.split(" ", -1));

    assertThat(run.status()).isEqualTo(ExitStatus.CALL_WRONG);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("--help").doesNotContain("\tat ");
  }

  @Test
  void helpIsNotWrong() {
    assertThat(Run.of("--help").status()).isEqualTo(ExitStatus.NOTHING_WRONG);
    assertThat(Run.of("--help").out()).contains("scan");
    assertThat(Run.of("scan", "--help").out()).contains("--json");
    assertThat(Run.of("--version").out()).startsWith("medic ");
  }

  @Test
  void noCommandShowsTheUsage() {
    assertThat(Run.of().status()).isEqualTo(ExitStatus.CALL_WRONG);
    assertThat(Run.of().err()).contains("Usage: medic");
  }

  @Test
  void statusesAreTheOnesThatScriptsRelyOn() {
    assertThat(ExitStatus.values()).extracting(ExitStatus::code).containsExactly(0, 1, 2, 3);
  }
}
