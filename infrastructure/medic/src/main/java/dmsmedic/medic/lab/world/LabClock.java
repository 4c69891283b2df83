package dmsmedic.medic.lab.world;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The simulated time, which is that of the simulated DMS once there is one. */
final class LabClock extends Clock {

  private final AtomicReference<InstantSource> source;

  LabClock(Instant initial) {
    source = new AtomicReference<>(InstantSource.fixed(initial));
  }

  /** Follows another clock from now on. */
  void follow(InstantSource other) {
    source.set(other);
  }

  @Override
  public Instant instant() {
    return source.get().instant();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
