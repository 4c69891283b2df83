package dmsmedic.logwatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dmsmedic.core.fault.Sightings;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.AwsLogs;
import dmsmedic.events.LogsBatch;
import dmsmedic.events.json.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Payloads that are small on their way and huge once they are opened; the heap is a Lambda's. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BombsTest {
  private static final LogSource TASK =
      new LogSource.DmsTask(TaskArn.of("aws", "eu-west-1", "123456789012", "EXAMPLE"));

  @Test
  void aGigabyteOfZerosIsRefused() throws IOException {
    assertThatThrownBy(() -> LogsData.decode(bomb("", "\0", 1 << 30, "")))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void aGigabyteOfBlanksIsRefused() throws IOException {
    AwsLogs bomb = bomb("{\"messageType\":\"", " ", 1 << 30, "\"}");

    assertThatThrownBy(() -> LogsData.decode(bomb)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void millionsOfEmptyObjectsAreRefused() throws IOException {
    AwsLogs bomb = bomb("{\"logEvents\":[", "{},", 15_000_000, "{}]}");

    assertThatThrownBy(() -> LogsData.decode(bomb)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void millionsOfTinyEventsAreRefused() throws IOException {
    String event = "{\"id\":\"1\",\"timestamp\":1,\"message\":\"x\"},";
    AwsLogs bomb = bomb("{\"logEvents\":[", event, 1_000_000, "{}]}");

    assertThatThrownBy(() -> LogsData.decode(bomb)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void tenThousandLevelsAreRefused() throws IOException {
    AwsLogs bomb = bomb("{\"a\":", "[", 10_000, "");

    assertThatThrownBy(() -> LogsData.decode(bomb))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("depth");
  }

  @Test
  void aHundredThousandEventsAreStillRead() throws IOException {
    String event = "{\"id\":\"1\",\"timestamp\":1,\"message\":\"x\"},";
    String head =
        "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"1\",\"logGroup\":\"g\",\"logStream\":\"s\","
            + "\"logEvents\":[";
    String last = "{\"id\":\"2\",\"timestamp\":1,\"message\":\"x\"}]}";

    assertThat(LogsData.decode(bomb(head, event, 100_000, last)).events()).hasSize(100_001);
  }

  @Test
  void linesOfAMegabyteAreReadInTime() {
    String warning = "Value of column 'c' in table 's.t' was truncated to 1 bytes ";
    List<LogsBatch.Event> events = new ArrayList<>();
    for (String unit : List.of(warning, "Value of column '", "Table 'a'.'", "ERROR: ", "'", "a")) {
      String line = "[TARGET_LOAD ]E: truncated restart decoding failed " + unit.repeat(1 << 14);
      events.add(new LogsBatch.Event(unit, Instant.EPOCH, line + "\n" + line.repeat(2)));
    }

    Sightings read =
        BatchReader.read(
            new LogsBatch(LogsBatch.DATA_MESSAGE, "1", "g", "s", List.of(), events), TASK);

    assertThat(read.all()).hasSizeLessThan(BatchReader.SIGHTINGS_MAX);
  }

  private static AwsLogs bomb(String head, String unit, int times, String tail) throws IOException {
    byte[] block = unit.repeat(1024).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream deflating = new GZIPOutputStream(compressed)) {
      deflating.write(head.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < times / 1024; i++) {
        deflating.write(block);
      }
      deflating.write(unit.repeat(times % 1024).getBytes(StandardCharsets.UTF_8));
      deflating.write(tail.getBytes(StandardCharsets.UTF_8));
    }
    return new AwsLogs(Base64.getEncoder().encodeToString(compressed.toByteArray()));
  }
}
