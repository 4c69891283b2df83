package dmsmedic.testkit.load;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.loop.Loop;
import dmsmedic.core.loop.Rounds;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.pace.Allowance;
import dmsmedic.core.triage.Signal;
import dmsmedic.testkit.FakeAnnouncer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A fleet of tasks on one cluster, woken as AWS would: a tick each minute, and signals at any time,
 * also in the middle of another wake-up.
 *
 * <p>Each wake-up is a function of its own. They share the account's bucket, the ledger and the
 * booking of requests, and nothing else. The clock moves by what calls take.
 */
final class Fleet {

  private static final Duration TIMEOUT = Duration.ofSeconds(100);

  /** After so many requests the next wake-up that waits begins, beside the one that runs. */
  private static final int MEANWHILE_EVERY = 7;

  private final FleetClock clock = new FleetClock();
  private final Bucket bucket = new Bucket(clock);
  private final Map<TaskArn, FleetTask> tasks = new TreeMap<>();
  private final Map<TableName, FleetTask> owners = new HashMap<>();
  private final Map<TaskArn, Instant> looks = new HashMap<>();
  private final Set<TaskArn> left = new HashSet<>();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private Optional<FleetDms> awake = Optional.empty();
  private Instant fullAt = Instant.MIN;
  private Duration longestUnseen = Duration.ZERO;
  private int requests;
  private int deeds;
  private int counted;
  final FleetLogs logs = new FleetLogs(this);
  final CountingLedger ledger = new CountingLedger(this);
  final FakeAnnouncer people = new FakeAnnouncer();

  FleetTask add(int tables) {
    FleetTask task = new FleetTask(tasks.size(), tables);
    tasks.put(task.arn, task);
    task.tables().forEach(table -> owners.put(table, task));
    looks.put(task.arn, clock.instant());
    return task;
  }

  FleetClock clock() {
    return clock;
  }

  Bucket bucket() {
    return bucket;
  }

  Collection<FleetTask> tasks() {
    return tasks.values();
  }

  Optional<FleetTask> task(TaskArn arn) {
    return Optional.ofNullable(tasks.get(arn));
  }

  FleetTask ownerOf(TableName target) {
    return Optional.ofNullable(owners.get(target)).orElseThrow();
  }

  /** Time has brought about what was begun. */
  void pass() {
    tasks.values().forEach(task -> task.pass(clock.instant()));
  }

  /** Somebody really looked at a task: read its log, or was answered by DMS about it. */
  void noteLook(TaskArn task) {
    if (left.contains(task)) {
      return;
    }
    Instant now = clock.instant();
    Instant before = Optional.ofNullable(looks.put(task, now)).orElse(now);
    longestUnseen = longer(longestUnseen, Duration.between(before, now));
  }

  /**
   * A held incident had its turn. All that it needs is its task's status and tags, and the list of
   * all tasks tells them; where this wake-up has no such list, DMS is asked for the task.
   */
  void noteHeldTurn(TaskArn task) {
    if (awake.map(FleetDms::recallsAll).orElse(false)) {
      noteLook(task);
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** The longest time for which nobody looked at some task, until now. */
  Duration longestUnseen() {
    Instant now = clock.instant();
    return looks.values().stream()
        .map(at -> Duration.between(at, now))
        .reduce(longestUnseen, Fleet::longer);
  }

  /** A proven table is watched without a look, so tasks with incidents are left out from here. */
  void leaveOut(FleetTask task) {
    left.add(task.arn);
    looks.remove(task.arn);
  }

  void noteDeed() {
    deeds++;
  }

  int deeds() {
    return deeds;
  }

  void noteCounted(int tablesCounted) {
    counted += tablesCounted;
  }

  /** In how many tables rows were counted, each time anew. */
  int counted() {
    return counted;
  }

  /** Between two requests of one wake-up others may run. */
  void meanwhile() {
    requests++;
    if (requests % MEANWHILE_EVERY == 0 && !waiting.isEmpty()) {
      Optional<FleetDms> interrupted = awake;
      waiting.poll().run();
      awake = interrupted;
    }
  }

  /** A signal arrives while others are still at work. */
  void signalMeanwhile(TaskArn task) {
    waiting.add(() -> signal(task));
  }

  /** The function is woken by a line of a task's log. */
  void signal(TaskArn task) {
    Signal sighted = new Signal.FaultSighted(task, FleetClock.NOON);
    rounds(Allowance.Share.SIGNAL).task(sighted, clock.instant().plus(TIMEOUT));
  }

  /** A tick, and then nothing until the next one is due. */
  void minute() {
    Instant next = FleetClock.NOON.plus(Duration.ofMinutes(clock.minute() + 1L));
    rounds(Allowance.Share.TICK).tick(clock.instant().plus(TIMEOUT));
    while (!waiting.isEmpty()) {
      waiting.poll().run();
    }
    clock.until(next);
    pass();
  }

  private Rounds rounds(Allowance.Share share) {
    Allowance allowance = new Allowance(this::book, clock);
    allowance.begin(share);
    FleetDms dms = new FleetDms(this, allowance);
    awake = Optional.of(dms);
    Loop.Ports ports = new Loop.Ports(dms, new FleetCluster(this), logs, ledger, people, clock);
    return new Rounds(new Loop(ports, Limits.standard(), Mode.OBSERVE));
  }

  private Answer<Boolean> book(Instant now, Duration cost, Duration most) {
    Instant next = (fullAt.isBefore(now) ? now : fullAt).plus(cost);
    if (next.isAfter(now.plus(most))) {
      return Answer.known(false);
    }
    fullAt = next;
    return Answer.known(true);
  }
}
