package dmsmedic.testkit.simulation.world;

import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.testkit.simulation.chance.Topic;
import dmsmedic.testkit.simulation.chance.Trouble;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.rows.SourceTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How DMS moves rows: full loads with their preparation, and the changes that follow.
 *
 * <p>Sources: AWS DMS user guide, CHAP_Tasks.LOBSupport (limits in kilobytes, cut with a warning),
 * CHAP_Tasks.ReloadTables (preparation before a reload), CHAP_Troubleshooting (an unfinished load
 * begins again).
 */
final class Loads {
  private static final int KB = 1024;
  private static final long NO_LIMIT = Long.MAX_VALUE;
  private final World world;

  Loads(World world) {
    this.world = world;
  }

  /** Prepares the target table and begins to load; a load under way begins again. */
  void begin(SimulatedTask task, LoadedTable table) {
    table.attempt++;
    table.state = TableState.FULL_LOAD;
    table.startedAt = Optional.of(world.dmsNow());
    table.loaded = 0;
    if (world.make.countersStartAgain()) {
      table.inserts = 0;
      table.updates = 0;
      table.deletes = 0;
    }
    world.history.add(new Event.LoadBegan(world.time.now(), task.arn(), table.name()));
    prepare(task, table);
    if (world.dice.happens(Trouble.LOAD_STALLS)) {
      return;
    }
    int parts = world.dice.happens(Trouble.LOAD_SLOW) ? world.dice.between(Topic.LOAD, 2, 9) : 1;
    move(task, table, new Stand(table.attempt, task.stage(), parts));
  }

  /** Which load this is, and how many parts of it are to come. */
  private record Stand(int attempt, int stage, int parts) {
    boolean over(SimulatedTask task, LoadedTable table) {
      return attempt != table.attempt || stage != task.stage();
    }
  }

  private void prepare(SimulatedTask task, LoadedTable table) {
    if (task.settings.prepMode() != PrepMode.DO_NOTHING) {
      Instant now = world.time.now();
      List<Instant> foreign = table.target.truncate(table.source.make, world.cluster.now());
      world.history.add(
          new Event.Truncated(now, task.arn(), table.name(), table.target.name, foreign));
    }
  }

  private void move(SimulatedTask task, LoadedTable table, Stand stand) {
    long millis =
        stand.parts() == 1
            ? world.dice.tailed(Topic.LOAD, 4_000, 900_000)
            : world.dice.between(Topic.LOAD, 60_000, 1_500_000);
    world.time.after(
        millis,
        () -> {
          if (stand.over(task, table)) {
            return;
          }
          if (stand.parts() > 1) {
            table.loaded++;
            move(task, table, new Stand(stand.attempt(), stand.stage(), stand.parts() - 1));
          } else {
            end(task, table);
          }
        });
  }

  private void end(SimulatedTask task, LoadedTable table) {
    boolean full = limitBytes(task, table) == NO_LIMIT && !beyondFullLob(task);
    SourceTable.Make make = table.source.make;
    if (full && task.settings.batchApply() && task.replicates()) {
      task.fails("Full LOB mode with batch apply. Stop Reason FATAL_ERROR Error Level FATAL");
    } else if (full && !(make.nullable() && make.keyed())) {
      errs(task, table, 0);
    } else if (doubled(table)) {
      errs(task, table, 0);
    } else if (!task.copiesAreRetried && world.conflicts(make.conflictShare())) {
      errs(task, table, world.cluster.atomic(task.identity.target()) ? 0 : 1);
      world.ailments.copyDied(task, table);
    } else {
      loaded(task, table);
    }
    if (task.status == TaskStatus.RUNNING) {
      task.finishes();
    }
  }

  /** LOBs can be switched off altogether; such a task moves no large values at all. */
  private static boolean beyondFullLob(SimulatedTask task) {
    return !task.settings.lob().supported();
  }

  private static boolean doubled(LoadedTable table) {
    return table.source.rows().keySet().stream().anyMatch(table.target::has);
  }

  private void errs(SimulatedTask task, LoadedTable table, int partialRows) {
    table.state = TableState.ERROR;
    table.target.loadedWith(table.source.make, table.source.rows());
    table.source.rows().entrySet().stream()
        .limit(partialRows)
        .forEach(row -> put(task, table, row.getKey(), row.getValue()));
    world.history.add(new Event.LoadEnded(world.time.now(), task.arn(), table.name(), false));
  }

