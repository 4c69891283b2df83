package dmsmedic.testkit.simulation.world;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.StopReason;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.testkit.dms.RecoveryRules;
import dmsmedic.testkit.simulation.chance.Trouble;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A replication task: its state, which time changes, and how far it is with its tables. */
final class SimulatedTask {

  /** What never changes about a task. */
  record Identity(
      TaskArn arn, String identifier, MigrationType type, Endpoint source, Endpoint target) {}

  final Identity identity;
  final SortedMap<TableName, LoadedTable> tables = new TreeMap<>();
  TaskSettings settings;
  TableMappings mappings;
  Map<String, String> tags;
  int rest;
  TaskStatus status = TaskStatus.CREATING;

  /** Whether the sessions of the present run have their COPYs retried. */
  boolean copiesAreRetried;

  /** Counts the states, so that what was planned for an older one is left alone. */
  private int stage;

  private Optional<StopReason> stopReason = Optional.empty();
  private Optional<String> lastFailure = Optional.empty();
  private Optional<Instant> startedAt = Optional.empty();
  private Optional<Instant> stoppedAt = Optional.empty();
  private final World world;

  SimulatedTask(World world, Identity identity, TaskSettings settings, TableMappings mappings) {
    this.world = world;
    this.identity = identity;
    this.settings = settings;
    this.mappings = mappings;
    this.tags = Map.of();
  }

  TaskArn arn() {
    return identity.arn();
  }

  boolean everStarted() {
    return startedAt.isPresent();
  }

  boolean replicates() {
    return identity.type().replicatesChanges();
  }

  TaskView view() {
    return new TaskView(
        new ReplicationTask(
            identity.arn(),
            identity.identifier(),
            status,
            identity.type(),
            stopReason,
            lastFailure,
            startedAt,
            stoppedAt,
            settings,
            "rest " + rest,
            identity.source(),
            identity.target(),
            World.INSTANCE,
            Optional.of("dms-tasks-example"),
            tags),
        mappings);
  }

  List<TableStatistics> statistics() {
    return tables.values().stream().map(LoadedTable::statistics).toList();
  }

  /** Takes a state at once, and another after a while, unless something comes between. */
  void pass(TaskStatus through, Runnable then) {
    take(through);
    int then0 = stage;
    world.time.after(
        world.stateMillis(),
        () -> {
          if (stage == then0) {
            then.run();
          }
        });
  }

  private void take(TaskStatus next) {
    status = next;
    stage++;
    world.reached(this);
  }

  /** Whether a plan that was made in this stage still stands. */
  int stage() {
    return stage;
  }

  void rests(TaskStatus at) {
    take(at);
  }

  void starts() {
    pass(TaskStatus.STARTING, this::run);
  }

  private void run() {
    stopReason = Optional.empty();
    lastFailure = Optional.empty();
    startedAt = Optional.of(world.dmsNow());
    copiesAreRetried = world.cluster.retriesCopy(identity.target());
    take(TaskStatus.RUNNING);
    if (world.dice.happens(Trouble.TASK_FAILS)) {
      fails("Task error notification received. Stop Reason FATAL_ERROR Error Level FATAL");
      return;
    }
    for (LoadedTable table : tables.values()) {
      if (table.state.loading() || table.state == TableState.CANCELLED) {
        world.loads.begin(this, table);
      } else if (table.state == TableState.COMPLETED && replicates()) {
        world.loads.apply(this, table);
      }
    }
    finishes();
  }

  void stops() {
    int loading = stage;
    pass(TaskStatus.STOPPING, () -> stopped("NORMAL"));
    world.loads.interrupted(this, loading);
  }

  private void stopped(String reason) {
    stopReason = Optional.of(new StopReason(reason));
    stoppedAt = Optional.of(world.dmsNow());
    take(TaskStatus.STOPPED);
  }

  void fails(String message) {
    int loading = stage;
    lastFailure = Optional.of(message);
    stopReason = StopReason.in(message);
    stoppedAt = Optional.of(world.dmsNow());
    take(TaskStatus.FAILED);
    world.loads.interrupted(this, loading);
  }

  /** A full load that has nothing more to load stops by itself a few seconds later. */
  void finishes() {
    if (identity.type() != MigrationType.FULL_LOAD || loading()) {
      return;
    }
    int now = stage;
    world.time.after(
        3000,
        () -> {
          if (stage == now && !loading()) {
            stopped("FULL_LOAD_ONLY_FINISHED");
          }
        });
  }

  boolean loading() {
    return tables.values().stream().anyMatch(table -> table.state.loading());
  }

  void modifies(TaskSettings nextSettings, TableMappings nextMappings) {
    TaskStatus back = status;
    settings = nextSettings;
    mappings = nextMappings;
    pass(TaskStatus.MODIFYING, () -> take(back));
  }

  void deletes() {
    pass(TaskStatus.DELETING, () -> world.dms.forget(this));
  }

  /** A task for some tables only, with the endpoints of this one and changes on top. */
  SimulatedTask recovery(TaskArn arn, Deed.CreateRecovery wanted) {
    Identity own =
        new Identity(
            arn,
            wanted.identifier(),
            MigrationType.FULL_LOAD,
            identity.source(),
            identity.target());
    TaskSettings changed = settings;
    TableMappings selected = RecoveryRules.only(mappings, wanted.tables());
    for (SettingChange one : wanted.changes()) {
      changed = one.in(changed);
      selected = one.in(selected);
    }
    SimulatedTask task = new SimulatedTask(world, own, changed, selected);
    task.tags = wanted.tags();
    for (TableName name : wanted.tables()) {
      Optional.ofNullable(tables.get(name))
          .ifPresent(known -> task.tables.put(name, new LoadedTable(known.source, known.target)));
    }
    return task;
  }

  /** The tags, changed by somebody. */
  void tag(Actor by, Map<String, String> next) {
    tags = Map.copyOf(next);
    world.history.add(new Event.Tagged(world.time.now(), by, arn(), tags));
  }
}
