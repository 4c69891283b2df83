package dmsmedic.dmssimulator.engine;

import dmsmedic.dmssimulator.behaviour.Behaviour;
import dmsmedic.dmssimulator.behaviour.Step;
import dmsmedic.dmssimulator.kernel.Fault;
import dmsmedic.dmssimulator.rows.Refused;
import dmsmedic.dmssimulator.rows.Rows;
import dmsmedic.dmssimulator.rows.SourceSession;
import dmsmedic.dmssimulator.rows.TableName;
import dmsmedic.dmssimulator.settings.SettingsCheck;
import dmsmedic.dmssimulator.voice.Announcer;
import dmsmedic.dmssimulator.voice.TaskLog;
import dmsmedic.dmssimulator.world.MigrationType;
import dmsmedic.dmssimulator.world.StartType;
import dmsmedic.dmssimulator.world.Task;
import dmsmedic.dmssimulator.world.TaskStatus;
import dmsmedic.dmssimulator.world.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The states of tasks, and which call is taken in which (API reference of each operation). */
public final class Lifecycle {
  private static final int MOST_RELOADED = 10;

  private final Context context;
  private final Map<String, Run> runs = new LinkedHashMap<>();

  /** The tasks of one account. */
  public Lifecycle(World world, Behaviour behaviour, Rows rows) {
    this.context = new Context(world, behaviour, rows, new Announcer(world, behaviour));
  }

  /** Takes a new task in. */
  public void create(Task task) {
    context.world().tasks().put(task.arn(), task);
    task.moment(Task.Moment.CREATED, context.world().now());
    context.announcer().created(task);
    later(Step.CREATE_TASK, () -> task.status(TaskStatus.READY));
  }

  /** Starts a resting task. */
  public void start(Task task, StartType type) {
    if (!task.status().isResting()) {
      throw Fault.state(
          "Replication Task "
              + task.plan().name()
              + " is in "
              + task.status().name()
              + " state and cannot start");
    }
    if (type == StartType.START_REPLICATION
        && task.wasStarted()
        && task.type() != MigrationType.CDC) {
      throw Fault.combination(
          "Start Type : START_REPLICATION, valid only for tasks running for the first time");
    }
    if (type == StartType.RELOAD_TARGET && !task.type().loads()) {
      throw Fault.combination("Start Type : RELOAD_TARGET, not valid for cdc tasks");
    }
    task.status(TaskStatus.STARTING);
    task.endForgotten();
    later(Step.START_TASK, () -> run(task, type));
  }

  private void run(Task task, StartType asked) {
    StartType type =
        asked == StartType.RESUME_PROCESSING && !task.wasStarted()
            ? StartType.START_REPLICATION
            : asked;
    try {
      Run run = Run.open(context, task, type, this::ended);
      runs.put(task.arn(), run);
      Optional<Ending> impossible = run.prepare();
      if (impossible.isPresent()) {
        run.fail(impossible.get());
        return;
      }
      task.status(TaskStatus.RUNNING);
      task.moment(Task.Moment.START, context.world().now());
      task.forget(Task.Moment.STOP);
      if (type != StartType.RESUME_PROCESSING) {
        task.moment(Task.Moment.FRESH_START, context.world().now());
      }
      context.announcer().started(task, asked);
      run.begin();
      run.in(context.behaviour().timings().of(Step.CAPTURE), run::capture);
    } catch (Refused refused) {
      notStarted(task, refused);
    }
  }

  private void notStarted(Task task, Refused refused) {
    Run opened = runs.get(task.arn());
    Ending ending = Ending.endpointInitialisation(refused.text());
    if (opened != null) {
      opened.fail(ending);
    } else {
      new TaskLog(context.world(), context.behaviour(), task).fatal();
      end(task, ending);
    }
  }

  private void ended(Run run, Ending ending) {
    runs.remove(run.task().arn());
    end(run.task(), ending);
  }

  private void end(Task task, Ending ending) {
    task.ended(ending.status(), ending.stopReason(), ending.failure());
    task.moment(Task.Moment.STOP, context.world().now());
    ending
        .failure()
        .ifPresentOrElse(
            text -> context.announcer().failed(task, text),
            () -> context.announcer().stopped(task));
  }

