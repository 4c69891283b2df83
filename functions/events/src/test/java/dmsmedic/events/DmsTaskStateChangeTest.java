package dmsmedic.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.json.Json;
import dmsmedic.events.json.UnreadableException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DmsTaskStateChangeTest {
  private static final String FAILED =
      """
      {"version":"0","id":"f22b3ffd","detail-type":"DMS Replication Task State Change",
       "source":"aws.dms","account":"123456789012","time":"2023-08-22T23:40:45Z",
       "region":"eu-west-1","resources":["arn:aws:dms:eu-west-1:123456789012:task:EXAMPLE"],
       "detail":{"eventType":"REPLICATION_TASK_FAILED","detailMessage":"Last Error",
       "type":"REPLICATION_TASK","category":"Failure","new":{"field":1}},"another":[]}
      """;

  private static DmsTaskStateChange read(String text) {
    return DmsTaskStateChange.read(EventEnvelope.read(Json.read(text)));
  }

  @Test
  void aFailureWithoutEventIdIsRead() {
    assertThat(read(FAILED))
        .isEqualTo(
            new DmsTaskStateChange(
                "f22b3ffd",
                TaskArn.of("aws", "eu-west-1", "123456789012", "EXAMPLE"),
                Instant.parse("2023-08-22T23:40:45Z"),
                "Failure",
                "REPLICATION_TASK_FAILED",
                Optional.empty(),
                Optional.empty(),
                "Last Error"));
    assertThat(DmsTaskStateChange.isIn(EventEnvelope.read(Json.read(FAILED)))).isTrue();
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    DmsTaskStateChange event = read(FAILED);

    assertThat(read(event.write().write().write())).isEqualTo(event);
  }

  @Test
  void aRefusalNamesTheField() {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> read(FAILED.replace("\"eventType\"", "\"type2\"")))
        .withMessage("Field detail.eventType is missing.");
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> read(FAILED.replace(":task:", ":rep:")))
        .withMessage("Field resources[0] is not the ARN of a DMS task.");
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() ->
            read(FAILED.replace("[\"arn:aws:dms:eu-west-1:123456789012:task:EXAMPLE\"]", "[]")))
        .withMessage("Field resources is missing or empty.");
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> read(FAILED.replace("\"id\"", "\"no\"")))
        .withMessage("Field id is missing.");
  }
}
