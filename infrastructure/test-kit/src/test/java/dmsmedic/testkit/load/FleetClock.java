package dmsmedic.testkit.load;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when somebody works, and when nobody does. */
final class FleetClock implements InstantSource {

  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private Instant now = NOON;

  @Override
  public Instant instant() {
    return now;
  }

  void spend(Duration time) {
    now = now.plus(time);
  }

  void until(Instant later) {
    now = later.isAfter(now) ? later : now;
  }

  /** Minutes since noon, begun ones included. */
  int minute() {
    return (int) Duration.between(NOON, now).toMinutes();
  }
}
