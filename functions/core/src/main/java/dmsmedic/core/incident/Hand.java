package dmsmedic.core.incident;

import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Observation.EarlierLoad;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this program has in hand: deeds under way and things it must put back.
 *
 * @param stopped whether the task stands still because DMS accepted a stop of ours
 * @param modified whether DMS accepted a modification of ours
 * @param loads the loads asked for in this treatment
 * @param sample the first of two looks at statistics that bracket a count of rows
 * @param recovery the recovery task, while there is one
 * @param progressRows rows seen in the load so far, to tell a slow load from one that stands still
 * @param progressAt when they last grew
 * @param stop the stop that we caused, where its dates are known
 */
public record Hand(
    Optional<Intent> intent,
    boolean stopped,
    boolean modified,
    List<Load> loads,
    Optional<Sample> sample,
    Optional<TaskArn> recovery,
    long progressRows,
    Instant progressAt,
    Optional<Stop> stop) {

  /**
   * The stop that we caused, by the dates that DMS gives.
   *
   * <p>A person may start the task and stop it again after our stop, and what a person stopped is
   * never started. DMS says when a run began and when it ended, so dates of DMS are compared with
   * dates of DMS; a date that is missing tells nothing.
   *
   * @param startedAt when the run began that we ended
   * @param stoppedAt when it ended, once that was seen
   */
  public record Stop(Optional<Instant> startedAt, Optional<Instant> stoppedAt) {

    /** The stop that a task shows. */
    public static Stop of(ReplicationTask task) {
      return new Stop(task.startedAt(), task.stoppedAt());
    }

    /** Whether the task did not run again since. */
    public boolean sameRun(ReplicationTask task) {
      return agree(startedAt, task.startedAt());
    }

    /** Whether the task stands still by this stop. */
    public boolean is(ReplicationTask task) {
      return sameRun(task) && agree(stoppedAt, task.stoppedAt());
    }

    private static boolean agree(Optional<Instant> one, Optional<Instant> other) {
      return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
  }

  /** Statistics of the hurt tables at one moment. */
  public record Sample(Instant at, List<TableStatistics> statistics) {
    public Sample {
      statistics = List.copyOf(statistics);
    }

    /** The statistics of one table. */
    public Optional<TableStatistics> of(TableName source) {
      return statistics.stream().filter(s -> s.table().equals(source)).findFirst();
    }
  }

  public Hand {
    loads = List.copyOf(loads);
  }

  /** Nothing in hand. */
  public static Hand empty(Instant now) {
    return new Hand(
        Optional.empty(),
        false,
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        0,
        now,
        Optional.empty());
  }

  /** Whether something of ours has to be put back before a person can take over. */
  public boolean holds() {
    return stopped || recovery.isPresent();
  }

  public Hand withIntent(Optional<Intent> next) {
    return new Hand(
        next, stopped, modified, loads, sample, recovery, progressRows, progressAt, stop);
  }

  /** What is not stopped by us any more has no stop of ours. */
  public Hand withStopped(boolean next) {
    Optional<Stop> ours = next ? stop : Optional.empty();
    return new Hand(
        intent, next, modified, loads, sample, recovery, progressRows, progressAt, ours);
  }

  /** With the stop that we cause or have caused. */
  public Hand withStop(Stop next) {
    return new Hand(
        intent,
        stopped,
        modified,
        loads,
        sample,
        recovery,
        progressRows,
        progressAt,
        Optional.of(next));
  }

  /** Whether the task stands still by our stop, and by nobody's since. */
  public boolean ours(ReplicationTask task) {
    return stopped && stop.map(one -> one.is(task)).orElse(true);
  }

  public Hand withModified(boolean next) {
    return new Hand(intent, stopped, next, loads, sample, recovery, progressRows, progressAt, stop);
  }

  public Hand withLoads(List<Load> next) {
    return new Hand(
        intent, stopped, modified, next, sample, recovery, progressRows, progressAt, stop);
  }

  public Hand withSample(Optional<Sample> next) {
    return new Hand(
        intent, stopped, modified, loads, next, recovery, progressRows, progressAt, stop);
  }

  public Hand withRecovery(Optional<TaskArn> next) {
    return new Hand(intent, stopped, modified, loads, sample, next, progressRows, progressAt, stop);
  }

  /** How far the loads of these tables are, by what DMS shows: over where all are. */
  public Load.Standing standing(
      List<TableName> tables, Map<TableName, TableStatistics> shown, Instant now) {
    Set<TableName> wanted = Set.copyOf(tables);
    Set<Load.Standing> all =
        loads.stream()
            .filter(load -> wanted.contains(load.source()))
            .map(load -> load.standing(Optional.ofNullable(shown.get(load.source())), now))
            .collect(Collectors.toSet());
    return Stream.of(Load.Standing.values())
        .filter(all::contains)
        .findFirst()
        .orElse(Load.Standing.UNDER_WAY);
  }

  /** The loads of the operator's task whose end was seen. */
  public List<EarlierLoad> seenToEnd() {
    return loads.stream().map(Load::forLater).flatMap(Optional::stream).toList();
  }

  /** The load has come this far. */
  public Hand withProgress(long rows, Instant at) {
    return new Hand(intent, stopped, modified, loads, sample, recovery, rows, at, stop);
  }
}
