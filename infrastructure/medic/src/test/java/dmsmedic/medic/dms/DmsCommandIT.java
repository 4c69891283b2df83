package dmsmedic.medic.dms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a shell sees it: its signals, its streams, its exit status. */
class DmsCommandIT {

  @ParameterizedTest(name = "signal {0}")
  @ValueSource(ints = {2, 15})
  void toBeToldToStopIsNoFailure(int signal) throws IOException, InterruptedException {
    try (Program dms = Program.start()) {
      assertThat(status(dms.endpoint())).as("an unsigned GET is refused").isEqualTo(400);

      Program.Ended ended = dms.end(signal);

      assertThat(ended.status()).isZero();
      assertThat(ended.lines()).isEmpty();
    }
  }

  @Test
  void aSecondOneOnTheSamePortSaysSo() throws IOException, InterruptedException {
    try (Program first = Program.start()) {
      String port = Integer.toString(first.endpoint().getPort());
      Process second = Program.command("--port", port).start();
      String err = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(second.waitFor()).isEqualTo(3);
      assertThat(err.lines()).hasSize(1);
      assertThat(err).contains("Port " + port).doesNotContain("\tat ");
    }
  }

  private static int status(URI endpoint) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
