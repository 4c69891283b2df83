package dmsmedic.core.observation;

import dmsmedic.core.mapping.TableMappings;
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
    Answer<Optional<RecoveryView>> recovery) {

  /** A task together with its mappings. */
  public record TaskView(ReplicationTask task, TableMappings mappings) {}

  /** A recovery task together with its statistics. */
  public record RecoveryView(TaskView view, List<TableStatistics> statistics) {}

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
        Answer.notAsked());
  }

  /** The same with the statistics, which were asked for later. */
  public Observation withStatistics(Answer<List<TableStatistics>> asked) {
    return new Observation(
        task, asked, lines, linesUntil, cluster, tables, rows, neighbours, instance, recovery);
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
