package dmsmedic.cockroachstandin.backend;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The clock of the stand-in, which may be stepped, together with samples of the wall clock that
 * PostgreSQL dates its commits by.
 *
 * <p>A sample is taken before a statement is forwarded whenever this clock has moved, so the latest
 * sample not after a commit is what this clock showed at that commit.
 */
public final class StandInClock {
  /** What the two clocks showed at one moment. */
  record Sample(Instant wall, Instant simulated) {}

  /** A running clock is not sampled more often than this; CockroachDB's own offset is larger. */
  private static final Duration FINEST_STEP = Duration.ofMillis(1);

  private final InstantSource simulated;
  private final InstantSource wall;
  private final List<Sample> samples = new ArrayList<>();

  /**
   * A clock of its own.
   *
   * @param simulated what clients are told
   * @param wall what PostgreSQL reads
   */
  public StandInClock(InstantSource simulated, InstantSource wall) {
    this.simulated = simulated;
    this.wall = wall;
    // Rows written before the first statement of a client are dated by this one.
    samples.add(new Sample(wall.instant().truncatedTo(ChronoUnit.MICROS), simulated.instant()));
  }

  /** The time now, sampled if it has moved. */
  public synchronized Instant tick() {
    Instant now = simulated.instant();
    Duration moved = Duration.between(samples.getLast().simulated, now).abs();
    if (moved.compareTo(FINEST_STEP) >= 0) {
      samples.add(new Sample(wall.instant().truncatedTo(ChronoUnit.MICROS), now));
    }
    return now;
  }

  /** The samples from a place on. */
  synchronized List<Sample> samplesFrom(int index) {
    return List.copyOf(samples.subList(index, samples.size()));
  }
}
