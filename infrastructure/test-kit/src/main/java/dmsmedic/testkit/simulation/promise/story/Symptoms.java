package dmsmedic.testkit.simulation.promise.story;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.testkit.simulation.history.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The true lines of faults of one task, and which of them are history.
 *
 * <p>A line is history once its table was loaded again after it and proven whole, or once an
 * incident in which it is not was handed over to a person.
 */
public final class Symptoms {

  private record Sign(Fault fault, Instant at, Instant writtenAt, boolean byRecovery) {}

  /** When a hand-over was written down, and when it was decided as its record says. */
  private record GivenUp(Instant at, Instant decided) {

    /** What came after it could not be known to who decided, who looks no further back. */
    private Instant known(Duration glance) {
      Instant earliest = at.minus(glance);
      return decided.isBefore(earliest) ? earliest : decided;
    }
  }

  /** By so much a line of a COPY may seem older than the load that it speaks of. */
  private static final Duration UNNAMED = Duration.ofMinutes(2);

  private final Map<TableName, List<Sign>> signs = new HashMap<>();
  private final Set<TableName> inError = new HashSet<>();
  private final Set<TableName> unproven = new HashSet<>();
  private final Map<TableName, Instant> requested = new HashMap<>();
  private final Map<TableName, Instant> cured = new HashMap<>();
  private final Map<TableName, GivenUp> givenUp = new HashMap<>();
  private final Map<TableName, Instant> begun = new HashMap<>();
  private final Map<TableName, Instant> replaced = new HashMap<>();

  void line(Event.Line line, boolean byRecovery) {
    signs
        .computeIfAbsent(line.source(), _ -> new ArrayList<>())
        .add(new Sign(line.fault(), line.at(), line.writtenAt(), byRecovery));
  }

  /** A load began. */
  void loads(TableName source, Instant at) {
    begun.put(source, at);
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
    if (whole && begun.containsKey(source)) {
      replaced.put(source, begun.get(source));
    }
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
      GivenUp over = new GivenUp(at, incident.latest().phase().since());
      for (HurtTable table : incident.latest().tables()) {
        if (table.whole()) {
          cured.merge(table.source(), requested.getOrDefault(table.source(), at), Symptoms::later);
        } else {
          givenUp.put(table.source(), over);
        }
      }
    }
  }

  /**
   * Tables of which a line tells that values were cut, and that nobody has loaded again nor any
   * person was told of since. Who is told that a recovery task still loads a table looks after what
   * comes of it.
   */
  public List<TableName> overlooked(Duration skew) {
    return signs.entrySet().stream()
        .filter(
            one -> one.getValue().stream().anyMatch(sign -> overlooked(one.getKey(), sign, skew)))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private boolean overlooked(TableName source, Sign sign, Duration skew) {
    Instant loaded = replaced.getOrDefault(source, Instant.MIN);
    GivenUp over = givenUp.get(source);
    return sign.fault() == Fault.LOB_TRUNCATED
        && !(sign.byRecovery() && over != null)
        && clearly(sign, cured.get(source), skew)
        && clearly(sign, over == null ? null : over.at(), skew)
        && !sign.writtenAt().isBefore(loaded);
  }

  /** Whether any line that can be read says that a table is hurt. */
  public boolean any(Instant now, Bounds.Doubts doubts) {
    for (TableName source : signs.keySet()) {
      if (told(source, now, doubts)) {
        return true;
      }
    }
    return inError.stream().anyMatch(source -> ofCopy(source, now));
  }

  /** Whether the line of any COPY can be meant, which does not tell its table. */
  private boolean ofCopy(TableName source, Instant now) {
    Instant since = begun.getOrDefault(source, Instant.MIN.plus(UNNAMED)).minus(UNNAMED);
    return signs.values().stream()
        .flatMap(List::stream)
        .filter(sign -> sign.fault() == Fault.COPY_NOT_RETRIED)
        .anyMatch(sign -> sign.writtenAt().isAfter(since) && !sign.at().isAfter(now));
  }

  /**
   * Whether a line that can be read says that the table is hurt, or DMS shows it in error.
   *
   * <p>A line of a COPY may name no table and then speaks of those in error.
   */
  public boolean hurt(TableName source, Instant now, Bounds.Doubts doubts) {
    return inError.contains(source) || told(source, now, doubts);
  }

  private boolean told(TableName source, Instant now, Bounds.Doubts doubts) {
    List<Sign> all = signs.getOrDefault(source, List.of());
    Instant since = cured.getOrDefault(source, Instant.MIN);
    GivenUp over = givenUp.get(source);
    Instant left = over == null ? Instant.MIN : over.known(doubts.glance());
    for (int i = all.size() - 1; i >= 0; i--) {
      Sign sign = all.get(i);
      boolean readable = !sign.at().isAfter(now);
      boolean uncured = later(sign.writtenAt(), since, doubts.skew());
      if (readable && uncured && later(sign.at(), left, doubts.skew())) {
        return true;
      }
    }
    return false;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  private static boolean clearly(Sign sign, @Nullable Instant after, Duration skew) {
    return after == null || sign.writtenAt().isAfter(after.plus(skew));
  }

  private static boolean later(Instant one, Instant other, Duration skew) {
    return !one.plus(skew).isBefore(other);
  }
}
