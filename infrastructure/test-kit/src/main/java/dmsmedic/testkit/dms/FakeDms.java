package dmsmedic.testkit.dms;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Dms;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.StopReason;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.InstanceClass;
import dmsmedic.core.observation.Observation.AllTasks;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.SettingChange;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A DMS in memory, in the words of core: the states of tasks and what each of them refuses.
 *
 * <p>Nothing moves by itself. Whatever was asked for has happened after {@link #settle()}: what
 * starts runs, what loads is loaded, what stops is stopped.
 */
public final class FakeDms implements Dms {

  /** Where every task of the fake runs. */
  public static final String INSTANCE = "arn:aws:dms:eu-west-1:123456789012:rep:EXAMPLE";

  private final SortedMap<TaskArn, FakeTask> tasks = new TreeMap<>();
  private final InstantSource clock;
  private final List<TableName> sources;
  private final long rowsPerTable;
  private int created;

  /** A DMS whose source has these tables, each with as many rows. */
  public FakeDms(InstantSource clock, List<TableName> sources, long rowsPerTable) {
    this.clock = clock;
    this.sources = List.copyOf(sources);
    this.rowsPerTable = rowsPerTable;
  }

  /** A task as its operator wants it. */
  public record Wanted(
      String identifier,
      MigrationType type,
      Endpoint source,
      Endpoint target,
      TaskSettings settings,
      TableMappings mappings,
      Map<String, String> tags) {}

  /** Creates a task, as an operator does. */
  public TaskArn add(Wanted wanted) {
    FakeTask.Plan plan =
        new FakeTask.Plan(wanted.settings(), wanted.mappings(), "rest", wanted.tags());
    return add(wanted.identifier(), wanted.type(), wanted.source(), wanted.target(), plan);
  }

  private TaskArn add(
      String identifier, MigrationType type, Endpoint source, Endpoint target, FakeTask.Plan plan) {
    created++;
    TaskArn arn = TaskArn.of("aws", "eu-west-1", "123456789012", "FAKE" + created);
    FakeTask.Identity identity =
        new FakeTask.Identity(arn, identifier, type, source, target, INSTANCE);
    tasks.put(arn, new FakeTask(identity, plan));
    return arn;
  }

  /** Changes settings and mappings, as an operator does. */
  public void operatorSets(TaskArn task, TaskSettings settings, TableMappings mappings) {
    FakeTask.Plan was = held(task).plan;
    held(task).plan = new FakeTask.Plan(settings, mappings, was.restStamp(), was.tags());
  }

  /** Changes something that core does not model. */
  public void operatorSetsOther(TaskArn task, String restStamp) {
    FakeTask.Plan was = held(task).plan;
    held(task).plan = new FakeTask.Plan(was.settings(), was.mappings(), restStamp, was.tags());
  }

  /** Fails a running task with a message as DMS writes it. */
  public void fail(TaskArn task, String message) {
    held(task).failed(message, clock.instant());
  }

  /** Replaces the statistics of one table. */
  public void put(TaskArn task, TableStatistics statistics) {
    held(task).tables.put(statistics.table(), statistics);
  }

  private FakeTask held(TaskArn task) {
    return Optional.ofNullable(tasks.get(task)).orElseThrow();
  }

  /** Lets everything that was begun come to its end. */
  public void settle() {
    tasks.values().removeIf(task -> task.status == TaskStatus.DELETING);
    tasks.values().forEach(this::settle);
  }

  private void settle(FakeTask task) {
    switch (task.status) {
      case CREATING -> task.status = TaskStatus.READY;
      case STARTING -> run(task);
      case RUNNING -> task.loaded(rowsPerTable, clock.instant());
      case STOPPING -> task.stopped(new StopReason("NORMAL"), clock.instant());
      case MODIFYING -> task.resting();
      case READY, STOPPED, FAILED, TESTING, DELETING, MOVING, FAILED_MOVE, UNKNOWN -> {}
    }
  }

  private void run(FakeTask task) {
    task.running(clock.instant());
    task.selected(sources);
    task.loaded(rowsPerTable, clock.instant());
    if (task.identity.type() == MigrationType.FULL_LOAD) {
      task.stopped(new StopReason("FULL_LOAD_ONLY_FINISHED"), clock.instant());
    }
  }

  @Override
  public Answer<Optional<TaskView>> task(TaskArn task) {
    return Answer.known(Optional.ofNullable(tasks.get(task)).map(FakeTask::view));
  }

  @Override
  public Answer<Optional<TaskView>> taskNamed(String identifier) {
    return Answer.known(named(identifier).map(FakeTask::view));
  }

  private Optional<FakeTask> named(String identifier) {
    return tasks.values().stream()
        .filter(task -> task.identity.identifier().equals(identifier))
        .findFirst();
  }

  @Override
  public Answer<AllTasks> tasks() {
    return Answer.known(
        new AllTasks(tasks.values().stream().map(FakeTask::view).toList(), List.of()));
  }

  @Override
  public Answer<List<TableStatistics>> statistics(TaskArn task) {
    FakeTask held = tasks.get(task);
    return held == null
        ? Answer.unknown(absent(task))
        : Answer.known(List.copyOf(held.tables.values()));
  }

  @Override
  public Answer<InstanceClass> instanceClass(String instanceArn) {
    return instanceArn.equals(INSTANCE)
        ? Answer.known(new InstanceClass("dms.r5.large"))
        : Answer.unknown("There is no instance '" + instanceArn + "'.");
  }

  @Override
  public Outcome stop(TaskArn task) {
    return in(task, held -> held.status == TaskStatus.RUNNING, FakeDms::stopping);
  }

  private static void stopping(FakeTask task) {
    task.status = TaskStatus.STOPPING;
  }

  @Override
  public Outcome resume(TaskArn task) {
    return in(task, held -> held.status.modifiable(), FakeTask::starting);
  }

  @Override
  public Outcome startFirst(TaskArn task) {
    FakeTask held = tasks.get(task);
    return held != null && held.everStarted() && held.status.modifiable()
        ? new Outcome.Refused("The task ran before.")
        : resume(task);
  }

  @Override
  public Outcome modify(TaskArn task, Deed.ModifyTask change) {
    FakeTask held = tasks.get(task);
    if (held == null) {
      return new Outcome.Refused(absent(task));
    }
    FakeTask.Plan now = held.plan;
    return now.isForeignTo(change)
        ? new Outcome.Refused("Somebody else changed the task.")
        : in(
            task,
            any -> held.status.modifiable(),
            any -> held.modifying(now.after(change.changes())));
  }

  @Override
  public Outcome reload(TaskArn task, List<TableName> tables) {
    if (tables.isEmpty()
        || tables.size() > Deed.ReloadTables.MOST
        || new HashSet<>(tables).size() < tables.size()) {
      return new Outcome.Refused("A reload names 1 to 10 tables, each once.");
    }
    FakeTask held = tasks.get(task);
    if (held != null
        && held.status == TaskStatus.RUNNING
        && !held.tables.keySet().containsAll(tables)) {
      return new Outcome.Refused("The task has no such table.");
    }
    return in(
        task,
        any -> any.status == TaskStatus.RUNNING && any.identity.type() != MigrationType.CDC,
        any -> tables.forEach(any::reloading));
  }

  @Override
  public Outcome create(TaskArn parent, Deed.CreateRecovery recovery) {
    FakeTask held = tasks.get(parent);
    if (held == null) {
      return new Outcome.Refused(absent(parent));
    }
    Optional<FakeTask> twin = named(recovery.identifier());
    if (twin.isPresent()) {
      return incident(twin.get().plan.tags()).equals(incident(recovery.tags()))
          ? new Outcome.Done()
          : new Outcome.Refused("The name is taken.");
    }
    Optional<String> objection = RecoveryRules.objection(held.plan.mappings(), recovery.tables());
    if (objection.isPresent()) {
      return new Outcome.Refused(objection.get());
    }
    FakeTask.Plan plan = held.plan.forRecovery(recovery);
    Endpoint source = held.identity.source();
    Endpoint target = held.identity.target();
    add(recovery.identifier(), MigrationType.FULL_LOAD, source, target, plan);
    return new Outcome.Done();
  }

  private static String incident(Map<String, String> tags) {
    return tags.getOrDefault(Mode.INCIDENT_TAG, "none");
  }

  @Override
  public Outcome delete(TaskArn task) {
    return in(task, held -> held.status.modifiable(), held -> held.status = TaskStatus.DELETING);
  }

  @Override
  public Answer<List<String>> commands(TaskArn task, List<SettingChange> changes) {
    if (!tasks.containsKey(task)) {
      return Answer.unknown(absent(task));
    }
    String command = "aws dms modify-replication-task --replication-task-arn " + task;
    return Answer.known(changes.isEmpty() ? List.of() : List.of(command + " '" + changes + "'"));
  }

  private Outcome in(TaskArn task, Predicate<FakeTask> state, Consumer<FakeTask> deed) {
    FakeTask held = tasks.get(task);
    if (held == null) {
      return new Outcome.Refused(absent(task));
    }
    if (!state.test(held)) {
      return new Outcome.NotNow("The task is " + held.status + ".");
    }
    deed.accept(held);
    return new Outcome.Done();
  }

  private static String absent(TaskArn task) {
    return "There is no task '" + task + "'.";
  }
}
