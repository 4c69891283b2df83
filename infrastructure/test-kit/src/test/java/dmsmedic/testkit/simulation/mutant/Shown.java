package dmsmedic.testkit.simulation.mutant;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.testkit.simulation.promise.story.Tags;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A task as a mutant sees it, and not as it is. */
final class Shown {

  private Shown() {}

  /** The task with other settings and mappings. */
  static TaskView with(TaskView view, Plan.Basis basis) {
    return new TaskView(copy(view.task(), basis, view.task().tags()), basis.mappings());
  }

  /** The task as if an operator allowed everything; a task of our own stays as it is. */
  static TaskView allowed(TaskView view) {
    return tagged(
        view,
        tags -> {
          tags.put(Mode.TAG, Mode.HEAL.word());
          tags.remove(Tags.PAUSE);
        });
  }

  /** The task as if nobody had paused it. */
  static TaskView unpaused(TaskView view) {
    return tagged(view, tags -> tags.remove(Tags.PAUSE));
  }

  /** The task as if nobody wanted to be asked. */
  static TaskView unasked(TaskView view) {
    return tagged(view, tags -> tags.replace(Mode.TAG, Mode.APPROVE.word(), Mode.HEAL.word()));
  }

  private static TaskView tagged(TaskView view, Consumer<Map<String, String>> change) {
    Map<String, String> tags = new HashMap<>(view.task().tags());
    change.accept(tags);
    return new TaskView(
        copy(view.task(), Plan.Basis.of(view.task(), view.mappings()), tags), view.mappings());
  }

  /** The table with other counters. */
  static TableStatistics with(TableStatistics table, RowCounts counts) {
    return new TableStatistics(
        table.table(),
        table.state(),
        counts,
        table.loadStartedAt(),
        table.loadEndedAt(),
        table.validation(),
        table.reloaded());
  }

  private static ReplicationTask copy(
      ReplicationTask task, Plan.Basis basis, Map<String, String> tags) {
    return new ReplicationTask(
        task.arn(),
        task.identifier(),
        task.status(),
        task.type(),
        task.stopReason(),
        task.lastFailure(),
        task.startedAt(),
        task.stoppedAt(),
        basis.settings(),
        basis.restStamp(),
        task.source(),
        task.target(),
        task.instanceArn(),
        task.logGroup(),
        tags);
  }
}
