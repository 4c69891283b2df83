package dmsmedic.core.loop;

import dmsmedic.core.belt.Belts.Usage;
import dmsmedic.core.incident.Chronicle.History;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Observation.EarlierLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is remembered of a task beyond its open incident: how far its log was read, and what was
 * spent.
 *
 * @param sweptUntil the log was read up to here; empty before the first sweep
 * @param closedAt until where its last incident has read the log; lines before that are history
 * @param incidents when incidents were opened, of the last day
 * @param reloads which tables were reloaded when, of the last day
 * @param history what the last incident has dealt with; empty before the first, and in what older
 *     programs wrote
 * @param loads the last load of each table that an incident, which is over, has seen end
 */
public record TaskFile(
    TaskArn task,
    long version,
    Optional<Instant> sweptUntil,
    Optional<Instant> closedAt,
    List<Instant> incidents,
    List<Reload> reloads,
    Optional<History> history,
    List<EarlierLoad> loads) {

  /** A reload of one table. */
  public record Reload(TableName table, Instant at) {}

  private static final Duration DAY = Duration.ofDays(1);

  public TaskFile {
    incidents = List.copyOf(incidents);
    reloads = List.copyOf(reloads);
    loads = List.copyOf(loads);
  }

  /** An empty file. */
  public static TaskFile of(TaskArn task) {
    return new TaskFile(
        task,
        0,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  /** With the log read further. */
  public TaskFile swept(Instant until) {
    Optional<History> read = history.map(before -> before.readTo(until));
    Optional<Instant> closed = read.map(History::until).or(() -> closedAt);
    return new TaskFile(task, version, Optional.of(until), closed, incidents, reloads, read, loads);
  }

  /**
   * With an incident ended, and with the loads that it has seen end.
   *
   * <p>A slow hand may say so once more when the next incident is over already, which must not be
   * forgotten for it.
   */
  public TaskFile closed(History over, List<EarlierLoad> ended) {
    SortedMap<TableName, EarlierLoad> known = new TreeMap<>();
    Stream.concat(loads.stream(), ended.stream())
        .forEach(one -> known.merge(one.source(), one, TaskFile::later));
    History all = history.map(earlier -> earlier.and(over)).orElse(over);
    return new TaskFile(
        task,
        version,
        Optional.of(all.until()),
        Optional.of(all.until()),
        incidents,
        reloads,
        Optional.of(all),
        List.copyOf(known.values()));
  }

  private static EarlierLoad later(EarlierLoad one, EarlierLoad other) {
    return other.endedAt().isBefore(one.endedAt()) ? one : other;
  }

  /** With an incident, counted once however often it is said; what is over a day old is dropped. */
  public TaskFile opened(Instant at) {
    if (incidents.contains(at)) {
      return this;
    }
    List<Instant> more = new ArrayList<>(incidents);
    more.removeIf(old -> old.isBefore(at.minus(DAY)));
    more.add(at);
    return new TaskFile(task, version, sweptUntil, closedAt, more, reloads, history, loads);
  }

  /**
   * With these tables reloaded; what is older than a day is dropped.
   *
   * @param at when the phase began that reloads them, so that a repeated request is paid for once
   */
  public TaskFile reloaded(List<TableName> tables, Instant at) {
    List<Reload> more = new ArrayList<>(reloads);
    more.removeIf(old -> old.at().isBefore(at.minus(DAY)));
    tables.stream()
        .map(table -> new Reload(table, at))
        .filter(reload -> !more.contains(reload))
        .forEach(more::add);
    return new TaskFile(task, version, sweptUntil, closedAt, incidents, more, history, loads);
  }

  /** With another version. */
  public TaskFile withVersion(long next) {
    return new TaskFile(task, next, sweptUntil, closedAt, incidents, reloads, history, loads);
  }

  /** What was spent in the last day. */
  public Usage usage(Instant now, int openIncidents) {
    return usage(now, openIncidents, false);
  }

  /** The same, and whether a storm lasts. */
  public Usage usage(Instant now, int openIncidents, boolean storming) {
    Instant since = now.minus(DAY);
    Map<TableName, Integer> byTable = new HashMap<>();
    for (Reload reload : reloads) {
      if (reload.at().isAfter(since)) {
        byTable.merge(reload.table(), 1, Integer::sum);
      }
    }
    int opened = 0;
    for (Instant at : incidents) {
      opened += at.isAfter(since) ? 1 : 0;
    }
    return new Usage(opened, byTable, openIncidents, storming);
  }

  /** Where to start reading the log, given a signal that speaks of an earlier line. */
  public Instant since(Optional<Instant> sighted) {
    Instant swept = sweptUntil.orElse(Instant.EPOCH);
    Instant earliest = sighted.filter(at -> at.isBefore(swept)).orElse(swept);
    return closedAt.filter(at -> at.isAfter(earliest)).orElse(earliest);
  }

  /** What of the log is no news. */
  public History before() {
    return history.orElseGet(
        () -> new History(closedAt.orElse(Instant.EPOCH), Instant.EPOCH, List.of()));
  }
}
