package dmsmedic.medic.lab.functions;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Chronicle;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.loop.Announcer;
import dmsmedic.core.loop.Cluster;
import dmsmedic.core.loop.Dms;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.loop.Loop;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.logwatcher.LogWatcherHandler;
import dmsmedic.medic.lab.functions.KillSwitch.Killed;
import dmsmedic.medic.lab.world.Bus;
import dmsmedic.medic.lab.world.LabWorld;
import dmsmedic.medic.lab.world.Stack;
import dmsmedic.medic.lab.world.Witness;
import dmsmedic.taskhealer.cockroach.JdbcCluster;
import dmsmedic.taskhealer.cockroach.ReadLimits;
import dmsmedic.taskhealer.dms.SdkDms;
import dmsmedic.taskhealer.healer.TaskHealerHandler;
import dmsmedic.taskhealer.healer.Wiring;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The two functions of the lab: the real handlers, over the real adapters where they run here. */
public final class Functions {

  private static final Duration TICK = Duration.ofMinutes(1);

  private static final String HEALER = "task-healer";
  private static final String WATCHER = "log-watcher";

  private final List<Delivery> deliveries = new ArrayList<>();
  private final LabWorld world;
  private final Witness witness;
  private final Told told;
  private final Services services;
  private final Ledger ledger;
  private final Stack stack = Stack.ofTemplate();
  private final LogWatcherHandler watcher;
  private final TaskHealerHandler healer;
  private Instant lastTick;
  private int chronicled;

  /** The functions over a world; the healer dies where the switch says. */
  public Functions(LabWorld world, Witness witness, KillSwitch killSwitch) {
    this(world, witness, killSwitch, Services.inMemory(world));
  }

  /** The same over other services. */
  public Functions(LabWorld world, Witness witness, KillSwitch killSwitch, Services services) {
    this.world = world;
    this.witness = witness;
    this.services = services;
    this.ledger = services.ledger();
    this.told = new Told(witness, services.announcer());
    this.lastTick = world.now();
    this.watcher =
        new LogWatcherHandler(new dmsmedic.logwatcher.Wiring(world.clock(), services.bus()));
    Dms dms = new SdkDms(services.dms(), world.clock());
    Cluster cluster = new JdbcCluster(services.logins(), ReadLimits.usual(), world.clock());
    Loop.Ports ports =
        new Loop.Ports(
            killSwitch.guard(Dms.class, dms),
            killSwitch.guard(Cluster.class, cluster),
            killSwitch.guard(Logs.class, services.logs()),
            killSwitch.guard(Ledger.class, ledger),
            killSwitch.guard(Announcer.class, told),
            world.clock());
    this.healer = new TaskHealerHandler(new Wiring(ports, Limits.standard(), Mode.OBSERVE));
  }

  /** An event that a function was called with. */
  public record Delivery(String function, String payload) {}

  /** Every call so far, in order. */
  public List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  /** Calls a function once more, as somebody who replays a dead letter does. */
  public void deliver(Delivery delivery) throws IOException {
    if (delivery.function().equals(HEALER)) {
      wake(delivery.payload());
    } else {
      new LambdaCall(WATCHER, services.output()).answer(watcher, delivery.payload());
    }
  }

  private void deliver(String function, String payload) throws IOException {
    Delivery delivery = new Delivery(function, payload);
    deliveries.add(delivery);
    deliver(delivery);
  }

  /** Delivers everything that waits, by the template's rules, and a tick when one is due. */
  public void deliver() throws IOException {
    for (String payload : world.subscription().payloads()) {
      deliver(WATCHER, payload);
    }
    if (!world.now().isBefore(lastTick.plus(TICK))) {
      lastTick = world.now();
      deliver(HEALER, stack.tick(lastTick));
    }
    for (Optional<Bus.Put> put = world.bus().next(); put.isPresent(); put = world.bus().next()) {
      if (stack.reachesHealer(put.get())) {
        deliver(HEALER, put.get().event());
      }
    }
  }

  private void wake(String event) throws IOException {
    try {
      String answer = new LambdaCall(HEALER, services.output()).answer(healer, event);
      tell();
      witness.sees(world.now(), "healer", answer);
    } catch (Killed death) {
      witness.sees(world.now(), "lab", "The healer was killed " + death.getMessage() + ".");
    }
  }

  /** Every incident so far, closed ones first. */
  private List<Incident> incidents() {
    List<Incident> incidents = new ArrayList<>(services.closed().get());
    for (TaskArn task : ledger.openTasks().found().orElse(List.of())) {
      ledger.open(task).found().flatMap(known -> known).ifPresent(incidents::add);
    }
    return incidents;
  }

  /** How many incidents there were, and how often they were written. */
  public Spent spent() {
    List<Incident> all = incidents();
    return new Spent(all.size(), all.stream().mapToLong(Incident::version).sum());
  }

  /** What the ledger was made to do. */
  public record Spent(int incidents, long writes) {}

  /** What the chronicles of incidents say that was not told yet. */
  private void tell() {
    List<Chronicle.Entry> entries =
        incidents().stream().flatMap(incident -> incident.chronicle().entries().stream()).toList();
    for (Chronicle.Entry entry :
        entries.subList(Math.min(chronicled, entries.size()), entries.size())) {
      witness.sees(entry.at(), "chronicle", entry.sentence());
    }
    chronicled = entries.size();
  }

  /** Whether no incident is open, or only a person can go on. */
  public boolean rests() {
    boolean open = ledger.openTasks().found().map(tasks -> !tasks.isEmpty()).orElse(true);
    return !open || told.all().stream().anyMatch(a -> a.kind() == Notice.Kind.APPROVAL_ASKED);
  }

  /** Every announcement so far. */
  public List<Announcement> told() {
    return told.all();
  }
}
