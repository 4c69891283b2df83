package dmsmedic.testkit.simulation.world;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Dms;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.InstanceClass;
import dmsmedic.core.observation.Observation.AllTasks;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.testkit.dms.RecoveryRules;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The API of DMS: which call is accepted in which state.
 *
 * <p>Source: AWS DMS API reference (states and errors of StartReplicationTask, StopReplicationTask,
 * ModifyReplicationTask, ReloadTables, CreateReplicationTask).
 */
final class SimulatedDms implements Dms {
  private final World world;
  private final SortedMap<TaskArn, SimulatedTask> tasks = new TreeMap<>();
  private int created;
  private int composed;

  SimulatedDms(World world) {
    this.world = world;
  }

  /** The tasks of now. */
  List<SimulatedTask> all() {
    return List.copyOf(tasks.values());
  }

  Optional<SimulatedTask> held(TaskArn task) {
    return Optional.ofNullable(tasks.get(task));
  }

  /** An ARN that no task ever had. */
  TaskArn nextArn() {
    return TaskArn.of("aws", "eu-west-1", "123456789012", "TASK" + created++);
  }

  /** A task appears; it can be started when it is ready. */
  void add(Actor by, SimulatedTask task, Optional<TaskArn> parent) {
    tasks.put(task.arn(), task);
    world.history.add(
        new Event.Created(
            world.time.now(),
            by,
            task.arn(),
            task.identity.identifier(),
            parent,
            List.copyOf(task.tables.keySet()),
            task.tags));
    world.history.add(
        new Event.Targeted(world.time.now(), task.arn(), task.identity.target().host()));
    task.pass(TaskStatus.CREATING, () -> task.rests(TaskStatus.READY));
  }

  /** A deleted task is gone. */
  void forget(SimulatedTask task) {
    tasks.remove(task.arn());
  }

  @Override
  public Answer<Optional<TaskView>> task(TaskArn task) {
    return Answer.known(held(task).map(SimulatedTask::view));
  }

  @Override
  public Answer<Optional<TaskView>> taskNamed(String identifier) {
    return Answer.known(named(identifier).map(SimulatedTask::view));
  }

  private Optional<SimulatedTask> named(String identifier) {
    return tasks.values().stream()
        .filter(task -> task.identity.identifier().equals(identifier))
        .findFirst();
  }

  @Override
  public Answer<AllTasks> tasks() {
    return Answer.known(
        new AllTasks(tasks.values().stream().map(SimulatedTask::view).toList(), List.of()));
  }

  @Override
  public Answer<List<TableStatistics>> statistics(TaskArn task) {
    return held(task)
        .map(held ->
            Answer.known(held.everStarted() ? held.statistics() : List.<TableStatistics>of()))
        .orElseGet(() -> Answer.unknown(absent(task)));
  }

  @Override
  public Answer<InstanceClass> instanceClass(String instanceArn) {
    return instanceArn.equals(World.INSTANCE)
        ? Answer.known(new InstanceClass("dms.r5.4xlarge"))
        : Answer.unknown("There is no instance '" + instanceArn + "'.");
  }

  @Override
  public Outcome stop(TaskArn task) {
    return stop(Actor.HEALER, task);
  }

  Outcome stop(Actor by, TaskArn arn) {
    return in(
        arn,
        task -> task.status == TaskStatus.RUNNING,
        task -> {
          world.history.add(new Event.Stopped(world.time.now(), by, arn));
          task.stops();
        });
  }

  @Override
  public Outcome resume(TaskArn task) {
    return start(Actor.HEALER, task);
  }

  Outcome start(Actor by, TaskArn arn) {
    return in(
        arn,
        task -> task.status.modifiable(),
        task -> {
          world.history.add(new Event.Started(world.time.now(), by, arn));
          task.starts();
        });
  }

  @Override
  public Outcome startFirst(TaskArn task) {
    Optional<SimulatedTask> ran = held(task).filter(SimulatedTask::everStarted);
    boolean again = ran.filter(t -> t.status.modifiable()).isPresent();
    return again ? new Outcome.Refused("The task ran before.") : resume(task);
  }

  @Override
  public Outcome modify(TaskArn arn, Deed.ModifyTask change) {
    Optional<SimulatedTask> task = held(arn);
    if (task.filter(held -> foreign(held, change)).isPresent()) {
      return new Outcome.Refused("Somebody else changed the task.");
    }
    return in(
        arn,
        held -> held.status.modifiable(),
        held -> {
          TaskSettings settings = held.settings;
          TableMappings mappings = held.mappings;
          for (SettingChange one : change.changes()) {
            settings = one.in(settings);
            mappings = one.in(mappings);
          }
          modify(Actor.HEALER, held, settings, mappings);
        });
  }

