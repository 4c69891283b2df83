package dmsmedic.dmssimulator.api;

import dmsmedic.dmssimulator.kernel.Json;
import dmsmedic.dmssimulator.world.TableProgress;
import dmsmedic.dmssimulator.world.TableState;
import dmsmedic.dmssimulator.world.Task;
import dmsmedic.dmssimulator.world.Task.Moment;
import dmsmedic.dmssimulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A task as the API tells it. */
final class TaskAnswer {
  private TaskAnswer() {}

  static Map<String, Object> of(World world, Task task, boolean withSettings) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("ReplicationTaskIdentifier", task.plan().name());
    answer.put("SourceEndpointArn", task.wiring().sourceArn());
    answer.put("TargetEndpointArn", task.wiring().targetArn());
    answer.put("ReplicationInstanceArn", task.wiring().instanceArn());
    answer.put("MigrationType", task.type().wire());
    answer.put("TableMappings", task.plan().mappings());
    if (withSettings) {
      answer.put("ReplicationTaskSettings", settings(world, task));
    }
    answer.put("Status", task.status().wire());
    task.failure().ifPresent(text -> answer.put("LastFailureMessage", text));
    task.stopReason().ifPresent(text -> answer.put("StopReason", text));
    date(answer, "ReplicationTaskCreationDate", task.moment(Moment.CREATED));
    date(answer, "ReplicationTaskStartDate", task.moment(Moment.START));
    answer.putAll(task.extras());
    answer.put("ReplicationTaskArn", task.arn());
    if (task.wasStarted()) {
      answer.put("ReplicationTaskStats", stats(world, task));
    }
    return answer;
  }

  private static void date(Map<String, Object> answer, String member, Optional<Instant> at) {
    at.ifPresent(moment -> answer.put(member, Times.wire(moment)));
  }

  /** The settings with the two members that the service adds and does not take back. */
  private static String settings(World world, Task task) {
    Map<String, Object> whole = new LinkedHashMap<>(task.settings().document());
    Map<String, Object> logging = new LinkedHashMap<>(Json.part(whole, "Logging"));
    if (task.settings().flag("Logging", "EnableLogging")) {
      String instance = world.instance(task.wiring().instanceArn()).identifier();
      logging.put("CloudWatchLogGroup", "dms-tasks-" + instance);
      logging.put("CloudWatchLogStream", "dms-task-" + task.wiring().resourceId());
    }
    whole.put("Logging", logging);
    return Json.pretty(whole);
  }

  private static Map<String, Object> stats(World world, Task task) {
    List<TableState> states = task.tables().values().stream().map(TableProgress::state).toList();
    long loaded = count(states, Set.of(TableState.COMPLETED));
    long errored = count(states, Set.of(TableState.ERROR));
    Map<String, Object> stats = new LinkedHashMap<>();
    stats.put(
        "FullLoadProgressPercent",
        states.isEmpty() || !task.type().loads() ? 0 : 100 * (loaded + errored) / states.size());
    stats.put("ElapsedTimeMillis", elapsed(world, task).toMillis());
    stats.put("TablesLoaded", loaded);
    stats.put("TablesLoading", count(states, Set.of(TableState.LOADING)));
    stats.put("TablesQueued", count(states, Set.of(TableState.BEFORE_LOAD, TableState.RELOADING)));
    stats.put("TablesErrored", errored);
    date(stats, "FreshStartDate", task.moment(Moment.FRESH_START));
    date(stats, "StartDate", task.moment(Moment.START));
    date(stats, "StopDate", task.moment(Moment.STOP));
    date(stats, "FullLoadStartDate", task.moment(Moment.LOAD_START));
    date(stats, "FullLoadFinishDate", task.moment(Moment.LOAD_FINISH));
    return stats;
  }

  private static long count(List<TableState> states, Set<TableState> wanted) {
    return states.stream().filter(wanted::contains).count();
  }

  private static Duration elapsed(World world, Task task) {
    return task.moment(Moment.LOAD_START)
        .map(begun -> Duration.between(begun, task.moment(Moment.LOAD_FINISH).orElse(world.now())))
        .orElse(Duration.ZERO);
  }
}
