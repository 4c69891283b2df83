package dmsmedic.dmssimulator.engine;

import dmsmedic.dmssimulator.behaviour.Switch;
import dmsmedic.dmssimulator.plan.PlannedTable;
import dmsmedic.dmssimulator.rows.Refused;
import dmsmedic.dmssimulator.rows.TargetSession;
import dmsmedic.dmssimulator.settings.Policy;
import dmsmedic.dmssimulator.world.StartType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The full load of a run: tables in a queue, and as many at a time as there are sub-tasks. */
final class Loader {
  private final Run run;
  private final int subtasks;
  private final boolean truncatesAnyway;
  private final Deque<PlannedTable> queue = new ArrayDeque<>();
  private final List<TableLoad> active = new ArrayList<>();
  private int begun;
  private int errors;

  Loader(Run run, StartType type) {
    this.run = run;
    this.subtasks =
        Math.toIntExact(run.settings().number("FullLoadSettings", "MaxFullLoadSubTasks"));
    this.truncatesAnyway =
        type == StartType.RELOAD_TARGET
            && run.behaviour().says(Switch.RELOAD_TARGET_TRUNCATES_UNDER_DO_NOTHING);
  }

  /** The most sessions that load at once. */
  int sessions(int tables) {
    return Math.min(subtasks, tables);
  }

  void add(PlannedTable table) {
    if (!queue.contains(table)) {
      queue.add(table);
    }
  }

  /** Starts tables while sub-tasks are free. */
  void fill() {
    while (!run.isOver() && active.size() < subtasks && !queue.isEmpty()) {
      PlannedTable table = queue.remove();
      if (active.stream().anyMatch(load -> load.table().equals(table))) {
        queue.add(table);
        return;
      }
      begin(table);
    }
    if (isIdle()) {
      run.loadingIsOver(begun > 0);
    }
  }

  private void begin(PlannedTable table) {
    TargetSession session;
    try {
      session = run.sessions().lend();
    } catch (Refused refused) {
      run.fail(Ending.endpointInitialisation(refused.firstLine()));
      return;
    }
    begun++;
    TableLoad load = new TableLoad(run, table, freeSubtask(), session);
    active.add(load);
    load.begin(this::prepare);
  }

  private int freeSubtask() {
    int number = 1;
    while (isTaken(number)) {
      number++;
    }
    return number;
  }

  private boolean isTaken(int number) {
    return active.stream().anyMatch(load -> load.subtask() == number);
  }

  private void prepare(TargetSession target, PlannedTable table) throws Refused {
    String mode = run.settings().text("FullLoadSettings", "TargetTablePrepMode").orElse("");
    boolean drops = mode.equals("DROP_AND_CREATE");
    if (drops) {
      target.drop(table.target().name());
    }
    if (drops || !target.exists(table.target().name())) {
      target.create(table.targetShape());
    } else if (truncatesAnyway || mode.equals("TRUNCATE_BEFORE_LOAD")) {
      target.truncate(table.target().name());
    }
  }

  void completed(TableLoad load) {
    leave(load);
    run.tableLoaded(load.table());
    fill();
  }

  /** Suspends the table, or fails the task, as TableErrorPolicy says. */
  void failed(TableLoad load) {
    leave(load);
    run.log().suspended(load.table().name(), load.subtask());
    errors++;
    long most = run.settings().number("ErrorBehavior", "TableErrorEscalationCount");
    boolean stops = run.settings().policy("TableErrorPolicy") == Policy.STOP_TASK;
    boolean escalates =
        most > 0
            && errors >= most
            && run.settings().policy("TableErrorEscalationPolicy") == Policy.STOP_TASK;
    if (stops || escalates) {
      run.fail(Ending.ofSubtask(load.subtask(), "1020403"));
    }
    if (!run.isOver()) {
      run.in(Duration.ZERO, this::fill);
    }
  }

  private void leave(TableLoad load) {
    active.remove(load);
    run.sessions().giveBack(load.target());
  }

  boolean isIdle() {
    return queue.isEmpty() && active.isEmpty();
  }

  /** Ends every load where it is. */
  void cancel() {
    active.forEach(TableLoad::cancel);
    active.forEach(load -> load.target().close());
    active.clear();
    queue.clear();
  }
}
