package dmsmedic.logwatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dmsmedic.events.AwsLogs;
import dmsmedic.events.json.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LogsDataTest {
  private static String gzip(byte[] bytes, int times) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream deflating = new GZIPOutputStream(compressed)) {
      for (int i = 0; i < times; i++) {
        deflating.write(bytes);
      }
    }
    return Base64.getEncoder().encodeToString(compressed.toByteArray());
  }

  private static void refuses(String data, String sentence) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> LogsData.decode(new AwsLogs(data)))
        .withMessageStartingWith(sentence);
  }

  @Test
  void whatIsEncodedIsDecodedAgain() {
    assertThat(LogsData.decode(LogsData.encode(Priming.batch()))).isEqualTo(Priming.batch());
  }

  @Test
  void whatIsNoBatchIsRefusedInASentence() throws IOException {
    refuses("!", "Field awslogs.data is not base64.");
    refuses("AAAA", "Field awslogs.data is not complete gzip.");
    refuses("", "Field awslogs.data is not complete gzip.");
    refuses(gzip("{".getBytes(StandardCharsets.UTF_8), 1), "The input is not JSON: ");
    refuses(gzip("{}".getBytes(StandardCharsets.UTF_8), 1), "Field messageType is missing.");
  }

  @Test
  void aBatchCutShortIsRefused() {
    byte[] whole = Base64.getDecoder().decode(LogsData.encode(Priming.batch()).data());

    for (int length = 1; length < whole.length; length += 7) {
      String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(whole, length));
      assertThatExceptionOfType(UnreadableException.class)
          .isThrownBy(() -> LogsData.decode(new AwsLogs(cut)));
    }
  }

  @Test
  void aBombIsRefusedWithoutBeingInflated() throws IOException {
    byte[] blanks = new byte[1024 * 1024];
    Arrays.fill(blanks, (byte) ' ');

    refuses(gzip(blanks, 100), "Field awslogs.data inflates to more than 50331648 bytes.");
  }
}
