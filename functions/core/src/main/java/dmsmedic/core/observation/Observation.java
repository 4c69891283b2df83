package dmsmedic.core.observation;

import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was asked for one decision, and what was found.
 *
 * @param task empty inside a known answer means that DMS says there is no such task
 * @param linesUntil up to where the logs were read, where there is more behind than one look reads;
 *     empty where they were read to their end, or not at all
 * @param recovery the task that we created, where one exists
 */
public record Observation(
    Answer<Optional<TaskView>> task,
    Answer<List<TableStatistics>> statistics,
    Answer<List<Found>> lines,
    Optional<Instant> linesUntil,
    Answer<ClusterView> cluster,
    Answer<Map<TableName, TargetTable>> tables,
    Answer<Map<TableName, RowsFound>> rows,
    Answer<List<Neighbour>> neighbours,
    Answer<InstanceClass> instance,
    Answer<Optional<RecoveryView>> recovery,
    Answer<List<EarlierLoad>> earlierLoads) {

  /** A task together with its mappings. */
  public record TaskView(ReplicationTask task, TableMappings mappings) {}

  /** All tasks of the account and region; one that cannot be read hides none of the others. */
  public record AllTasks(List<TaskView> read, List<UnreadTask> unread) {
    public AllTasks {
      read = List.copyOf(read);
      unread = List.copyOf(unread);
    }
  }

  /**
   * A task that DMS has and that cannot be read.
   *
   * @param target where it writes; empty where not even that is told
   * @param reason the sentence that names the task and what is wrong with it
   */
  public record UnreadTask(String identifier, Optional<Endpoint> target, String reason) {

    /** Whether it writes into the database of an endpoint, as far as anybody can tell. */
    public boolean mayWriteInto(Endpoint database) {
      return target
          .filter(known -> !known.host().isBlank())
          .map(known -> known.sameDatabase(database))
          .orElse(true);
    }
  }

  /** A recovery task together with its statistics. */
  public record RecoveryView(TaskView view, List<TableStatistics> statistics) {}

  /**
   * A load of a table that an earlier incident of the task has seen end.
   *
   * <p>DMS does not promise to set the change counters back at a reload, so how many rows a table
   * should hold can be told later only with what they showed then.
   *
   * @param endedAt the end of the load as DMS shows it, which tells it from a later one
   * @param base the row counters while the load ran
   */
  public record EarlierLoad(TableName source, Instant endedAt, TableStatistics.RowCounts base) {

    /** Whether what DMS shows of the table comes from this load, and from no later one. */
    public boolean shownIn(TableStatistics now) {
      return Optional.of(endedAt).equals(now.loadEndedAt());
    }
  }

  /** Nothing asked, nothing known. */
  public static Observation nothing() {
    return new Observation(
        Answer.notAsked(),
        Answer.notAsked(),
        Answer.notAsked(),
        Optional.empty(),
        Answer.notAsked(),
        Answer.notAsked(),
        Answer.notAsked(),
        Answer.notAsked(),
        Answer.notAsked(),
        Answer.notAsked(),
        Answer.notAsked());
  }

  /** The same with the statistics, which were asked for later. */
  public Observation withStatistics(Answer<List<TableStatistics>> asked) {
    return new Observation(
        task,
        asked,
        lines,
        linesUntil,
        cluster,
        tables,
        rows,
        neighbours,
        instance,
        recovery,
        earlierLoads);
  }

  /** The same with what was asked once more. */
  public Observation withOthers(
      Answer<List<Neighbour>> otherTasks, Answer<InstanceClass> otherInstance) {
    return new Observation(
        task,
        statistics,
        lines,
        linesUntil,
        cluster,
        tables,
        rows,
        otherTasks,
        otherInstance,
        recovery,
        earlierLoads);
  }

  /** The task, where DMS answered and has it. */
  public Optional<ReplicationTask> knownTask() {
    return task.found().flatMap(view -> view.map(TaskView::task));
  }

  /** The statistics of one table, where DMS answered and lists it. */
  public Optional<TableStatistics> statistics(TableName source) {
    return statistics
        .found()
        .flatMap(all -> all.stream().filter(s -> s.table().equals(source)).findFirst());
  }
}
