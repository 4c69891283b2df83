package dmsmedic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.announcement.Announcement.Section;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Announcer;
import dmsmedic.core.migration.TaskArn;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every announcer promises, whatever it writes to. */
public abstract class AnnouncerContract {

  /** An announcer that can deliver, the same one for the whole of a test. */
  protected abstract Announcer announcer();

  /** From now on nothing can be delivered. */
  protected abstract void cutOff();

  /** From now on it can again. */
  protected abstract void reconnect();

  /** The ids of the announcements that were received, in their order. */
  protected abstract List<String> received();

  /** An announcement of this kind with one section. */
  protected static Announcement announcement(Notice.Kind kind, int number, List<String> lines) {
    return new Announcement(
        "orders-1-" + number,
        "orders-1",
        TaskArn.of("aws", "eu-west-1", "123456789012", "ORDERS"),
        kind,
        Instant.parse("2026-11-20T12:00:00Z"),
        "DMS task ORDERS: LobTruncated in public.orders",
        List.of(new Section("Seen", lines, false)));
  }

  @ParameterizedTest
  @EnumSource(Notice.Kind.class)
  void anAnnouncementOfEveryKindIsReceived(Notice.Kind kind) {
    assertThat(announcer().send(announcement(kind, 1, List.of("a line"))))
        .isEqualTo(new Outcome.Done());
    assertThat(received()).containsExactly("orders-1-1");
  }

  @Test
  void announcementsAreReceivedInTheirOrder() {
    announcer().send(announcement(Notice.Kind.OPENED, 1, List.of("a line")));
    announcer().send(announcement(Notice.Kind.HEALED, 2, List.of("a line")));

    assertThat(received()).containsExactly("orders-1-1", "orders-1-2");
  }

  @Test
  void whatIsNotDeliveredIsNotDoneAndIsDeliveredLater() {
    Announcement announcement = announcement(Notice.Kind.HANDED_OVER, 1, List.of("a line"));
    cutOff();
    assertThat(announcer().send(announcement)).isNotInstanceOf(Outcome.Done.class);
    reconnect();

    assertThat(announcer().send(announcement)).isEqualTo(new Outcome.Done());
    assertThat(received()).contains("orders-1-1");
  }

  @Test
  void aVeryLongAnnouncementIsReceived() {
    List<String> lines = Collections.nCopies(20_000, "A line that is some eighty letters long.");

    assertThat(announcer().send(announcement(Notice.Kind.OPENED, 1, lines)))
        .isEqualTo(new Outcome.Done());
    assertThat(received()).containsExactly("orders-1-1");
  }
}
