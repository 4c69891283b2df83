package dmsmedic.testkit.simulation.promise.story;

import dmsmedic.core.belt.Limits;
import java.time.Duration;

/**
 * The numbers that promises are measured by.
 *
 * @param counts the budgets
 * @param times how long something may take
 * @param doubts what nobody can know to the second
 */
public record Bounds(Limits.Counts counts, Times times, Doubts doubts) {

  /**
   * How long something may take.
   *
   * @param ending from the opening of an incident to its end; the loading of rows, a full load that
   *     is awaited, an approval that is awaited and a storm do not count
   * @param standing for how long a task that was stopped may stand still, all retries included
   * @param delivery from the end of an incident to its announcement
   * @param approval for how long an approval may be awaited
   * @param open from the opening of an incident to its end, whatever it waits for: a load that
   *     stands still is no reason to wait for ever
   */
  public record Times(
      Duration ending, Duration standing, Duration delivery, Duration approval, Duration open) {}

  /**
   * What nobody can know to the second.
   *
   * @param glance how long a look at the world may lie before the intent that follows from it,
   *     which is as long as a function may run; what a person does meanwhile cannot be known, as
   *     DMS has no compare-and-set
   * @param skew by how much two clocks may differ
   * @param handsAtOnce how many runs of the function may find the same notice in the outbox
   */
  public record Doubts(Duration glance, Duration skew, int handsAtOnce) {}

  /** The bounds that belong to {@link Limits#standard}. */
  public static Bounds standard() {
    return of(Limits.standard());
  }

  /**
   * The bounds of a world: the budgets are those of the design, whatever the healer believes; only
   * what a storm is differs from world to world.
   */
  public static Bounds of(Limits limits) {
    return new Bounds(
        new Limits.Counts(6, 4, 3, limits.counts().incidentsAtOnce()),
        new Times(
            Duration.ofHours(12),
            Duration.ofHours(2),
            Duration.ofHours(1),
            Duration.ofHours(26),
            Duration.ofDays(8)),
        new Doubts(Duration.ofMinutes(2), Duration.ofSeconds(5), 5));
  }
}
