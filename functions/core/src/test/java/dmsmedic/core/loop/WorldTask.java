package dmsmedic.core.loop;

import dmsmedic.core.given.GivenTask;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Observation.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A task that changes its state with time, as DMS's do. */
final class WorldTask {
  private static final Duration CHANGE = Duration.ofSeconds(15);
  private static final Duration LOAD = Duration.ofSeconds(45);

  final World world;
  final TaskArn arn;
  final String identifier;
  final MigrationType type;
  final String database;
  final Map<String, String> tags = new HashMap<>();
  final SortedMap<TableName, Table> tables = new TreeMap<>();
  TaskSettings settings;
  TableMappings mappings;
  TaskStatus status;
  String stopReason = "NORMAL";
  Optional<Instant> stoppedAt = Optional.empty();
  boolean copiesAreRetried;
  private Instant startedAt = GivenTask.NOON.minusSeconds(3600);
  private Optional<Change> change = Optional.empty();

  /** Something that time will bring about. */
  private record Change(Instant at, TaskStatus status) {}

  WorldTask(World world, TaskView like) {
    this.world = world;
    arn = like.task().arn();
    identifier = like.task().identifier();
    type = like.task().type();
    database = like.task().target().database();
    settings = like.task().settings();
    mappings = like.mappings();
    status = like.task().status();
    stoppedAt = like.task().stoppedAt();
    tags.putAll(like.task().tags());
    like.task().stopReason().ifPresent(reason -> stopReason = reason.word());
  }

  /** One of its tables. */
  Table table(TableName name) {
    return Objects.requireNonNull(tables.get(name));
  }

  TaskView view() {
    GivenTask given =
        GivenTask.running()
            .arn(arn, identifier)
            .type(type)
            .database(database)
            .settings(settings)
            .mappings(mappings)
            .startedAt(startedAt)
            .untagged();
    tags.forEach(given::tag);
    if (status == TaskStatus.STOPPED) {
      given.stopped(stopReason, stoppedAt.orElse(GivenTask.NOON));
    }
    stoppedAt.ifPresent(given::stoppedAt);
    return given.status(status).view();
  }

  /** Goes through one state to another. */
  void pass(TaskStatus through, TaskStatus to) {
    status = through;
    change = Optional.of(new Change(world.now.plus(CHANGE), to));
  }

  /** Begins to load tables again. */
  void load(Iterable<TableName> names) {
    for (TableName name : names) {
      Table table = table(name);
      table.state = TableState.BEING_RELOADED;
      table.startedAt = Optional.of(world.now);
      world.target(name).rows = 0;
    }
  }

  /** What time brings about. */
  void tick() {
    change.filter(due -> !world.now.isBefore(due.at())).ifPresent(this::changed);
    if (status == TaskStatus.RUNNING) {
      tables.values().forEach(this::moved);
      ended();
    }
  }

  private void changed(Change due) {
    change = Optional.empty();
    boolean stops = status == TaskStatus.STOPPING;
    status = due.status();
    if (stops) {
      stoppedAt = Optional.of(due.at());
      stopReason = "NORMAL";
    }
    if (status == TaskStatus.RUNNING) {
      copiesAreRetried = world.cluster.retriesCopies();
      startedAt = due.at();
      change = Optional.empty();
      runningSince = world.now;
      tables.values().stream()
          .filter(table -> table.state == TableState.BEFORE_LOAD)
          .forEach(table -> load(List.of(table.name)));
    }
  }

  private Instant runningSince = GivenTask.NOON;

  private void moved(Table table) {
    World.Target target = world.target(table.name);
    if (table.state.loading()) {
      Instant started = table.startedAt.orElse(world.now);
      table.state = TableState.FULL_LOAD;
      if (!world.now.isBefore(started.plus(LOAD))) {
        loaded(table, target);
      }
    } else if (table.state == TableState.COMPLETED && type.replicatesChanges()) {
      table.inserts += target.sourceRows - target.rows;
      target.rows = target.sourceRows;
    }
  }

  private void loaded(Table table, World.Target target) {
    if (world.copiesConflict && !copiesAreRetried) {
      table.state = TableState.ERROR;
      world.copyDied(table.name);
      return;
    }
    table.state = TableState.COMPLETED;
    table.endedAt = Optional.of(world.now);
    table.loaded = target.sourceRows;
    target.rows = target.sourceRows;
    long limitBytes = limitKb(table.name) * 1024L;
    target.cutAtBytes = limitBytes > 0 && limitBytes < world.longestBytes ? limitBytes : 0;
    if (target.cutAtBytes > 0) {
      world.truncated(table.name, limitBytes);
    }
  }

  /** The limit in force for a table, in kilobytes; 0 where none is. */
  private int limitKb(TableName name) {
    Optional<TableLob> rule = mappings.lob(name);
    if (rule.isPresent()) {
      return rule.get().mode() == TableLob.Mode.UNLIMITED
          ? world.fullLobLimitKb
          : rule.get().bulkMaxKb();
    }
    return settings.lob().full() ? world.fullLobLimitKb : settings.lob().lobMaxKb();
  }

  /** A full load ends by itself. */
  private void ended() {
    boolean open = tables.values().stream().anyMatch(table -> table.state.loading());
    if (type == MigrationType.FULL_LOAD && !open && world.now.isAfter(runningSince)) {
      status = TaskStatus.STOPPED;
      stopReason = "FULL_LOAD_ONLY_FINISHED";
      stoppedAt = Optional.of(world.now);
    }
  }

  /** One table of one task, as its statistics count it. */
  static final class Table {
    final TableName name;
    TableState state;
    long loaded;
    long inserts;
    Optional<Instant> startedAt = Optional.empty();
    Optional<Instant> endedAt = Optional.empty();

    Table(TableName name, TableState state) {
      this.name = name;
      this.state = state;
    }

    TableStatistics statistics() {
      return new TableStatistics(
          name,
          state,
          new RowCounts(loaded, inserts, 0, 0),
          startedAt,
          endedAt,
          "Not enabled",
          Optional.empty());
    }
  }
}
