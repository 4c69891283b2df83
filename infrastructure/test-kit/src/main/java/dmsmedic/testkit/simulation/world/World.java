package dmsmedic.testkit.simulation.world;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.loop.Loop;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.testkit.simulation.chance.Dice;
import dmsmedic.testkit.simulation.chance.Timeline;
import dmsmedic.testkit.simulation.chance.Topic;
import dmsmedic.testkit.simulation.chance.Trouble;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.history.History;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Everything outside the healer, drawn from one seed. */
public final class World {
  static final String INSTANCE = "arn:aws:dms:eu-west-1:123456789012:rep:EXAMPLE";

  /** A line that can be read only now may tell of damage that nobody could know of before. */
  private static final Duration JUST_TOLD = Duration.ofMinutes(2);

  /** What hears of the world: the way of events to the healer. */
  public interface Watcher {

    /** A task changed its state. */
    void stateChanged(TaskArn task);

    /** A line of a fault, of this date, can be read in the log of a task. */
    void lineReadable(TaskArn task, Instant writtenAt);
  }

  /**
   * What is the same all through a run, and differs between runs because nobody documents it.
   *
   * @param countersStartAgain whether a reload sets the counters of changes back
   * @param stopCancelsLoads whether a stop leaves unfinished tables cancelled, not before their
   *     load
   * @param countersLagMillis how far statistics are behind the rows
   * @param reloadQueueMillis how long a reload is queued
   * @param oldWording whether the engine writes the old line, which does not tell the length
   * @param tableErrorStopsTask whether a table in error fails the whole task
   * @param clusterSkewMillis how far the cluster's clock is off
   * @param dmsSkewMillis how far DMS's clock is off
   * @param limits the healer's; in some worlds a few incidents are a storm already
   * @param indexLagMillis how far the index of open incidents is behind the table
   * @param untagged the mode that the stack gives a task whose tags say none
   * @param linesOfALook how many lines one look at a log reads; in some worlds only a few
   */
  record Make(
      boolean countersStartAgain,
      boolean stopCancelsLoads,
      int countersLagMillis,
      int reloadQueueMillis,
      boolean oldWording,
      boolean tableErrorStopsTask,
      int clusterSkewMillis,
      int dmsSkewMillis,
      Limits limits,
      int indexLagMillis,
      Mode untagged,
      int linesOfALook) {}

  /** Time. */
  public final Timeline time = new Timeline();

  /** What happened. */
  public final History history = new History();

  /** Chance. */
  public final Dice dice;

  final Make make;
  final SimulatedDms dms = new SimulatedDms(this);
  final SimulatedLogs logs = new SimulatedLogs(this);
  final RecordingLedger ledger = new RecordingLedger(this);
  final Loads loads = new Loads(this);
  final Ailments ailments = new Ailments(this);
  final SimulatedCluster cluster;
  private final Operators operators = new Operators(this);
  private final Watcher watcher;
  private final Genesis genesis;
  private final Set<String> audited = new HashSet<>();
  private boolean ill = true;
  private int timeOuts;
  private int hands;

  /** A world at its beginning, in which nothing has happened yet. */
  public World(long seed, Set<Dice.Made> leftOut, Watcher watcher) {
    this.watcher = watcher;
    dice =
        new Dice(
            seed,
            leftOut,
            made -> history.add(new Event.Trouble(time.now(), made.kind().name(), made.ordinal())));
    genesis = new Genesis(this);
    make = genesis.make();
    cluster = genesis.cluster();
  }

  /** Tasks are created, and time may pass. */
  public void begin() {
    genesis.populate();
  }

  /** The ports as one more run of the healer reaches them when nothing is in between. */
  public Loop.Ports ports() {
    int hand = hands++;
    return new Loop.Ports(dms, cluster, logs, ledger, told -> announced(hand, told), time::now);
  }

  private Outcome announced(int hand, Announcement announcement) {
    history.add(new Event.Announced(time.now(), hand, announcement));
    operators.hear(announcement);
    return new Outcome.Done();
  }

  /** People may do something now. */
  public void interfere() {
    operators.interfere();
  }

  /** A run of the function was ended, because it took too long. */
  public void timedOut() {
    history.add(new Event.Trouble(time.now(), Trouble.TIMED_OUT.name(), timeOuts++));
  }

  /** From now on nothing goes wrong any more that did not go wrong yet. */
  public void calm() {
    dice.calm();
    ill = false;
  }

  /** Whether the world has become calm. */
  public boolean calmed() {
    return !ill;
  }

  /** The tasks that exist now. */
  public List<TaskArn> tasks() {
    return dms.all().stream().map(SimulatedTask::arn).toList();
  }

  /** The tasks that have an open incident. */
  public List<TaskArn> openTasks() {
    return ledger.openTasks().found().orElse(List.of());
  }

  /** The limits that the healer has in this world. */
  public Limits limits() {
    return make.limits();
  }

  /** The mode that the stack gives a task whose tags say none. */
  public Mode untagged() {
    return make.untagged();
  }

  /** How often a log held more than one look of the healer reads. */
  public int partialLooks() {
    return logs.partial();
  }

  /** Whether a storm lasts, or people have not heard of its end. */
  public boolean storming() {
    return ledger
        .fleet()
        .found()
        .map(fleet -> fleet.storming() || !fleet.outbox().isEmpty())
        .orElse(false);
  }

  /** Whether DMS is in the middle of something. */
  public boolean restless() {
    return dms.all().stream().anyMatch(task -> task.status.passing());
  }

  boolean ill() {
    return ill;
  }

  boolean conflicts(double share) {
    return ill && dice.inShare(Topic.CLUSTER, share);
  }

  Instant dmsNow() {
    return time.now().plusMillis(make.dmsSkewMillis());
  }

  long stateMillis() {
    return dice.happens(Trouble.STATE_SLOW)
        ? dice.between(Topic.STATE, 60_000, 600_000)
        : dice.tailed(Topic.STATE, 2_000, 240_000);
  }

  void reached(SimulatedTask task) {
    history.add(new Event.Reached(time.now(), task.arn(), task.status));
    watcher.stateChanged(task.arn());
  }

  void tells(SimulatedTask task, TableName table, Fault fault, long lateMillis) {
    Instant written = dmsNow();
    time.after(
        lateMillis,
        () -> {
          history.add(new Event.Line(time.now(), written, task.arn(), fault, table));
          watcher.lineReadable(task.arn(), written);
        });
  }

  void saved(Incident incident) {
    history.add(new Event.Saved(time.now(), incident));
    if (incident.phase() instanceof Phase.Healed && audited.add(incident.id())) {
      history.add(new Event.Audited(time.now(), incident.id(), damaged(incident)));
    }
  }

  private Map<TableName, String> damaged(Incident incident) {
    Map<TableName, String> damaged = new TreeMap<>();
    Optional<SimulatedTask> task = dms.held(incident.task());
    for (TableName source : incident.sources()) {
      Optional<LoadedTable> table =
          task.flatMap(held -> Optional.ofNullable(held.tables.get(source)));
      boolean justTold =
          table
              .flatMap(t -> t.lastCutToldAt)
              .map(told -> told.isAfter(time.now().minus(JUST_TOLD)))
              .orElse(false);
      if (!justTold) {
        table.flatMap(t -> t.target.damage()).ifPresent(what -> damaged.put(source, what));
      }
    }
    return damaged;
  }
}
