package dmsmedic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Announcer;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeAnnouncerTest extends AnnouncerContract {

  private final FakeAnnouncer announcer = new FakeAnnouncer();

  @Override
  protected Announcer announcer() {
    return announcer;
  }

  @Override
  protected void cutOff() {
    announcer.troubledBy(() -> new Outcome.NotNow("Nobody answers."));
  }

  @Override
  protected void reconnect() {
    announcer.troubledBy(Outcome.Done::new);
  }

  @Override
  protected List<String> received() {
    return announcer.sent().stream().map(Announcement::id).toList();
  }

  @Test
  void anUnsureDeliveryWasReceived() {
    announcer.troubledBy(() -> new Outcome.Unsure("The answer was lost."));

    assertThat(announcer.send(announcement(Notice.Kind.OPENED, 1, List.of("a line"))))
        .isInstanceOf(Outcome.Unsure.class);
    assertThat(received()).containsExactly("orders-1-1");
  }
}
