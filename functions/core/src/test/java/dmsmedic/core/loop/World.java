package dmsmedic.core.loop;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Lines;
import dmsmedic.core.given.Meter;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Found;
import dmsmedic.core.treatment.SettingChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A migration on paper: one task, its tables on source and target, the log, the ledger, and people.
 *
 * <p>It moves only when it is told to. Changes keep arriving at the source all the while.
 */
final class World {

  /** One table: how many rows each side has, and where its values are cut on the target. */
  static final class Target {
    long sourceRows = Tables.ROWS;
    long rows = Tables.ROWS;
    long foreign;
    long cutAtBytes;
  }

  private static final Duration BETWEEN_WAKES = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMinutes(10);

  final Meter meter = new Meter();
  final WorldDms dms = new WorldDms(this);
  final WorldCluster cluster = new WorldCluster(this);
  final WorldLedger ledger = new WorldLedger();
  final List<Announcement> announcements = new ArrayList<>();
  final List<String> effects = new ArrayList<>();
  List<SettingChange> undone = List.of();
  final WorldTask task;
  long longestBytes = Tables.ACTUAL_BYTES;
  boolean copiesConflict;

  /** Nobody writes to the source; where several tasks load one table, each counts only its own. */
  boolean quiet;

  int fullLobLimitKb;
  boolean statisticsAreSilent;
  boolean exhausted;
  int linesOfALook = Integer.MAX_VALUE;
  final Set<TaskArn> tasksWithoutLog = new HashSet<>();
  final List<String> asked = new ArrayList<>();
  Optional<String> refusal = Optional.empty();
  Optional<String> silence = Optional.empty();
  Instant now = GivenTask.NOON;
  Limits limits = Limits.standard();
  final List<Found> lines = new ArrayList<>();
  private final Map<TableName, Target> targets = new HashMap<>();

  World(GivenTask given) {
    task = new WorldTask(this, given.view());
    dms.tasks.put(task.arn, task);
    load(task);
  }

  /** Another task with the same tables, in a database of its own, and the same lines in its log. */
  WorldTask another(String id) {
    TaskArn arn = TaskArn.of("aws", "eu-west-1", "123456789012", id);
    WorldTask more = new WorldTask(this, GivenTask.running().arn(arn, id).database(id).view());
    dms.tasks.put(arn, more);
    load(more);
    return more;
  }

  private static void load(WorldTask loaded) {
    for (TableName name : List.of(Tables.INTEGRATION, Tables.OTHER)) {
      WorldTask.Table table = new WorldTask.Table(name, TableState.COMPLETED);
      table.loaded = Tables.ROWS;
      table.startedAt = Optional.of(Tables.LOADED_AT.minusSeconds(60));
      table.endedAt = Optional.of(Tables.LOADED_AT);
      loaded.tables.put(name, table);
    }
  }

  Target target(TableName name) {
    return targets.computeIfAbsent(name, _ -> new Target());
  }

  /** A value of the table was cut, as the log says now. */
  void truncated(TableName name, long limitBytes) {
    target(name).cutAtBytes = limitBytes;
    lines.add(Lines.truncated(name, limitBytes, longestBytes, now));
  }

  /** A COPY into the table died, as the log says now. */
  void copyDied(TableName name) {
    WorldTask.Table table = task.table(name);
    if (table.state == TableState.COMPLETED) {
      table.loaded = 0;
      table.endedAt = Optional.empty();
      target(name).rows = 0;
    }
    table.state = TableState.ERROR;
    lines.add(Lines.copyDied(name, now));
  }

  /** Something was really changed. */
  void effect(String what) {
    effects.add(what);
  }

  /** A function that has just been started. */
  Loop loop() {
    return new Loop(
        new Loop.Ports(
            meter.metered(Dms.class, dms),
            meter.metered(Cluster.class, cluster),
            meter.metered(Logs.class, new WorldLogs(this)),
            meter.metered(Ledger.class, ledger),
            meter.metered(Announcer.class, this::announced),
            () -> now),
        limits,
        Mode.OBSERVE);
  }

  /** The logs of the scripted world, of which one look may read a part only. */
  private record WorldLogs(World world) implements Logs {

    @Override
    public Answer<List<Found>> find(ReplicationTask task, Instant since) {
      return Answer.known(world.lines(task, since));
    }

    @Override
    public Answer<Reading> read(ReplicationTask task, Instant since) {
      List<Found> all = world.lines(task, since);
      int most = world.linesOfALook;
      Optional<String> missing =
          Optional.of("The log is gone.").filter(_ -> world.tasksWithoutLog.contains(task.arn()));
      return Answer.known(
          all.size() > most
              ? new Reading(all.subList(0, most), Optional.of(all.get(most).at()), missing)
              : new Reading(all, Optional.empty(), missing));
    }
  }

  /** The log of a task that has tables; what a recovery task logs is in none. */
  private List<Found> lines(ReplicationTask of, Instant since) {
    boolean logs =
        Optional.ofNullable(dms.tasks.get(of.arn()))
            .map(known -> !known.tables.isEmpty())
            .orElse(false);
    return logs && !of.tags().containsKey(Mode.INCIDENT_TAG)
        ? lines.stream().filter(line -> !line.at().isBefore(since)).toList()
        : List.of();
  }

  private Outcome announced(Announcement announcement) {
    announcements.add(announcement);
    return new Outcome.Done();
  }

  /** One wake-up by a fresh function, which may die; then time passes. */
  void wake() {
    try {
      new Rounds(loop()).tick(now.plusSeconds(120));
    } catch (Meter.Killed _) {
      effectsAtDeath = List.copyOf(effects);
    }
    operate();
    pass(BETWEEN_WAKES);
  }

  List<String> effectsAtDeath = List.of();

  /** The operator pauses the task for ten minutes as soon as this was done. */
  String pausedBy = "";

  private Optional<Instant> pausedUntil = Optional.empty();

  private void operate() {
    if (pausedUntil.isEmpty() && effects.contains(pausedBy)) {
      pausedUntil = Optional.of(now.plus(PAUSE));
      task.tags.put(Mode.PAUSE_TAG, "yes");
    }
    if (pausedUntil.filter(now::isAfter).isPresent()) {
      task.tags.remove(Mode.PAUSE_TAG);
    }
  }

  /** Time passes. */
  void pass(Duration time) {
    now = now.plus(time);
    targets.values().forEach(target -> target.sourceRows += changing() ? 2 : 0);
    dms.tick();
  }

  private boolean changing() {
    return task.type.replicatesChanges() && !quiet;
  }

  /** Where the task's open incident stands. */
  Optional<Phase> phase() {
    return Optional.ofNullable(ledger.open.get(task.arn)).map(Incident::phase);
  }

  /** Wakes up until the incident stands in such a phase. */
  void until(Class<? extends Phase> phase) {
    for (int i = 0; i < 600; i++) {
      if (phase().filter(phase::isInstance).isPresent()) {
        return;
      }
      wake();
    }
    throw new IllegalStateException("Never in " + phase.getSimpleName() + ": " + ledger.open);
  }

  /** Wakes up until the incident is closed, and a little longer. */
  void untilClosed() {
    for (int i = 0; i < 600 && ledger.closed.isEmpty(); i++) {
      wake();
    }
    for (int i = 0; i < 5; i++) {
      wake();
    }
  }
}
