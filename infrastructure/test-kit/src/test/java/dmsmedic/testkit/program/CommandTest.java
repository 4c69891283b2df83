package dmsmedic.testkit.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
  @Test
  void tellsStatusAndBothStreams() {
    Command.Ran ran = Command.of("sh", "-c", "echo out; echo err >&2; echo; exit 3").run();

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.well()).isFalse();
    assertThat(ran.output()).contains("out", "err");
    assertThat(ran.lastLine()).isEqualTo("err");
  }

  @Test
  void runsInItsFolderWithItsEnvironment(@TempDir Path folder) {
    Command.Ran ran =
        Command.of("sh", "-c", "echo $WORD $PWD").in(folder).with("WORD", "hello").run();

    assertThat(ran.well()).isTrue();
    assertThat(ran.lastLine()).isEqualTo("hello " + folder);
  }

  @Test
  void endsWhatTakesTooLong() {
    Command.Ran ran =
        Command.of("sh", "-c", "echo begun; cat /dev/zero | cat >/dev/null")
            .within(Duration.ofMillis(300))
            .run();

    assertThat(ran.status()).isEqualTo(-1);
    assertThat(ran.output()).contains("begun").contains("sh took longer than PT0.3S");
  }

  @Test
  void aProgramThatIsAbsentIsAnAnswer() {
    Command.Ran ran = Command.of("no-such-program-here").run();

    assertThat(ran.status()).isEqualTo(-1);
    assertThat(ran.lastLine()).contains("cannot run no-such-program-here");
  }
}
