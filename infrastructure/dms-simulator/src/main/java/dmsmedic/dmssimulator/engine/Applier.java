package dmsmedic.dmssimulator.engine;

import dmsmedic.dmssimulator.behaviour.Switch;
import dmsmedic.dmssimulator.plan.LobCut;
import dmsmedic.dmssimulator.plan.Lobs;
import dmsmedic.dmssimulator.plan.PlannedTable;
import dmsmedic.dmssimulator.rows.Change;
import dmsmedic.dmssimulator.rows.Refused;
import dmsmedic.dmssimulator.rows.Row;
import dmsmedic.dmssimulator.rows.TargetSession;
import dmsmedic.dmssimulator.settings.Policy;
import dmsmedic.dmssimulator.world.TableProgress;
import dmsmedic.dmssimulator.world.TableProgress.Counter;
import dmsmedic.dmssimulator.world.TableState;

/**
 * Applies captured changes one by one, as the ApplyError policies say. A change that the target
 * asks to repeat, or that meets a lost connection, is handed back.
 */
final class Applier {
  private static final String DUPLICATE = "23505";

  private final Run run;

  Applier(Run run) {
    this.run = run;
  }

  /** Applies a change to a loaded table. */
  void apply(PlannedTable table, Change change) throws Refused {
    TableProgress progress = run.progress(table);
    try {
      boolean done =
          switch (change) {
            case Change.Insert insert -> insert(table, insert.row());
            case Change.Update update -> update(table, update);
            case Change.Delete delete -> delete(table, delete.key());
          };
      progress.add(captured(change), 1, run.now());
      progress.add(applied(change), done ? 1 : 0, run.now());
    } catch (Refused refused) {
      if (refused.isRetriable() || refused.isConnectionLost()) {
        throw refused;
      }
      progress.add(captured(change), 1, run.now());
      handle(table, refused, run.settings().policy("DataErrorPolicy"));
    }
  }

  private static Counter captured(Change change) {
    return switch (change) {
      case Change.Insert insert -> Counter.INSERTS;
      case Change.Update update -> Counter.UPDATES;
      case Change.Delete delete -> Counter.DELETES;
    };
  }

  private static Counter applied(Change change) {
    return switch (change) {
      case Change.Insert insert -> Counter.APPLIED_INSERTS;
      case Change.Update update -> Counter.APPLIED_UPDATES;
      case Change.Delete delete -> Counter.APPLIED_DELETES;
    };
  }

  private TargetSession target() {
    return run.sessions().apply();
  }

  private LobCut cut(PlannedTable table, Row row) {
    boolean looksUp =
        table.lobs().mode() == Lobs.Mode.LIMITED
            && table.lobs().byRule()
            && run.behaviour().says(Switch.PER_TABLE_LIMITED_CDC_LOOKS_UP);
    LobCut cut =
        LobCut.of(
            table,
            row,
            run.transfer(),
            looksUp ? LobCut.Moment.CHANGE_LOOKED_UP : LobCut.Moment.CHANGE);
    if (!cut.truncations().isEmpty() && run.failsOnTruncation()) {
      run.fail(Ending.ofSubtask(0, "1020101"));
    } else {
      cut.truncations().forEach(each -> run.log().truncated(true, table.name(), each));
    }
    return cut;
  }

  private boolean insert(PlannedTable table, Row row) throws Refused {
    LobCut cut = cut(table, row);
    try {
      target().insert(table.target().name(), table.target().renamed(cut.first()));
    } catch (Refused refused) {
      if (!refused.sqlState().equals(DUPLICATE)) {
        throw refused;
      }
      Policy policy = run.settings().policy("ApplyErrorInsertPolicy");
      if (policy != Policy.INSERT_RECORD) {
        handle(table, refused, policy);
        return false;
      }
      target().update(table.target().name(), table.keyOf(row), table.target().renamed(cut.first()));
    }
    later(table, row, cut);
    return true;
  }

  private void later(PlannedTable table, Row row, LobCut cut) throws Refused {
    Row later = table.target().renamed(cut.later());
    if (!later.isEmpty()) {
      target().update(table.target().name(), table.keyOf(row), later);
    }
  }

  private boolean update(PlannedTable table, Change.Update update) throws Refused {
    Row key = table.keyOf(update.key().isEmpty() ? update.row() : update.key());
    LobCut cut = cut(table, update.row());
    Row set = table.target().renamed(cut.first());
    if (key.isEmpty() || set.isEmpty()) {
      return false;
    }
    int changed = target().update(table.target().name(), key, set);
    if (changed == 0 && run.settings().policy("ApplyErrorUpdatePolicy") == Policy.UPDATE_RECORD) {
      target().insert(table.target().name(), set);
      changed = 1;
    }
    later(table, update.row(), cut);
    return changed > 0;
  }

  private boolean delete(PlannedTable table, Row oldKey) throws Refused {
    Row key = table.keyOf(oldKey);
    return !key.isEmpty() && target().delete(table.target().name(), key) > 0;
  }

  private void handle(PlannedTable table, Refused refused, Policy policy) {
    if (policy == Policy.IGNORE_RECORD || policy == Policy.IGNORE) {
      return;
    }
    if (run.settings().flag("TargetMetadata", "BatchApplyEnabled")) {
      run.log().bulkFailed();
    }
    run.log().statementFailed("TARGET_APPLY", refused);
    if (policy == Policy.SUSPEND_TABLE) {
      run.progress(table).become(TableState.ERROR, run.now());
      run.log().suspended(table.name(), 0);
    } else if (policy == Policy.STOP_TASK) {
      run.fail(Ending.ofSubtask(0, "1022502"));
    }
  }
}
