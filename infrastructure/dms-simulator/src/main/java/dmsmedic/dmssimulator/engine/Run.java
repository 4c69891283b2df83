package dmsmedic.dmssimulator.engine;

import dmsmedic.dmssimulator.behaviour.Behaviour;
import dmsmedic.dmssimulator.behaviour.Step;
import dmsmedic.dmssimulator.behaviour.Switch;
import dmsmedic.dmssimulator.plan.PlannedTable;
import dmsmedic.dmssimulator.plan.Transfer;
import dmsmedic.dmssimulator.rows.Refused;
import dmsmedic.dmssimulator.rows.TableName;
import dmsmedic.dmssimulator.settings.Settings;
import dmsmedic.dmssimulator.voice.TaskLog;
import dmsmedic.dmssimulator.world.Endpoint;
import dmsmedic.dmssimulator.world.StartType;
import dmsmedic.dmssimulator.world.TableProgress;
import dmsmedic.dmssimulator.world.TableState;
import dmsmedic.dmssimulator.world.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One stretch of a task's life, from running to stopped or failed. */
final class Run {

  /** Hears how a run ends. */
  interface Ends {
    void ended(Run run, Ending ending);
  }

  private final Context context;
  private final Task task;
  private final StartType type;
  private final Ends ends;
  private final TaskLog log;
  private final Sessions sessions;
  private final Map<TableName, PlannedTable> tables = new LinkedHashMap<>();
  private final Loader loader;
  private final Validation validation;
  private final Replication replication;
  private boolean over;
  private boolean finishing;

  private Run(Context context, Task task, StartType type, Ends ends, Sessions sessions) {
    this.context = context;
    this.task = task;
    this.type = type;
    this.ends = ends;
    this.sessions = sessions;
    this.log = new TaskLog(context.world(), context.behaviour(), task);
    this.loader = new Loader(this, type);
    this.validation = new Validation(this);
    this.replication = new Replication(this, task);
  }

  /** Connects; a refusal means that the task cannot start. */
  static Run open(Context context, Task task, StartType type, Ends ends) throws Refused {
    Endpoint source = context.world().endpoint(task.wiring().sourceArn());
    Endpoint target = context.world().endpoint(task.wiring().targetArn());
    Sessions sessions = Sessions.open(context.rows(), source.database(), target.database());
    return new Run(context, task, type, ends, sessions);
  }

  /** Plans the tables and keeps changes; answers why the task cannot run, if it cannot. */
  Optional<Ending> prepare() throws Refused {
    PlannedTable.all(sessions.source().tables(task.mappings().named()), task.mappings(), settings())
        .forEach(table -> tables.put(table.name(), table));
    if (tables.isEmpty() && settings().flag("ErrorBehavior", "FailOnNoTablesCaptured")) {
      return Optional.of(Ending.fatal("No tables were found at task initialization."));
    }
    if (task.type().captures()
        && settings().flag("TargetMetadata", "BatchApplyEnabled")
        && tables.values().stream().anyMatch(PlannedTable::looksUp)) {
      return Optional.of(Ending.ofSubtask(0, "1020101"));
    }
    sessions.openLoaders(task.type().loads() ? loader.sessions(tables.size()) : 0);
    return task.type().captures() ? replication.prepare(type) : Optional.empty();
  }

  /** Begins to load and to replicate. */
  void begin() {
    log.running();
    Map<TableName, TableProgress> known = task.tables();
    if (type != StartType.RESUME_PROCESSING) {
      known.clear();
      task.pending().clear();
    }
    for (PlannedTable table : tables.values()) {
      TableProgress progress =
          known.computeIfAbsent(table.name(), name -> new TableProgress(name, now()));
      if (!task.type().loads()) {
        progress.become(TableState.COMPLETED, now());
      } else if (progress.state() != TableState.COMPLETED && progress.state() != TableState.ERROR) {
        progress.become(TableState.BEFORE_LOAD, now());
        loader.add(table);
      }
      noteLobs(table);
    }
    if (!loader.isIdle()) {
      task.moment(Task.Moment.LOAD_START, now());
      task.forget(Task.Moment.LOAD_FINISH);
    }
    loader.fill();
  }

  private void noteLobs(PlannedTable table) {
    if (!settings().flag("TargetMetadata", "SupportLobs")) {
      table.source().columns().stream()
          .filter(column -> column.isLob())
          .forEach(column -> log.lobUnsupported(table.name(), column.name()));
    }
  }

