package dmsmedic.testkit.simulation.promise.story;

import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The true lines of faults of one task, and which of them are history.
 *
 * <p>A line is history once its table was loaded again after it in an incident that was healed, or
 * once an incident that had read it was handed over to a person.
 */
public final class Symptoms {

  private record Sign(Instant at, Instant writtenAt) {}

  private final Map<TableName, List<Sign>> signs = new HashMap<>();
  private final Set<TableName> inError = new HashSet<>();
  private final Set<TableName> unproven = new HashSet<>();
  private final Map<TableName, Instant> requested = new HashMap<>();
  private final Map<TableName, Instant> cured = new HashMap<>();
  private Instant givenUp = Instant.MIN;

  void line(TableName source, Instant at, Instant writtenAt) {
    signs.computeIfAbsent(source, _ -> new ArrayList<>()).add(new Sign(at, writtenAt));
  }

  /**
   * A load ended; DMS shows one that broke off as a table in error.
   *
   * <p>The operator's task knows nothing of what a recovery task loads well; that cures only with
   * the end of the incident. Nor does a load that is well cure a table of an open incident before
   * its proof, or its end.
   *
   * @param treated whether an open incident has the table in hand
   */
  void loaded(TableName source, boolean whole, boolean byRecovery, boolean treated) {
    if (whole && byRecovery) {
      return;
    }
    if (!whole) {
      inError.add(source);
      unproven.remove(source);
    } else if (treated && inError.contains(source)) {
      unproven.add(source);
    } else {
      inError.remove(source);
    }
  }

  /** The healer asked for a load of these tables. */
  void requested(List<TableName> sources, Instant at) {
    sources.forEach(source -> requested.put(source, at));
  }

  /** An incident is over. */
  void ended(IncidentStory incident, Instant at) {
    inError.removeAll(unproven);
    unproven.clear();
    if (incident.latest().phase() instanceof Phase.Healed) {
      for (TableName source : incident.latest().sources()) {
        cured.put(source, requested.getOrDefault(source, at));
        inError.remove(source);
      }
    } else {
      givenUp = at;
    }
  }

  /** Whether any line that can be read says that a table is hurt. */
  public boolean any(Instant now, Duration skew) {
    for (TableName source : signs.keySet()) {
      if (told(source, now, skew)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a line that can be read says that the table is hurt, or DMS shows it in error.
   *
   * <p>A line of a COPY may name no table and then speaks of those in error.
   */
  public boolean hurt(TableName source, Instant now, Duration skew) {
    return inError.contains(source) || told(source, now, skew);
  }

  private boolean told(TableName source, Instant now, Duration skew) {
    List<Sign> all = signs.getOrDefault(source, List.of());
    Instant since = cured.getOrDefault(source, Instant.MIN);
    for (int i = all.size() - 1; i >= 0; i--) {
      Sign sign = all.get(i);
      boolean readable = !sign.at().isAfter(now);
      boolean uncured = later(sign.writtenAt(), since, skew);
      if (readable && uncured && later(sign.at(), givenUp, skew)) {
        return true;
      }
    }
    return false;
  }

  private static boolean later(Instant one, Instant other, Duration skew) {
    return !one.plus(skew).isBefore(other);
  }
}