  void modify(Actor by, SimulatedTask task, TaskSettings settings, TableMappings mappings) {
    world.history.add(
        new Event.Modified(
            world.time.now(), by, task.arn(), task.settings, settings, task.mappings, mappings));
    task.modifies(settings, mappings);
  }

  private static boolean foreign(SimulatedTask task, Deed.ModifyTask modify) {
    return !("rest " + task.rest).equals(modify.restStamp())
        || modify.changes().stream()
            .anyMatch(change ->
                !change.seenIn(task.settings, task.mappings)
                    && !change.inverse().seenIn(task.settings, task.mappings));
  }

  /** What an empty list means nobody documents: that it was sent is told, and not carried out. */
  @Override
  public Outcome reload(TaskArn arn, List<TableName> names) {
    if (names.isEmpty()) {
      world.history.add(new Event.Reloaded(world.time.now(), Actor.HEALER, arn, names));
    }
    if (names.isEmpty() || names.size() > 10 || new HashSet<>(names).size() < names.size()) {
      return new Outcome.Refused("A reload names 1 to 10 tables, each once.");
    }
    if (held(arn).filter(task -> !task.tables.keySet().containsAll(names)).isPresent()) {
      return new Outcome.Refused("The task has no such table.");
    }
    return in(
        arn,
        task -> task.status == TaskStatus.RUNNING && task.identity.type() != MigrationType.CDC,
        task -> {
          world.history.add(new Event.Reloaded(world.time.now(), Actor.HEALER, arn, names));
          names.forEach(name -> queue(task, name));
        });
  }

  /** The call only queues; the load begins a little later. */
  private void queue(SimulatedTask task, TableName name) {
    LoadedTable table = task.tables.get(name);
    if (table == null) {
      return;
    }
    int stage = task.stage();
    int attempt = ++table.attempt;
    world.time.after(
        world.make.reloadQueueMillis(),
        () -> {
          if (task.stage() == stage && table.attempt == attempt) {
            table.state = TableState.BEING_RELOADED;
            table.reloaded = true;
            world.loads.begin(task, table);
          }
        });
  }

  @Override
  public Outcome create(TaskArn parent, Deed.CreateRecovery recovery) {
    Optional<SimulatedTask> like = held(parent);
    if (like.isEmpty()) {
      return new Outcome.Refused(absent(parent));
    }
    Optional<SimulatedTask> twin = named(recovery.identifier());
    if (twin.isPresent()) {
      return incident(twin.get().tags).equals(incident(recovery.tags()))
          ? new Outcome.Done()
          : new Outcome.Refused("The name is taken.");
    }
    Optional<String> objection = RecoveryRules.objection(like.get().mappings, recovery.tables());
    if (objection.isPresent()) {
      return new Outcome.Refused(objection.get());
    }
    SimulatedTask task = like.get().recovery(nextArn(), recovery);
    add(Actor.HEALER, task, Optional.of(parent));
    return new Outcome.Done();
  }

  private static String incident(Map<String, String> tags) {
    return tags.getOrDefault(Mode.INCIDENT_TAG, "none");
  }

  @Override
  public Outcome delete(TaskArn task) {
    return delete(Actor.HEALER, task);
  }

  Outcome delete(Actor by, TaskArn arn) {
    return in(
        arn,
        task -> task.status.modifiable(),
        task -> {
          world.history.add(new Event.Deleted(world.time.now(), by, arn));
          task.deletes();
        });
  }

  @Override
  public Answer<List<String>> commands(TaskArn task, List<SettingChange> changes) {
    if (changes.isEmpty() || held(task).isEmpty()) {
      return held(task).isEmpty() ? Answer.unknown(absent(task)) : Answer.known(List.of());
    }
    String command =
        "aws dms modify-replication-task --replication-task-arn %s --undo %d"
            .formatted(task, composed++);
    world.history.add(new Event.CommandComposed(world.time.now(), task, command, changes));
    return Answer.known(List.of(command));
  }

  private Outcome in(TaskArn arn, Predicate<SimulatedTask> state, Consumer<SimulatedTask> deed) {
    SimulatedTask task = tasks.get(arn);
    if (task == null || !state.test(task)) {
      return task == null
          ? new Outcome.Refused(absent(arn))
          : new Outcome.NotNow("The task is " + task.status + ".");
    }
    deed.accept(task);
    return new Outcome.Done();
  }

  private static String absent(TaskArn task) {
    return "There is no task '" + task + "'.";
  }
}
