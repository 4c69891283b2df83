package dmsmedic.core.belt;

import java.time.Duration;

/**
 * The numbers that bound this program, all in one place.
 *
 * @param waits how long to wait for what
 * @param counts how often something may happen
 */
public record Limits(Waits waits, Counts counts) {

  /**
   * Durations.
   *
   * @param lease how long the intent of a deed keeps other hands away; longer than a function may
   *     run
   * @param poll how long to leave a passing state alone
   * @param betweenLooks the least time between two looks at statistics that bracket a count; longer
   *     than follower reads lag behind
   * @param step the longest that one step may take, loading excluded
   * @param proof the longest that a proof may stay open
   * @param stall how long a load may stand still before a person is called
   * @param soak how long a healed table is watched
   * @param approval how long an approval is waited for
   */
  public record Waits(
      Duration lease,
      Duration poll,
      Duration betweenLooks,
      Duration step,
      Duration proof,
      Duration stall,
      Duration soak,
      Duration approval) {}

  /**
   * Counts.
   *
   * @param rungsPerIncident treatments of one incident
   * @param reloadsPerTableAndDay reloads of one table in 24 hours
   * @param incidentsPerTaskAndDay incidents of one task in 24 hours
   * @param incidentsAtOnce open incidents of the fleet beyond which the cluster, not a task, is ill
   */
  public record Counts(
      int rungsPerIncident,
      int reloadsPerTableAndDay,
      int incidentsPerTaskAndDay,
      int incidentsAtOnce) {}

  /** The founding numbers. */
  public static Limits standard() {
    return new Limits(
        new Waits(
            Duration.ofMinutes(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofMinutes(15),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofMinutes(10),
            Duration.ofHours(24)),
        new Counts(6, 4, 3, 20));
  }

  /** The same, with another number of open incidents from which on a storm is seen. */
  public Limits withIncidentsAtOnce(int incidents) {
    Counts others =
        new Counts(
            counts.rungsPerIncident(),
            counts.reloadsPerTableAndDay(),
            counts.incidentsPerTaskAndDay(),
            incidents);
    return new Limits(waits, others);
  }
}
