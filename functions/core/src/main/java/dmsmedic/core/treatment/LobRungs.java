package dmsmedic.core.treatment;

import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.TargetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The guards and proposals of the rungs that change how large objects are moved.
 *
 * <p>Sources: AWS DMS user guide, CHAP_Tasks.LOBSupport, CHAP_BestPractices and the page on table
 * settings; CockroachDB, "Migrate with AWS DMS".
 */
final class LobRungs {

  private LobRungs() {}

  static Fit full(HurtTable table, Circumstances now) {
    if (table.tried(Rung.FULL_LOB)) {
      return new Fit.Barred("it was tried and values were still cut.");
    }
    if (now.fullLob(table.source())) {
      return new Fit.Barred("the table is in it already.");
    }
    if (now.task().settings().batchApply()) {
      return new Fit.Barred("BatchApplyEnabled excludes it.");
    }
    return switch (now.table()) {
      case Answer.Unknown<TargetTable>(String reason) ->
          new Fit.Barred("the target's columns are not known: " + reason);
      case Answer.Known<TargetTable>(TargetTable target) -> full(table, now, target);
    };
  }

  private static Fit full(HurtTable table, Circumstances now, TargetTable target) {
    if (!target.exists()) {
      return new Fit.Barred("the target has no table '" + target.name() + "'.");
    }
    if (!target.keyed()) {
      return new Fit.Barred("the table has no primary key, so DMS cannot find a row again.");
    }
    if (!target.largeAndNotNull().isEmpty()) {
      return new Fit.Barred(
          "the target columns "
              + target.largeAndNotNull()
              + " are NOT NULL, and it writes NULL first.");
    }
    SettingChange change = fullChange(table, now);
    return change instanceof SettingChange.Lob && !now.everyTable()
        ? new Fit.Barred("it would change every table of the task, and not all were looked at.")
        : new Fit.Fits(List.of(change), List.of(), 0);
  }

  private static SettingChange fullChange(HurtTable table, Circumstances now) {
    if (now.rule(table.source()).isPresent() || now.ruleAllowed()) {
      return tableChange(table, now, TableLob.FULL);
    }
    LobSettings lob = now.task().settings().lob();
    return new SettingChange.Lob(lob, lob.inFullMode());
  }

  static Fit limited(HurtTable table, Circumstances now) {
    if (now.fullLob(table.source()) && !table.tried(Rung.FULL_LOB)) {
      return new Fit.Barred("the table is in full LOB mode, which a limit would take back.");
    }
    int currentKb = currentKb(table, now);
    LobSize size = LobSize.next(currentKb, table.actualBytes());
    if (!size.possible()) {
      return new Fit.Barred(
          "no limit up to " + LobSettings.LARGEST_LOB_KB + " KB holds the longest value.");
    }
    if (table.attempts().contains(new HurtTable.Attempt(Rung.LIMITED_LOB, size.maxKb()))) {
      return new Fit.Barred(size.maxKb() + " KB was tried and values were still cut.");
    }
    int columns = now.table().found().map(TargetTable::largeColumns).filter(n -> n > 0).orElse(1);
    List<SettingChange> relief = size.relief(now, columns);
    if (!size.fitsMemory(now, columns)) {
      return new Fit.Barred(
          "the replication instance has too little memory for " + size.maxKb() + " KB a value.");
    }
    List<SettingChange> changes = new ArrayList<>();
    changes.add(limitedChange(table, now, size.maxKb()));
    changes.addAll(relief);
    validation(now, size.maxKb()).ifPresent(changes::add);
    return new Fit.Fits(changes, List.of(), size.maxKb());
  }

  /**
   * A limit in force, or the one that the log tells, or what DMS has where neither says one.
   *
   * <p>A line need not tell a length. A limit that is made of nothing would cut every value.
   */
  private static int currentKb(HurtTable table, Circumstances now) {
    long toldKb = Math.min(table.limitBytes() / 1024, LobSettings.LARGEST_LOB_KB);
    int inForceKb = now.limitKb(table.source());
    int setKb = Math.max(now.task().settings().lob().lobMaxKb(), LobSettings.DEFAULT_LOB_KB);
    int knownKb = Math.max(inForceKb, (int) toldKb);
    return knownKb == 0 ? setKb : knownKb;
  }

  private static SettingChange limitedChange(HurtTable table, Circumstances now, int maxKb) {
    boolean rule = now.rule(table.source()).isPresent();
    if (rule || (now.ruleAllowed() && !looksUpNotNull(now))) {
      return tableChange(table, now, TableLob.limitedTo(maxKb));
    }
    LobSettings lob = now.task().settings().lob();
    return new SettingChange.Lob(lob, lob.limitedTo(maxKb));
  }

  /**
   * Whether a rule of the table would write NULL into a column that refuses it.
   *
   * <p>While changes are replicated, a table with its own limit has every LOB looked up at the
   * source after its row; the limit of the whole task does not.
   */
  private static boolean looksUpNotNull(Circumstances now) {
    return now.task().type().replicatesChanges()
        && now.table().found().map(t -> !t.largeAndNotNull().isEmpty()).orElse(true);
  }

  private static SettingChange tableChange(HurtTable table, Circumstances now, TableLob to) {
    return new SettingChange.TableLobs(
        table.source(), now.mappings().lob(table.source()), Optional.of(to));
  }

  private static Optional<SettingChange> validation(Circumstances now, int maxKb) {
    TaskSettings settings = now.task().settings();
    int partialKb = settings.size(Knob.VALIDATION_PARTIAL_LOB_KB);
    boolean follows = settings.validation() && partialKb > 0 && partialKb < maxKb;
    return follows
        ? Optional.of(new SettingChange.Size(Knob.VALIDATION_PARTIAL_LOB_KB, partialKb, maxKb))
        : Optional.empty();
  }
}
