package dmsmedic.testkit.simulation.run;

import dmsmedic.core.loop.Loop;
import dmsmedic.core.loop.Rounds;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.triage.Signal;
import dmsmedic.testkit.simulation.chance.Dice;
import dmsmedic.testkit.simulation.chance.Topic;
import dmsmedic.testkit.simulation.chance.Trouble;
import dmsmedic.testkit.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * The way of events to the healer: lost, late, doubled, in any order, some of them forged; and the
 * runs of the function that they cause, several at once.
 */
final class Functions implements World.Watcher {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Duration TIME_LEFT = Duration.ofSeconds(100);
  private static final int AT_ONCE = 5;
  private static final long RETRY_MILLIS = 20_000;
  private static final long TICK_MILLIS = 60_000;
  private static final long LAZY_TICK_MILLIS = 1_800_000;

  private final World world;
  private final UnaryOperator<Loop.Ports> healer;
  private int running;
  private int seenEvents;
  private int sweptEvents = -1;
  private long tickMillis = TICK_MILLIS;
  private int underWay;

  Functions(long seed, java.util.Set<Dice.Made> leftOut, UnaryOperator<Loop.Ports> healer) {
    this.healer = healer;
    world = new World(seed, leftOut, this);
  }

  /** The world begins, and the schedule with it. */
  void begin() {
    world.begin();
    world.time.after(TICK_MILLIS, this::tick);
  }

  World world() {
    return world;
  }

  /**
   * Whether no event is on its way, no function runs, and the schedule has read all logs to their
   * end and found nothing to do since the last thing that happened.
   */
  boolean quiet() {
    return underWay == 0 && running == 0 && sweptEvents == world.history.events().size();
  }

  /**
   * The schedule; where nothing happens for long it thins out, as a schedule that skips ticks may.
   */
  private void tick() {
    int events = world.history.events().size();
    tickMillis =
        events == seenEvents ? Math.min(LAZY_TICK_MILLIS, tickMillis * 5 / 4) : TICK_MILLIS;
    seenEvents = events;
    if (!world.dice.happens(Trouble.TICK_LOST)) {
      start(0, this::sweep);
    }
    if (world.dice.happens(Trouble.FORGED_SIGHTING)) {
      forge();
    }
    world.time.after(tickMillis, this::tick);
  }

  private void sweep(Rounds rounds, Instant deadline) {
    int events = world.history.events().size();
    int partial = world.partialLooks();
    rounds.tick(deadline);
    sweptEvents = world.partialLooks() == partial ? events : -1;
  }

  private void forge() {
    List<TaskArn> tasks = world.tasks();
    TaskArn nobodys = TaskArn.of("aws", "eu-west-1", "123456789012", "NOBODYS");
    TaskArn about =
        tasks.isEmpty() || world.dice.inShare(Topic.EVENT, 0.2)
            ? nobodys
            : world.dice.oneOf(Topic.EVENT, tasks);
    Instant firstAt =
        world.dice.oneOf(
            Topic.EVENT,
            List.of(Instant.EPOCH, world.time.now(), world.time.now().plus(Duration.ofDays(365))));
    deliver(new Signal.FaultSighted(about, firstAt));
  }

  @Override
  public void stateChanged(TaskArn task) {
    send(new Signal.TaskChanged(task));
  }

  @Override
  public void lineReadable(TaskArn task, Instant writtenAt) {
    send(new Signal.FaultSighted(task, writtenAt));
  }

  private void send(Signal signal) {
    if (world.dice.happens(Trouble.EVENT_LOST)) {
      return;
    }
    deliver(signal);
    if (world.dice.happens(Trouble.EVENT_DOUBLED)) {
      int more = world.dice.between(Topic.EVENT, 1, 3);
      for (int i = 0; i < more; i++) {
        deliver(signal);
      }
    }
  }

  private void deliver(Signal signal) {
    long late =
        world.dice.happens(Trouble.EVENT_LATE)
            ? world.dice.between(Topic.EVENT, 30_000, 7_200_000)
            : world.dice.tailed(Topic.EVENT, 100, 30_000);
    start(late, (rounds, deadline) -> rounds.task(signal, deadline));
  }

  private void start(long delayMillis, BiConsumer<Rounds, Instant> work) {
    underWay++;
    world.time.begin(delayMillis, () -> begun(work));
  }

  /** Where as many functions run as may, an event waits and is tried again. */
  private void begun(BiConsumer<Rounds, Instant> work) {
    underWay--;
    if (running >= AT_ONCE) {
      start(RETRY_MILLIS, work);
      return;
    }
    running++;
    try {
      long dead = world.time.millis() + TIMEOUT.toMillis();
      long skew = world.dice.between(Topic.SKEW, -2_000, 2_000);
      Loop.Ports ports = healer.apply(new Wire(world, dead, skew).ports());
      Rounds rounds = new Rounds(new Loop(ports, world.limits(), world.untagged()));
      work.accept(rounds, ports.clock().instant().plus(TIME_LEFT));
    } catch (Died _) {
      seenEvents--;
    } finally {
      running--;
    }
  }
}
