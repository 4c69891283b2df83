package dmsmedic.events;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.events.json.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickTest {
  private static EventEnvelope event(String source, String type, String detail) {
    return EventEnvelope.read(
        Json.read(
            "{\"version\":\"0\",\"id\":\"1\",\"source\":\""
                + source
                + "\",\"detail-type\":\""
                + type
                + "\",\"time\":\"2025-05-02T10:11:00Z\",\"detail\":"
                + detail
                + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "aws.events, Scheduled Event, {}, true",
        "aws.scheduler, Scheduled Event, \"{}\", true",
        "dms-medic, Tick, {}, true",
        "dms-medic, Tick, null, true",
        "dms-medic, Scheduled Event, {}, false",
        "aws.events, Tick, {}, false",
        "aws.dms, DMS Replication Task State Change, {}, false"
      })
  void aTickComesFromAScheduler(String source, String type, String detail, boolean tick) {
    assertThat(Tick.isIn(event(source, type, detail))).isEqualTo(tick);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Tick tick = new Tick("1", Instant.parse("2025-05-02T10:11:00Z"));
    EventEnvelope written = tick.write("123456789012", "eu-west-1");

    assertThat(Tick.read(EventEnvelope.read(Json.read(written.write().write())))).isEqualTo(tick);
    assertThat(Tick.isIn(written)).isTrue();
  }
}
