package dmsmedic.testkit.load;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.TreeMap;

/**
 * The token bucket of an account: 100 requests, and 4 more each second, the smaller of the two that
 * the AWS DMS user guide names (CHAP_Limits).
 */
final class Bucket {

  static final double MOST = 100;
  static final double PER_SECOND = 4;

  private final InstantSource clock;
  private final TreeMap<Long, Integer> minutes = new TreeMap<>();
  private double tokens = MOST;
  private double least = MOST;
  private Instant at;
  private int throttles;

  Bucket(InstantSource clock) {
    this.clock = clock;
    this.at = clock.instant();
  }

  boolean take() {
    Instant now = refill();
    if (tokens < 1) {
      throttles++;
      return false;
    }
    tokens--;
    least = Math.min(least, tokens);
    minutes.merge(now.getEpochSecond() / 60, 1, Integer::sum);
    return true;
  }

  private Instant refill() {
    Instant now = clock.instant();
    double seconds = Duration.between(at, now).toMillis() / 1000.0;
    tokens = Math.min(MOST, tokens + seconds * PER_SECOND);
    at = now;
    return now;
  }

  /** Somebody else takes all that there is. */
  void drinkUp() {
    refill();
    tokens = 0;
  }

  /** How many were refused. */
  int throttles() {
    return throttles;
  }

  /** The fewest tokens there ever were. */
  double least() {
    return least;
  }

  int busiestMinute() {
    return minutes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** How many were granted. */
  int requests() {
    return minutes.values().stream().mapToInt(Integer::intValue).sum();
  }
}
