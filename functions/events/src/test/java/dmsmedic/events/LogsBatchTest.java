package dmsmedic.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dmsmedic.events.json.Json;
import dmsmedic.events.json.UnreadableException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogsBatchTest {
  private static final LogsBatch BATCH =
      new LogsBatch(
          LogsBatch.DATA_MESSAGE,
          "123456789012",
          "dms-tasks-example",
          "dms-task-EXAMPLE",
          List.of("dms-medic"),
          List.of(new LogsBatch.Event("1", Instant.parse("2022-10-21T13:24:07.123Z"), "line")));

  private static LogsBatch read(String text) {
    return LogsBatch.read(Json.read(text));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    assertThat(read(BATCH.write().write())).isEqualTo(BATCH);
    assertThat(BATCH.isProbe()).isFalse();
    assertThat(AwsLogs.read(new AwsLogs("data").write())).isEqualTo(new AwsLogs("data"));
  }

  @Test
  void aProbeIsKnown() {
    String probe =
        "{\"messageType\":\"CONTROL_MESSAGE\",\"owner\":\"CloudwatchLogs\",\"logGroup\":\"\","
            + "\"logStream\":\"\",\"subscriptionFilters\":[],\"logEvents\":[{\"id\":\"\","
            + "\"timestamp\":1432826855000,\"message\":\"CWL CONTROL MESSAGE\"}]}";

    assertThat(read(probe).isProbe()).isTrue();
  }

  @Test
  void aRefusalNamesTheField() {
    String text = BATCH.write().write();
    refuses(text.replace("DATA_MESSAGE", "X"), "Field messageType is neither DATA_MESSAGE nor");
    refuses(text.replace("logGroup", "group"), "Field logGroup is missing.");
    refuses(text.replace("\"message\"", "\"m\""), "Field logEvents[0].message is missing.");
    refuses(text.replace("\"timestamp\":1", "\"timestamp\":99999999999991"), "Field logEvents[0].");
    refuses("{\"awslogs\":{}}", "Field messageType is missing.");
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> AwsLogs.read(Json.read("{\"awslogs\":{}}")))
        .withMessage("Field awslogs.data is missing.");
  }

  private static void refuses(String text, String sentence) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> read(text))
        .withMessageStartingWith(sentence);
  }
}
