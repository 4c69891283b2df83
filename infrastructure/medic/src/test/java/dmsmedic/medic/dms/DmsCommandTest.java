package dmsmedic.medic.dms;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.medic.Console;
import dmsmedic.medic.ExitStatus;
import dmsmedic.medic.Main;
import dmsmedic.medic.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DmsCommandTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port 65536",
        "--port -1",
        "--port x",
        "--speed 0",
        "--speed NaN",
        "--speed 86401",
        "--rows all",
        "--rows JDBC",
        "--region mars",
        "--region eu-west-1a"
      })
  void aWrongWordIsOneSentenceAndNothingStarts(String words) {
    Run run = Run.of(("dms " + words).split(" ", -1));

    assertThat(run.status()).isEqualTo(ExitStatus.CALL_WRONG);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(words.split(" ", -1)[0]).doesNotContain("\tat ");
  }

  @Test
  void aPortInUseIsOneSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Run run = Run.of("dms", "--port", Integer.toString(taken.getLocalPort()));

      assertThat(run.status()).isEqualTo(ExitStatus.OUT_OF_REACH);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.err()).contains("Port " + taken.getLocalPort()).contains("--port, or 0");
    }
  }

  @Test
  void itSaysWhereItIsAndEndsWellWhenItsThreadIsInterrupted()
      throws IOException, InterruptedException, ExecutionException {
    try (PipedInputStream pipe = new PipedInputStream();
        PrintStream out =
            new PrintStream(new PipedOutputStream(pipe), false, StandardCharsets.UTF_8);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(pipe, StandardCharsets.UTF_8))) {
      Console console = new Console(InputStream.nullInputStream(), out, out);
      FutureTask<ExitStatus> run =
          new FutureTask<>(
              () -> Main.run(console, "dms", "--region", "eu-west-1", "--speed", "2.50"));
      Thread thread = Thread.ofPlatform().start(run);

      assertThat(lines.readLine())
          .matches("Simulated DMS at http://127\\.0\\.0\\.1:\\d+, 2\\.5 simulated seconds .*")
          .contains(" --region eu-west-1 describe-replication-tasks");

      thread.interrupt();
      assertThat(run.get()).isEqualTo(ExitStatus.NOTHING_WRONG);
    }
  }
}
