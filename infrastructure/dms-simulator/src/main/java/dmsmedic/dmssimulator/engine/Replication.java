package dmsmedic.dmssimulator.engine;

import dmsmedic.dmssimulator.plan.PlannedTable;
import dmsmedic.dmssimulator.rows.Change;
import dmsmedic.dmssimulator.rows.Refused;
import dmsmedic.dmssimulator.rows.Row;
import dmsmedic.dmssimulator.world.MigrationType;
import dmsmedic.dmssimulator.world.StartType;
import dmsmedic.dmssimulator.world.TableProgress;
import dmsmedic.dmssimulator.world.TableState;
import dmsmedic.dmssimulator.world.Task;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The replication of changes in a run. Captured changes wait in the task until they are applied, so
 * that none is lost by a stop; those of a table that loads wait until it is loaded, and those that
 * the load saw already are dropped.
 */
final class Replication {
  private static final String LOAD = "FullLoadSettings";

  private final Run run;
  private final Task task;
  private final Applier applier;
  private final Recovery recovery;
  private boolean holding;
  private boolean waiting;

  Replication(Run run, Task task) {
    this.run = run;
    this.task = task;
    this.applier = new Applier(run);
    this.recovery = new Recovery(task.settings());
  }

  /** Makes sure that changes are kept; answers why that is impossible. */
  Optional<Ending> prepare(StartType type) throws Refused {
    holding =
        task.type() == MigrationType.FULL_LOAD_AND_CDC
            && task.settings().flag(LOAD, "StopTaskCachedChangesNotApplied")
            && (type != StartType.RESUME_PROCESSING
                || task.moment(Task.Moment.LOAD_FINISH).isEmpty());
    if (type != StartType.RESUME_PROCESSING || !task.isCapturing()) {
      run.sessions().source().keepChanges(task.slot());
      task.capturing(true);
      return Optional.empty();
    }
    Optional<List<Change>> taken = run.sessions().source().takeChanges(task.slot());
    if (taken.isEmpty()) {
      run.log().slotDropped();
      return Optional.of(
          Ending.fatal("Can't resume task after replication slot was dropped. [1020101]"));
    }
    task.pending().addAll(taken.get());
    return Optional.empty();
  }

  /** Takes what the source kept, and applies what may be applied. */
  void capture() {
    if (waiting) {
      return;
    }
    try {
      Optional<List<Change>> taken = run.sessions().source().takeChanges(task.slot());
      if (taken.isEmpty()) {
        run.log().slotDropped();
        run.fail(Ending.fatal("Can't resume task after replication slot was dropped. [1020101]"));
        return;
      }
      task.pending().addAll(taken.get());
      drain();
    } catch (Refused refused) {
      trouble(refused);
    }
  }

  private void drain() throws Refused {
    if (!holding) {
      for (TableProgress progress : List.copyOf(task.tables().values())) {
        Optional<PlannedTable> table = run.planned(progress.name());
        if (table.isPresent() && progress.state() == TableState.COMPLETED) {
          drainCached(table.get());
        }
      }
    }
    while (!run.isOver() && !task.pending().isEmpty()) {
      Change next = task.pending().element();
      Optional<PlannedTable> table = run.planned(next.table());
      if (table.isPresent() && table.get().passes(rowOf(next))) {
        route(table.get(), next);
      }
      if (run.isOver()) {
        return;
      }
      task.pending().remove();
    }
    recovery.worked();
  }

  private static Row rowOf(Change change) {
    return switch (change) {
      case Change.Insert insert -> insert.row();
      case Change.Update update -> update.row();
      case Change.Delete delete -> delete.key();
    };
  }

  private void route(PlannedTable table, Change change) throws Refused {
    TableProgress progress = run.progress(table);
    switch (progress.state()) {
      case BEFORE_LOAD, LOADING, RELOADING, CANCELLED -> progress.cached().add(change);
      case COMPLETED -> {
        if (holding) {
          progress.cached().add(change);
        } else {
          applyUnseen(table, progress, change);
        }
      }
      case ERROR, MISSING -> {}
    }
  }

  private void applyUnseen(PlannedTable table, TableProgress progress, Change change)
      throws Refused {
    if (progress.snapshot().filter(s -> s.saw(change.transaction())).isEmpty()) {
      applier.apply(table, change);
    }
  }

  /** Applies what waited for a table. */
  void tableLoaded(PlannedTable table) {
    if (!holding && !waiting) {
      try {
        drainCached(table);
      } catch (Refused refused) {
        trouble(refused);
      }
    }
  }

  private void drainCached(PlannedTable table) throws Refused {
    TableProgress progress = run.progress(table);
    Deque<Change> cached = progress.cached();
    while (!run.isOver() && !cached.isEmpty()) {
      applyUnseen(table, progress, cached.element());
      if (!run.isOver()) {
        cached.remove();
      }
    }
  }

  /** Stops the task here when its settings say so. */
  void initialLoadIsOver() {
    if (task.type() != MigrationType.FULL_LOAD_AND_CDC) {
      return;
    }
    if (holding) {
      run.finish(Ending.stopped("STOPPED_AFTER_FULL_LOAD"));
    } else if (task.settings().flag(LOAD, "StopTaskCachedChangesApplied")) {
      capture();
      run.finish(Ending.stopped("STOPPED_AFTER_CACHED_EVENTS"));
    }
  }

  /** Waits and tries again, as long as DMS would. */
  private void trouble(Refused refused) {
    if (run.isOver()) {
      return;
    }
    run.log().statementFailed("TARGET_APPLY", refused);
    boolean goesOn = refused.isRetriable() ? recovery.mayRepeat() : recovery.mayReconnect();
    if (!goesOn) {
      run.fail(Ending.recoverable("ODBC general error."));
      return;
    }
    waiting = true;
    run.in(recovery.next(), () -> again(refused.isConnectionLost()));
  }

  private void again(boolean connects) {
    waiting = false;
    try {
      if (connects) {
        run.sessions().reconnect();
      }
    } catch (Refused refused) {
      trouble(refused);
      return;
    }
    capture();
  }
}