  /** Stops a running task. */
  public void stop(Task task) {
    if (task.status() != TaskStatus.RUNNING) {
      throw Fault.state(
          "Replication Task "
              + task.plan().name()
              + " is not running; it is in "
              + task.status().wire()
              + " state");
    }
    task.status(TaskStatus.STOPPING);
    Run run = runOf(task);
    run.halt();
    later(Step.STOP_TASK, run::stop);
  }

  /** Changes a resting task; a running one takes logging severities alone. */
  public void modify(Task task, Task.Plan plan) {
    TaskStatus before = task.status();
    boolean severityAlone =
        before == TaskStatus.RUNNING
            && plan.name().equals(task.plan().name())
            && plan.type() == task.type()
            && plan.mappings().equals(task.plan().mappings())
            && SettingsCheck.isSeverityAlone(task.settings(), plan.settings());
    if (severityAlone) {
      task.plan(plan);
      return;
    }
    if (!before.isResting()) {
      throw Fault.state(
          "Replication Task, excluding logging severity task settings, cannot be modified while it"
              + " is "
              + before.wire()
              + " state");
    }
    task.plan(plan);
    task.status(TaskStatus.MODIFYING);
    later(
        Step.MODIFY_TASK,
        () -> {
          task.status(before);
          context.announcer().modified(task);
        });
  }

  /** Deletes a resting task with its slot. */
  public void delete(Task task) {
    if (!task.status().isResting()) {
      throw Fault.state(
          "Replication Task "
              + task.plan().name()
              + " cannot be deleted in "
              + task.status().wire()
              + " state");
    }
    task.status(TaskStatus.DELETING);
    later(
        Step.DELETE_TASK,
        () -> {
          dropSlot(task);
          context.world().tasks().remove(task.arn());
          context.announcer().deleted(task);
        });
  }

  /** Loads tables of a running task again, or only validates them. */
  public void reload(Task task, List<TableName> names, boolean validateOnly) {
    if (task.status() != TaskStatus.RUNNING) {
      throw Fault.state(
          "Tables of Replication Task "
              + task.plan().name()
              + " cannot be reloaded in "
              + task.status().wire()
              + " state");
    }
    if (!task.type().loads()) {
      throw Fault.state("Tables of a cdc Replication Task cannot be reloaded");
    }
    if (names.isEmpty() || names.size() > MOST_RELOADED) {
      throw Fault.value("TablesToReload must hold between 1 and 10 tables");
    }
    if (new HashSet<>(names).size() != names.size()) {
      throw Fault.value("TablesToReload must not hold duplicates");
    }
    for (TableName name : names) {
      if (!task.tables().containsKey(name)) {
        throw Fault.value("Table " + name.dotted() + " is not part of the Replication Task");
      }
    }
    if (validateOnly && !task.settings().flag("ValidationSettings", "EnableValidation")) {
      throw Fault.combination("ReloadOption validate-only needs EnableValidation");
    }
    context.announcer().reloadAsked(task);
    runOf(task).reload(names, validateOnly);
  }

  /** Fails a running task, as the engine does when it meets what it cannot recover from. */
  public void fail(Task task, String lastError) {
    runOf(task).fail(Ending.fatal(lastError));
  }

  /** Plans one capture of changes for every running task, at the latest at the given instant. */
  public void captureSoon(Duration within) {
    Duration usual = context.behaviour().timings().of(Step.CAPTURE);
    Duration delay = within.compareTo(usual) < 0 ? within : usual;
    runs.values().forEach(run -> run.in(delay, run::capture));
  }

  private Run runOf(Task task) {
    Run run = runs.get(task.arn());
    if (run == null) {
      throw Fault.state("Replication Task " + task.plan().name() + " is not running");
    }
    return run;
  }

  private void later(Step step, Runnable deed) {
    context.world().agenda().in(context.behaviour().timings().of(step), deed);
  }

  private void dropSlot(Task task) {
    if (!task.isCapturing()) {
      return;
    }
    try (SourceSession source =
        context.rows().source(context.world().endpoint(task.wiring().sourceArn()).database())) {
      source.dropChanges(task.slot());
      task.capturing(false);
    } catch (Refused unreachable) {
      // A source that is gone took the slot with it.
    }
  }

  /** Ends everything without a word, and leaves no slot on a source. */
  public void close() {
    List.copyOf(runs.values()).forEach(Run::close);
    runs.clear();
    context.world().tasks().values().forEach(this::dropSlot);
  }
}
