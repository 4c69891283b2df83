package dmsmedic.testkit;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Announcer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An announcer that keeps what it was given, and can be told to fail.
 *
 * <p>Safe for use by several threads.
 */
public final class FakeAnnouncer implements Announcer {

  private final List<Announcement> sent = new ArrayList<>();
  private Supplier<Outcome> fate = Outcome.Done::new;

  /**
   * From now on each delivery ends as is supplied for it; one that is {@link Outcome.Unsure} was
   * delivered, and only its answer was lost.
   */
  public synchronized void troubledBy(Supplier<Outcome> next) {
    fate = next;
  }

  /** Everything that people received, repetitions included, oldest first. */
  public synchronized List<Announcement> sent() {
    return List.copyOf(sent);
  }

  @Override
  public synchronized Outcome send(Announcement announcement) {
    Outcome outcome = fate.get();
    switch (outcome) {
      case Outcome.Done _, Outcome.Unsure _ -> sent.add(announcement);
      case Outcome.NotNow _, Outcome.Refused _ -> {
        return outcome;
      }
    }
    return outcome;
  }
}
