package dmsmedic.core.treatment;

import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.TargetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    Optional<String> unfit = unfit(target);
    if (unfit.isPresent()) {
      return new Fit.Barred(unfit.get());
    }
    SettingChange change = fullChange(table, now);
    Optional<String> others =
        change instanceof SettingChange.Lob ? barredByOthers(now) : Optional.empty();
    return others
        .<Fit>map(Fit.Barred::new)
        .orElseGet(() -> new Fit.Fits(List.of(change), List.of(), 0));
  }

  /** What of a table on the target excludes full LOB mode. */
  private static Optional<String> unfit(TargetTable target) {
    if (!target.exists()) {
      return Optional.of("the target has no table '" + target.name() + "'.");
    }
    if (!target.keyed()) {
      return Optional.of("the table has no primary key, so DMS cannot find a row again.");
    }
    return target.largeAndNotNull().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the target columns "
                + target.largeAndNotNull()
                + " are NOT NULL, and it writes NULL first.");
  }

  private static Optional<String> barredByOthers(Circumstances now) {
    return now.others().everyTable()
        ? now.others().notFull().map(reason -> "it would change every table of the task; " + reason)
        : Optional.of("it would change every table of the task, and not all were looked at.");
  }

  /** Why a table must not come into full LOB mode by a change of the whole task. */
  static Optional<String> notFull(HurtTable table, Answer<Map<TableName, TargetTable>> targets) {
    boolean cutInIt =
        table.tried(Rung.FULL_LOB) && !(table.whole() && table.lastTried(Rung.FULL_LOB));
    Optional<String> reason =
        cutInIt
            ? Optional.of("values were still cut in it.")
            : targets
                .found()
                .map(found -> TargetTable.among(found, table.target()))
                .map(LobRungs::unfit)
                .orElse(Optional.of("the target's columns are not known."));
    return reason.map(text -> "of '" + table.source() + "', " + text);
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
    boolean wholeTask = limitedChange(table, now, currentKb) instanceof SettingChange.Lob;
    Optional<TableName> untold = now.others().untold();
    if (wholeTask && untold.isPresent() && now.task().settings().lob().full()) {
      return new Fit.Barred(
          "it would limit '" + untold.get() + "' too, of whose values no length is known.");
    }
    LobSize size = size(table, now, currentKb, wholeTask);
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

  /** A limit of the whole task holds the values of the tables that are whole already, too. */
  private static LobSize size(
      HurtTable table, Circumstances now, int currentKb, boolean wholeTask) {
    if (!wholeTask) {
      return LobSize.next(currentKb, table.actualBytes());
    }
    long longest = Math.max(table.actualBytes(), now.others().actualBytes());
    LobSize size = LobSize.next(currentKb, longest);
    return size.possible() ? new LobSize(Math.max(size.maxKb(), now.others().limitKb())) : size;
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
