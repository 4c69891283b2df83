package dmsmedic.testkit.simulation.soak;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.SplittableRandom;

/**
 * What a soak is asked for.
 *
 * @param replay one seed to be run and shown; everything else is of no account then
 * @param first the first seed; the others follow it
 * @param seeds how many seeds at most
 * @param atMost for how long at most; empty is as long as the seeds take
 */
record Wish(OptionalLong replay, long first, long seeds, Optional<Duration> atMost, int threads) {
  private static final long SEEDS = 20_000;

  /** Seeds are shown to people and typed by them. */
  private static final long SHORT = 1_000_000_000_000L;

  /**
   * Reads {@code soak.seed}, {@code soak.first}, {@code soak.seeds}, {@code soak.minutes} and
   * {@code soak.threads}; an empty value is as none.
   */
  static Wish of(Properties properties) {
    OptionalLong minutes = number(properties, "soak.minutes");
    OptionalLong seeds = number(properties, "soak.seeds");
    return new Wish(
        number(properties, "soak.seed"),
        number(properties, "soak.first").orElseGet(() -> new SplittableRandom().nextLong(SHORT)),
        seeds.orElse(minutes.isPresent() ? Long.MAX_VALUE : SEEDS),
        minutes.isPresent()
            ? Optional.of(Duration.ofMinutes(minutes.getAsLong()))
            : Optional.empty(),
        (int)
            number(properties, "soak.threads").orElse(Runtime.getRuntime().availableProcessors()));
  }

  private static OptionalLong number(Properties properties, String name) {
    String value = properties.getProperty(name, "").strip();
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(value));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is a whole number, not '" + value + "'.", e);
    }
  }
}
