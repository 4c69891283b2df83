package dmsmedic.dmssimulator.http;

import dmsmedic.dmssimulator.behaviour.Throttling;
import dmsmedic.dmssimulator.kernel.Fault;
import java.time.Duration;
import java.time.Instant;

/** The token bucket of the request quota, on the simulator's clock. */
public final class Bucket {
  private final Throttling quota;
  private double tokens;
  private Instant filled;

  /** A full bucket. */
  public Bucket(Throttling quota, Instant now) {
    this.quota = quota;
    this.tokens = quota.capacity();
    this.filled = now;
  }

  /** Takes a token, or refuses as the service does. */
  public void take(Instant now) {
    if (!quota.isOn()) {
      return;
    }
    double seconds = Duration.between(filled, now).toMillis() / 1000.0;
    tokens = Math.min(quota.capacity(), tokens + seconds * quota.perSecond());
    filled = now;
    if (tokens < 1) {
      throw new Fault("ThrottlingException", "Rate exceeded");
    }
    tokens--;
  }
}
