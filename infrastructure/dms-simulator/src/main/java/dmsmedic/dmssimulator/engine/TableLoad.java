package dmsmedic.dmssimulator.engine;

import dmsmedic.dmssimulator.behaviour.Step;
import dmsmedic.dmssimulator.behaviour.Switch;
import dmsmedic.dmssimulator.plan.LobCut;
import dmsmedic.dmssimulator.plan.PlannedTable;
import dmsmedic.dmssimulator.plan.Transfer;
import dmsmedic.dmssimulator.rows.Refused;
import dmsmedic.dmssimulator.rows.Row;
import dmsmedic.dmssimulator.rows.SourceSession;
import dmsmedic.dmssimulator.rows.TargetSession;
import dmsmedic.dmssimulator.settings.Policy;
import dmsmedic.dmssimulator.world.TableProgress;
import dmsmedic.dmssimulator.world.TableState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One table on its way: read from the source in one transaction, sent to the target file by file,
 * each file one COPY that commits by itself. Rows of files before a refused one stay.
 */
final class TableLoad {
  private final Run run;
  private final PlannedTable table;
  private final TableProgress progress;
  private final int subtask;
  private final TargetSession target;
  private final Transfer transfer;
  private Optional<SourceSession.Cursor> cursor = Optional.empty();
  private Instant begun;
  private boolean over;

  TableLoad(Run run, PlannedTable table, int subtask, TargetSession target) {
    this.run = run;
    this.table = table;
    this.progress = run.progress(table);
    this.subtask = subtask;
    this.target = target;
    this.transfer = run.transfer();
    this.begun = run.now();
  }

  PlannedTable table() {
    return table;
  }

  int subtask() {
    return subtask;
  }

  TargetSession target() {
    return target;
  }

  /** Prepares the target and opens the source. */
  void begin(Prepares prepares) {
    try {
      SourceSession.Cursor opened =
          run.sessions().source().read(table.source(), table.plan().filters());
      cursor = Optional.of(opened);
      begun = run.now();
      progress.loadBegins(opened.snapshot(), run.now());
      if (table.looksUp() && table.source().key().isEmpty()) {
        fail();
        return;
      }
      prepares.prepare(target, table);
    } catch (Refused refused) {
      run.log().statementFailed("TARGET_LOAD", refused);
      fail();
      return;
    }
    step();
  }

  /** What is done to the target table before its load. */
  interface Prepares {
    void prepare(TargetSession target, PlannedTable table) throws Refused;
  }

  private void step() {
    if (over) {
      return;
    }
    try {
      List<LobCut> file = nextFile();
      if (over) {
        return;
      }
      if (file.isEmpty()) {
        Instant least = begun.plus(run.takes(Step.LOAD_TABLE));
        Duration rest = Duration.between(run.now(), least);
        run.in(rest.isNegative() ? Duration.ZERO : rest, this::complete);
        return;
      }
      copy(file);
      run.in(run.loading(file.size()), this::step);
    } catch (Refused refused) {
      run.log().copyFailed(refused);
      fail();
    }
  }

  private List<LobCut> nextFile() throws Refused {
    long most = run.loadFileBytes();
    long size = 0;
    List<LobCut> file = new ArrayList<>();
    while (size < most && !over) {
      Optional<Row> row = cursor.orElseThrow().next();
      if (row.isEmpty()) {
        break;
      }
      LobCut cut = LobCut.of(table, row.get(), transfer, LobCut.Moment.LOAD);
      if (takesTruncations(cut)) {
        file.add(cut);
      }
      for (String column : cut.first().columns()) {
        size += cut.first().get(column).map(String::length).orElse(0) + 3;
      }
    }
    return file;
  }

  /** Logs what was cut; answers whether the row travels on. */
  private boolean takesTruncations(LobCut cut) {
    if (cut.truncations().isEmpty()) {
      return true;
    }
    if (run.failsOnTruncation()) {
      run.fail(Ending.ofSubtask(subtask, "1020101"));
      return false;
    }
    cut.truncations().forEach(each -> run.log().truncated(false, table.name(), each));
    if (!run.behaviour().says(Switch.DATA_TRUNCATION_POLICY_COVERS_LOBS)) {
      return true;
    }
    Policy policy = run.settings().policy("DataTruncationErrorPolicy");
    if (policy == Policy.SUSPEND_TABLE) {
      fail();
    } else if (policy == Policy.STOP_TASK) {
      run.fail(Ending.ofSubtask(subtask, "1020101"));
    }
    return policy != Policy.IGNORE_RECORD;
  }

  private void copy(List<LobCut> file) throws Refused {
    List<Row> rows = file.stream().map(cut -> table.target().renamed(cut.first())).toList();
    target.copy(table.target().name(), table.loadedColumns(), rows);
    for (LobCut cut : file) {
      Row later = table.target().renamed(cut.later());
      if (!later.isEmpty()) {
        target.update(table.target().name(), table.keyOf(cut.first()), later);
      }
    }
    progress.add(TableProgress.Counter.LOADED_ROWS, file.size(), run.now());
  }

  private void complete() {
    if (over) {
      return;
    }
    close();
    progress.loadEnds(TableState.COMPLETED, run.now());
    run.loader().completed(this);
  }

  private void fail() {
    if (over) {
      return;
    }
    close();
    progress.loadEnds(TableState.ERROR, run.now());
    run.log().loadFailed(table.name(), subtask);
    run.loader().failed(this);
  }

  /** Ends the load where it is, because its run ends. */
  void cancel() {
    if (!over) {
      close();
      progress.become(TableState.CANCELLED, run.now());
    }
  }

  private void close() {
    over = true;
    cursor.ifPresent(SourceSession.Cursor::close);
  }
}
