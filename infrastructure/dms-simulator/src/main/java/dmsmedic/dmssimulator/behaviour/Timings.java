package dmsmedic.dmssimulator.behaviour;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long each step of the service takes, and how fast rows travel, in simulated time.
 *
 * @param given durations that differ from {@link Step#usually()}
 * @param rowsPerSecond rows of one table that are loaded in one simulated second
 */
public record Timings(Map<Step, Duration> given, int rowsPerSecond) {

  /** Copies what is given. */
  public Timings {
    given = Map.copyOf(given);
    if (rowsPerSecond <= 0) {
      throw new IllegalArgumentException("rowsPerSecond must be positive: " + rowsPerSecond);
    }
  }

  /** The defaults of {@link Step}, at 5000 rows a second. */
  public static Timings usual() {
    return new Timings(Map.of(), 5000);
  }

  /** The same timings with another duration of one step. */
  public Timings with(Step step, Duration takes) {
    Map<Step, Duration> changed = new EnumMap<>(Step.class);
    changed.putAll(given);
    changed.put(step, takes);
    return new Timings(changed, rowsPerSecond);
  }

  /** The same timings at another speed of loading. */
  public Timings withRowsPerSecond(int rows) {
    return new Timings(given, rows);
  }

  /** How long a step takes. */
  public Duration of(Step step) {
    return given.getOrDefault(step, step.usually());
  }

  /** How long it takes to load that many rows of one table. */
  public Duration loading(long rows) {
    return Duration.ofMillis(rows * 1000 / rowsPerSecond);
  }
}
