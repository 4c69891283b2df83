package dmsmedic.medic.lab;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.dmslog.DmsLogReader;
import dmsmedic.core.loop.Announcer;
import dmsmedic.core.loop.Cluster;
import dmsmedic.core.loop.Dms;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.loop.Loop;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Found;
import dmsmedic.events.Tick;
import dmsmedic.logwatcher.LogWatcherHandler;
import dmsmedic.medic.lab.KillSwitch.Killed;
import dmsmedic.taskhealer.cockroach.JdbcCluster;
import dmsmedic.taskhealer.cockroach.Login;
import dmsmedic.taskhealer.cockroach.ReadLimits;
import dmsmedic.taskhealer.dms.SdkDms;
import dmsmedic.taskhealer.healer.TaskHealerHandler;
import dmsmedic.taskhealer.healer.Wiring;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The two functions of the lab: the real handlers, over the real adapters where they run here. */
final class Functions {

  private static final Duration TICK = Duration.ofMinutes(1);

  private final LabWorld world;
  private final Story story;
  private final Told told;
  private final Ledger ledger = new LabLedger();
  private final LogWatcherHandler watcher;
  private final TaskHealerHandler healer;
  private Instant lastTick;

  Functions(LabWorld world, Lines lines, Story story, KillSwitch killSwitch) {
    this.world = world;
    this.story = story;
    this.told = new Told(story);
    this.lastTick = world.clock.instant();
    this.watcher = new LogWatcherHandler(new dmsmedic.logwatcher.Wiring(world.clock, world.bus));
    Loop.Ports ports =
        new Loop.Ports(
            killSwitch.guard(
                Dms.class, new SdkDms(Migration.client(world.dms.endpoint()), world.clock)),
            killSwitch.guard(Cluster.class, cluster()),
            killSwitch.guard(Logs.class, lines),
            killSwitch.guard(Ledger.class, ledger),
            killSwitch.guard(Announcer.class, told),
            world.clock);
    this.healer = new TaskHealerHandler(new Wiring(ports, Limits.standard(), Mode.OBSERVE));
  }

  private Cluster cluster() {
    return new JdbcCluster(Functions::login, ReadLimits.usual(), world.clock);
  }

  private static Answer<Login> login(Endpoint target) {
    return Answer.known(
        new Login(target.host(), "medic", Migration.PASSWORD, Login.Tls.DISABLE, Optional.empty()));
  }

  /** Delivers everything that waits, and a tick when one is due. */
  void deliver() throws IOException {
    for (String payload : world.subscription.payloads()) {
      new LambdaCall("log-watcher").answer(watcher, payload);
    }
    if (!world.clock.instant().isBefore(lastTick.plus(TICK))) {
      lastTick = world.clock.instant();
      world.bus.take(new Tick("tick", lastTick).write("123456789012", "us-east-1").write().write());
    }
    for (Optional<String> event = world.bus.next(); event.isPresent(); event = world.bus.next()) {
      wake(event.get());
    }
  }

  private void wake(String event) throws IOException {
    try {
      String answer = new LambdaCall("task-healer").answer(healer, event);
      story.tell(world.clock.instant(), "healer", answer);
    } catch (Killed death) {
      story.tell(world.clock.instant(), "lab", "the healer was killed " + death.getMessage());
    }
  }

  /** Whether no incident is open, or only a person can go on. */
  boolean rests() {
    boolean open = ledger.openTasks().found().map(tasks -> !tasks.isEmpty()).orElse(true);
    return !open || told.all().stream().anyMatch(Functions::asks);
  }

  private static boolean asks(Announcement announcement) {
    return announcement.kind() == dmsmedic.core.incident.Chronicle.Notice.Kind.APPROVAL_ASKED;
  }

  List<Announcement> told() {
    return told.all();
  }

  /** CloudWatch Logs in memory: every line of every stream. */
  static final class Lines implements Logs {

    private final Map<String, List<LogLine>> streams = new TreeMap<>();

    synchronized void put(String group, String stream, Instant at, String message) {
      streams.computeIfAbsent(stream, _ -> new ArrayList<>()).add(LogLine.of(at, message));
    }

    @Override
    public synchronized Answer<List<Found>> find(ReplicationTask task, Instant since) {
      List<LogLine> lines =
          streams.getOrDefault("dms-task-" + task.arn().resourceId(), List.of()).stream()
              .filter(line -> line.at().map(at -> !at.isBefore(since)).orElse(false))
              .toList();
      return Answer.known(
          DmsLogReader.readAll(lines).stream()
              .map(occurrence -> new Found(occurrence, occurrence.at().orElse(since)))
              .toList());
    }
  }
}
