package dmsmedic.taskhealer.dms;

import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.StopReason;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Observation.AllTasks;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.observation.Observation.UnreadTask;
import dmsmedic.taskhealer.dms.document.TaskDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.databasemigration.model.ReplicationTask;
import software.amazon.awssdk.services.databasemigration.model.ReplicationTaskStats;
import software.amazon.awssdk.services.databasemigration.model.TableStatistics;

/**
 * What tells tasks and table statistics in the words of core.
 *
 * <p>What DMS reports and core has no word for is refused with an {@link IllegalArgumentException}
 * that names the task: an answer that is half understood would look like good news.
 */
final class TaskReader {

  private TaskReader() {}

  static TaskDocuments documents(ReplicationTask task) {
    return TaskDocuments.of(or(task.replicationTaskSettings(), ""), or(task.tableMappings(), ""));
  }

  /** Who asks for one task must hear why it cannot be read. */
  static List<TaskView> allOrNone(AllTasks tasks) {
    if (!tasks.unread().isEmpty()) {
      throw new IllegalArgumentException(tasks.unread().getFirst().reason());
    }
    return tasks.read();
  }

  /** All tasks; those that are refused stand beside the others, with what is known of them. */
  static AllTasks all(
      List<ReplicationTask> tasks,
      Map<String, Endpoint> endpoints,
      Map<String, Map<String, String>> tags) {
    List<TaskView> read = new ArrayList<>();
    List<UnreadTask> unread = new ArrayList<>();
    for (ReplicationTask task : tasks) {
      String arn = or(task.replicationTaskArn(), "");
      Map<String, String> own = tags.getOrDefault(arn, Map.of());
      try {
        read.add(view(task, endpoints, own));
      } catch (IllegalArgumentException e) {
        unread.add(
            new UnreadTask(
                or(task.replicationTaskIdentifier(), arn),
                Optional.ofNullable(endpoints.get(or(task.targetEndpointArn(), ""))),
                String.valueOf(e.getMessage())));
      }
    }
    return new AllTasks(read, unread);
  }

  private static TaskView view(
      ReplicationTask task, Map<String, Endpoint> endpoints, Map<String, String> tags) {
    try {
      TaskDocuments documents = documents(task);
      return new TaskView(task(task, documents, endpoints, tags), documents.mappings().mappings());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Task '" + task.replicationTaskArn() + "' cannot be read: " + e.getMessage(), e);
    }
  }

  private static dmsmedic.core.migration.ReplicationTask task(
      ReplicationTask task,
      TaskDocuments documents,
      Map<String, Endpoint> endpoints,
      Map<String, String> tags) {
    Optional<ReplicationTaskStats> stats = Optional.ofNullable(task.replicationTaskStats());
    return new dmsmedic.core.migration.ReplicationTask(
        new TaskArn(task.replicationTaskArn()),
        or(task.replicationTaskIdentifier(), ""),
        TaskStatus.of(or(task.status(), "")),
        MigrationType.of(or(task.migrationTypeAsString(), "")),
        Optional.ofNullable(task.stopReason()).flatMap(StopReason::in),
        Optional.ofNullable(task.lastFailureMessage()).filter(text -> !text.isBlank()),
        stats
            .map(ReplicationTaskStats::startDate)
            .or(() -> Optional.ofNullable(task.replicationTaskStartDate())),
        stats.map(ReplicationTaskStats::stopDate),
        documents.settings().settings(),
        documents.restStamp(),
        endpoint(endpoints, task.sourceEndpointArn()),
        endpoint(endpoints, task.targetEndpointArn()),
        or(task.replicationInstanceArn(), ""),
        documents.settings().logGroup(),
        tags);
  }

  private static Endpoint endpoint(Map<String, Endpoint> endpoints, @Nullable String arn) {
    return Optional.ofNullable(endpoints.get(or(arn, "")))
        .orElseThrow(
            () -> new IllegalArgumentException("DMS has no endpoint '" + or(arn, "") + "'."));
  }

  static dmsmedic.core.migration.TableStatistics statistics(TableStatistics table) {
    return new dmsmedic.core.migration.TableStatistics(
        new TableName(or(table.schemaName(), ""), or(table.tableName(), "")),
        TableState.of(or(table.tableState(), "")),
        new dmsmedic.core.migration.TableStatistics.RowCounts(
            or(table.fullLoadRows(), 0L),
            or(table.appliedInserts(), or(table.inserts(), 0L)),
            or(table.appliedUpdates(), or(table.updates(), 0L)),
            or(table.appliedDeletes(), or(table.deletes(), 0L))),
        Optional.ofNullable(table.fullLoadStartTime()),
        Optional.ofNullable(table.fullLoadEndTime()),
        or(table.validationState(), ""),
        Optional.ofNullable(table.fullLoadReloaded()));
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
