package dmsmedic.medic.lab.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * A real cluster to migrate into.
 *
 * <p>It dates its rows by its own clock, so the story then runs in real time.
 *
 * @param url {@code postgresql://user:password@host:port}, of an administrator
 */
public record RealCluster(String url, Clock clock) {

  @Override
  public String toString() {
    return "RealCluster[hidden]";
  }

  /** Waits until real time has come so far. */
  void await(Instant until) {
    for (Duration left = left(until); left.isPositive(); left = left(until)) {
      LockSupport.parkNanos(left.toNanos());
    }
  }

  private Duration left(Instant until) {
    return Duration.between(clock.instant(), until);
  }
}