  private void loaded(SimulatedTask task, LoadedTable table) {
    SortedMap<Integer, Integer> rows = table.source.rows();
    table.target.loadedWith(table.source.make, rows);
    table.position = table.source.position();
    table.loaded = rows.size();
    table.state = TableState.COMPLETED;
    table.endedAt = Optional.of(world.dmsNow());
    Optional<Cut> worst = Optional.empty();
    for (Map.Entry<Integer, Integer> row : rows.entrySet()) {
      worst = Cut.worse(worst, put(task, table, row.getKey(), row.getValue()));
    }
    worst.ifPresent(cut -> world.ailments.truncated(task, table, cut, "SOURCE_UNLOAD"));
    world.history.add(new Event.LoadEnded(world.time.now(), task.arn(), table.name(), true));
    apply(task, table);
  }

  /** A value that was longer than the limit, in DMS's transfer encoding. */
  record Cut(long limitBytes, long actualBytes) {
    static Optional<Cut> worse(Optional<Cut> one, Optional<Cut> other) {
      return one.filter(a -> other.map(b -> a.actualBytes() >= b.actualBytes()).orElse(true))
          .or(() -> other);
    }
  }

  private Optional<Cut> put(SimulatedTask task, LoadedTable table, int key, int whole) {
    int perChar = table.source.make.bytesPerChar();
    long limit = limitBytes(task, table);
    long transfer = (long) whole * perChar;
    boolean cut = transfer > limit;
    int chars = cut ? (int) (limit / perChar) : whole;
    table.target.put(key, chars, false, world.cluster.now());
    return cut ? Optional.of(new Cut(limit, transfer)) : Optional.empty();
  }

  /** The limit in force: a rule for the table beats the task (CHAP_Tasks.CustomizingTasks). */
  private static long limitBytes(SimulatedTask task, LoadedTable table) {
    Optional<TableLob> rule = task.mappings.lob(table.name());
    if (rule.isPresent() && rule.get().mode() != TableLob.Mode.NONE) {
      return rule.get().mode() == TableLob.Mode.UNLIMITED
          ? NO_LIMIT
          : (long) rule.get().bulkMaxKb() * KB;
    }
    LobSettings lob = task.settings.lob();
    return lob.full() || !lob.supported() ? NO_LIMIT : (long) lob.lobMaxKb() * KB;
  }

  /** Brings the target up to the source, where the task replicates changes. */
  void apply(SimulatedTask task, LoadedTable table) {
    boolean due = task.replicates() && task.status == TaskStatus.RUNNING;
    if (!due || table.state != TableState.COMPLETED) {
      return;
    }
    List<SourceTable.Change> changes = table.source.since(table.position);
    if (!changes.isEmpty() && world.dice.happens(Trouble.APPLY_FAILS)) {
      world.ailments.applyDied(task, table);
      return;
    }
    table.position = table.source.position();
    Optional<Cut> worst = Optional.empty();
    for (SourceTable.Change change : changes) {
      worst = Cut.worse(worst, applied(task, table, change));
    }
    worst.ifPresent(cut -> {
      Instant told = world.ailments.truncated(task, table, cut, "SOURCE_CAPTURE");
      table.lastCutToldAt = Optional.of(told);
    });
  }

  private Optional<Cut> applied(SimulatedTask task, LoadedTable table, SourceTable.Change change) {
    SortedMap<Integer, Integer> due = table.target.due;
    boolean there = due.containsKey(change.key());
    if (change.chars().isEmpty()) {
      due.remove(change.key());
      table.target.remove(change.key(), world.cluster.now());
      later(table, () -> table.deletes++);
      return Optional.empty();
    }
    due.put(change.key(), change.chars().get());
    later(table, there ? () -> table.updates++ : () -> table.inserts++);
    return put(task, table, change.key(), change.chars().get());
  }

  /** Statistics follow the rows after a while, unless another load has begun meanwhile. */
  private void later(LoadedTable table, Runnable count) {
    int attempt = table.attempt;
    world.time.after(
        world.make.countersLagMillis(),
        () -> {
          if (attempt == table.attempt) {
            count.run();
          }
        });
  }

  /** What was being loaded when the task stood still is begun again by the next run. */
  void interrupted(SimulatedTask task, int stage) {
    for (LoadedTable table : task.tables.values()) {
      if (table.state.loading() && stage < task.stage()) {
        table.attempt++;
        table.state = world.make.stopCancelsLoads() ? TableState.CANCELLED : TableState.BEFORE_LOAD;
      }
    }
  }
}
