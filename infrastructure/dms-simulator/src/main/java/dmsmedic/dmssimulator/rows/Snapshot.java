package dmsmedic.dmssimulator.rows;

import java.util.HashSet;
import java.util.Set;

/**
 * What a load saw of the source: transactions below {@code next} that were not running.
 *
 * @param next the first transaction number that had not begun
 */
public record Snapshot(long next, Set<Long> running) {

  /** Reads PostgreSQL's text form, {@code xmin:xmax:running,...}. */
  public static Snapshot parse(String text) {
    String[] parts = text.split(":", -1);
    Set<Long> running = new HashSet<>();
    if (parts.length > 2 && !parts[2].isEmpty()) {
      for (String each : parts[2].split(",", -1)) {
        running.add(Long.parseLong(each));
      }
    }
    return new Snapshot(Long.parseLong(parts[1]), Set.copyOf(running));
  }

  /** Whether the load already holds what that transaction did. */
  public boolean saw(long transaction) {
    return transaction < next && !running.contains(transaction);
  }
}
