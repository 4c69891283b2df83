package dmsmedic.taskhealer.cockroach;

import java.time.Duration;

/**
 * How long we wait for a cluster, and how much of a table one statement reads.
 *
 * @param connect until a connection stands, logged in
 * @param statement for one statement, which the cluster cancels then, and for all statements of a
 *     question that counts nothing
 * @param counting for all tables of one question, within what a wake-up has; connecting included
 * @param pageRows rows that one statement counts; small enough that DMS does not feel it
 */
public record ReadLimits(Duration connect, Duration statement, Duration counting, int pageRows) {

  /** Refuses what would never read anything. */
  public ReadLimits {
    if (connect.toSeconds() < 1
        || statement.toSeconds() < 1
        || counting.toSeconds() < 1
        || pageRows < 1) {
      throw new IllegalArgumentException("Limits are at least a second and a row.");
    }
  }

  /** What a function of a few minutes can afford. */
  public static ReadLimits usual() {
    return new ReadLimits(
        Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2), 10_000);
  }
}
