package dmsmedic.core.loop;

import dmsmedic.core.given.GivenTask;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.InstanceClass;
import dmsmedic.core.observation.Observation.AllTasks;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.observation.Observation.UnreadTask;
import dmsmedic.core.treatment.SettingChange;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** DMS as the scripted world has it: it refuses whatever its state does not allow. */
final class WorldDms implements Dms {
  private static final Set<TaskStatus> STILL =
      EnumSet.of(TaskStatus.READY, TaskStatus.STOPPED, TaskStatus.FAILED);

  final Map<TaskArn, WorldTask> tasks = new LinkedHashMap<>();
  final List<UnreadTask> unread = new ArrayList<>();
  private final World world;

  WorldDms(World world) {
    this.world = world;
  }

  @Override
  public Answer<Optional<TaskView>> task(TaskArn task) {
    world.asked.add("task " + task.resourceId());
    if (world.silence.isPresent()) {
      return Answer.unknown(world.silence.get());
    }
    return Answer.known(Optional.ofNullable(tasks.get(task)).map(WorldTask::view));
  }

  @Override
  public Answer<Optional<TaskView>> taskNamed(String identifier) {
    return Answer.known(
        tasks.values().stream()
            .filter(task -> task.identifier.equals(identifier))
            .map(WorldTask::view)
            .findFirst());
  }

  @Override
  public Answer<AllTasks> tasks() {
    world.asked.add("tasks");
    return Answer.known(
        new AllTasks(tasks.values().stream().map(WorldTask::view).toList(), unread));
  }

  @Override
  public Answer<List<TableStatistics>> statistics(TaskArn task) {
    world.asked.add("statistics " + task.resourceId());
    WorldTask known = tasks.get(task);
    return known == null || world.silence.isPresent() || world.statisticsAreSilent
        ? Answer.unknown("There is no such task.")
        : Answer.known(known.tables.values().stream().map(WorldTask.Table::statistics).toList());
  }

  @Override
  public Answer<InstanceClass> instanceClass(String instanceArn) {
    return Answer.known(new InstanceClass("dms.r5.4xlarge"));
  }

  @Override
  public Outcome stop(TaskArn task) {
    return change(task, EnumSet.of(TaskStatus.RUNNING), TaskStatus.STOPPING, TaskStatus.STOPPED);
  }

  @Override
  public Outcome resume(TaskArn task) {
    if (world.refusal.isPresent()) {
      world.effect("REFUSED");
      return new Outcome.Refused(world.refusal.get());
    }
    return change(task, STILL, TaskStatus.STARTING, TaskStatus.RUNNING);
  }

  @Override
  public Outcome startFirst(TaskArn task) {
    return change(task, EnumSet.of(TaskStatus.READY), TaskStatus.STARTING, TaskStatus.RUNNING);
  }

  @Override
  public Outcome modify(TaskArn task, Deed.ModifyTask change) {
    Outcome outcome = change(task, STILL, TaskStatus.MODIFYING, TaskStatus.STOPPED);
    if (outcome instanceof Outcome.Done) {
      WorldTask modified = Objects.requireNonNull(tasks.get(task));
      for (SettingChange one : change.changes()) {
        modified.settings = one.in(modified.settings);
        modified.mappings = one.in(modified.mappings);
      }
    }
    return outcome;
  }

  private Outcome change(TaskArn arn, Set<TaskStatus> from, TaskStatus through, TaskStatus to) {
    WorldTask task = tasks.get(arn);
    if (task == null) {
      return new Outcome.Refused("There is no such task.");
    }
    if (!from.contains(task.status)) {
      return new Outcome.NotNow("The task is " + task.status + ".");
    }
    world.effect(through + " " + kind(task));
    task.pass(through, to);
    return new Outcome.Done();
  }

  private static String kind(WorldTask task) {
    return task.arn.equals(GivenTask.ARN) ? "the task" : "the recovery task";
  }

  @Override
  public Outcome reload(TaskArn arn, List<TableName> tables) {
    WorldTask task = tasks.get(arn);
    if (task == null || task.status != TaskStatus.RUNNING) {
      return new Outcome.NotNow("The task does not run.");
    }
    world.effect("RELOAD " + tables);
    task.load(tables);
    return new Outcome.Done();
  }

  @Override
  public Outcome create(TaskArn parent, Deed.CreateRecovery recovery) {
    boolean taken =
        tasks.values().stream().anyMatch(t -> t.identifier.equals(recovery.identifier()));
    if (taken) {
      return new Outcome.Refused("The name is taken.");
    }
    WorldTask operators = Objects.requireNonNull(tasks.get(parent));
    TaskArn arn = TaskArn.of("aws", "eu-west-1", "123456789012", "RECOVERY" + tasks.size());
    GivenTask given =
        GivenTask.running()
            .arn(arn, recovery.identifier())
            .type(MigrationType.FULL_LOAD)
            .settings(operators.settings)
            .mappings(operators.mappings)
            .untagged();
    recovery.tags().forEach(given::tag);
    WorldTask task = new WorldTask(world, given.view());
    for (SettingChange change : recovery.changes()) {
      task.settings = change.in(task.settings);
      task.mappings = change.in(task.mappings);
    }
    recovery
        .tables()
        .forEach(t -> task.tables.put(t, new WorldTask.Table(t, TableState.BEFORE_LOAD)));
    task.pass(TaskStatus.CREATING, TaskStatus.READY);
    tasks.put(arn, task);
    world.effect("CREATE " + recovery.tables());
    return new Outcome.Done();
  }

  @Override
  public Outcome delete(TaskArn arn) {
    Outcome outcome = change(arn, STILL, TaskStatus.DELETING, TaskStatus.UNKNOWN);
    return outcome;
  }

  @Override
  public Answer<List<String>> commands(TaskArn task, List<SettingChange> changes) {
    world.undone = changes;
    return Answer.known(changes.stream().map(SettingChange::toString).toList());
  }

  @Override
  public boolean exhausted() {
    return world.exhausted;
  }

  /** What time brings about. */
  void tick() {
    List.copyOf(tasks.values()).forEach(WorldTask::tick);
    tasks.values().removeIf(task -> task.status == TaskStatus.UNKNOWN);
  }
}
