package dmsmedic.events;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.announcement.Announcement.Section;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentAnnouncedTest {

  /** Such an announcement is about no single task. */
  private static boolean ofAStorm(Notice.Kind kind) {
    return kind == Notice.Kind.STORM_BEGAN || kind == Notice.Kind.STORM_ENDED;
  }

  private static Announcement announcement(Notice.Kind kind) {
    return new Announcement(
        "orders-1-2",
        "orders-1",
        ofAStorm(kind)
            ? Optional.empty()
            : Optional.of(TaskArn.of("aws", "eu-west-1", "123456789012", "ORDERS")),
        kind,
        Instant.parse("2026-11-20T12:00:00Z"),
        "DMS task ORDERS: healed",
        List.of(
            new Section("Proof", List.of("10 rows as expected"), false),
            new Section("Undo", List.of("aws dms stop-replication-task", "SELECT 1"), true)));
  }

  @ParameterizedTest
  @EnumSource(Notice.Kind.class)
  void anAnnouncementOfEveryKindComesBack(Notice.Kind kind) {
    IncidentAnnounced event = IncidentAnnounced.of(announcement(kind));
    EventEnvelope envelope =
        new EventEnvelope(
            "1",
            IncidentAnnounced.SOURCE,
            IncidentAnnounced.detailType(kind),
            "123456789012",
            "eu-west-1",
            Instant.EPOCH,
            List.of(),
            event.writeDetail());

    assertThat(IncidentAnnounced.isIn(envelope)).isTrue();
    EventEnvelope delivered = EventEnvelope.read(Json.read(envelope.write().write()));
    assertThat(IncidentAnnounced.read(delivered)).isEqualTo(event);
  }

  @Test
  void aRepeatedDeliveryHasTheSameKey() {
    assertThat(IncidentAnnounced.of(announcement(Notice.Kind.HEALED)).metadata().idempotencyKey())
        .isEqualTo("orders-1-2");
  }

  @Test
  void aTickIsNoAnnouncement() {
    EventEnvelope tick = new Tick("1", Instant.EPOCH).write("123456789012", "eu-west-1");

    assertThat(IncidentAnnounced.isIn(tick)).isFalse();
  }
}