  /** Loads tables again, or only validates them. */
  void reload(Collection<TableName> names, boolean validateOnly) {
    List<PlannedTable> asked = names.stream().map(tables::get).filter(t -> t != null).toList();
    if (validateOnly) {
      asked.forEach(this::validateSoon);
      return;
    }
    boolean resets = behaviour().says(Switch.COUNTERS_RESET_ON_RELOAD);
    asked.forEach(table -> progress(table).reloadAsked(resets, now()));
    if (finishing && !behaviour().says(Switch.RELOAD_IN_FINISHED_WINDOW_LOADS)) {
      return;
    }
    finishing = false;
    if (behaviour().says(Switch.RELOAD_OPENS_NEW_SESSIONS)) {
      try {
        sessions.renewLoaders();
      } catch (Refused refused) {
        fail(Ending.endpointInitialisation(refused.firstLine()));
        return;
      }
    }
    asked.forEach(loader::add);
    in(Duration.ZERO, loader::fill);
  }

  /** The loader has nothing left; a full-load-only task stops by itself. */
  void loadingIsOver(boolean loadedAny) {
    if (task.type().loads() && task.moment(Task.Moment.LOAD_FINISH).isEmpty()) {
      task.moment(Task.Moment.LOAD_FINISH, now());
      replication.initialLoadIsOver();
    }
    if (task.type().captures() || finishing) {
      return;
    }
    finishing = true;
    Duration window =
        loadedAny ? takes(Step.FINISH_FULL_LOAD) : behaviour().inferred().finishedWindow();
    in(
        window,
        () -> {
          if (finishing && loader.isIdle()) {
            finish(Ending.stopped("FULL_LOAD_ONLY_FINISHED"));
          }
        });
  }

  void tableLoaded(PlannedTable table) {
    replication.tableLoaded(table);
    if (validation.isOn()) {
      validateSoon(table);
    }
  }

  private void validateSoon(PlannedTable table) {
    validation.pending(table);
    in(takes(Step.VALIDATE_TABLE), () -> validation.validate(table, sessions.apply()));
  }

  /** Captures what changed on the source, and applies it. */
  void capture() {
    if (!over && task.type().captures()) {
      replication.capture();
    }
  }

  /** Ceases to work, because somebody asked to stop. */
  void halt() {
    close();
  }

  /** Ends the run because somebody asked for it. */
  void stop() {
    ends.ended(this, Ending.stopped("NORMAL"));
  }

  void fail(Ending failure) {
    if (!over) {
      log.fatal();
      finish(failure);
    }
  }

  void finish(Ending ending) {
    if (!over) {
      close();
      ends.ended(this, ending);
    }
  }

  /** Lets go of everything. */
  void close() {
    over = true;
    loader.cancel();
    sessions.close();
  }

  Task task() {
    return task;
  }

  boolean isOver() {
    return over;
  }

  TaskLog log() {
    return log;
  }

  Loader loader() {
    return loader;
  }

  Sessions sessions() {
    return sessions;
  }

  Settings settings() {
    return task.settings();
  }

  Behaviour behaviour() {
    return context.behaviour();
  }

  Transfer transfer() {
    return new Transfer(behaviour().inferred().nclobBytesPerChar());
  }

  Instant now() {
    return context.world().now();
  }

  Duration takes(Step step) {
    return behaviour().timings().of(step);
  }

  Duration loading(int rows) {
    return behaviour().timings().loading(rows);
  }

  Optional<PlannedTable> planned(TableName name) {
    return Optional.ofNullable(tables.get(name));
  }

  TableProgress progress(PlannedTable table) {
    return task.tables().computeIfAbsent(table.name(), name -> new TableProgress(name, now()));
  }

  /** The size of a CSV file. */
  long loadFileBytes() {
    long kb = settings().number("TargetMetadata", "LoadMaxFileSize");
    Endpoint target = context.world().endpoint(task.wiring().targetArn());
    return (kb == 0 ? target.maxFileKb() : kb) * 1024;
  }

  boolean failsOnTruncation() {
    return context.world().endpoint(task.wiring().sourceArn()).failsTasksOnLobTruncation();
  }

  /** Plans a deed of this run, which is forgotten when the run ends before. */
  void in(Duration delay, Runnable deed) {
    context
        .world()
        .agenda()
        .in(
            delay,
            () -> {
              if (!over) {
                deed.run();
              }
            });
  }
}
