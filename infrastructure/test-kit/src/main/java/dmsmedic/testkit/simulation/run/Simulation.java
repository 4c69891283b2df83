package dmsmedic.testkit.simulation.run;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.loop.Loop;
import dmsmedic.testkit.simulation.chance.Dice;
import dmsmedic.testkit.simulation.chance.Timeline;
import dmsmedic.testkit.simulation.chance.Topic;
import dmsmedic.testkit.simulation.history.History;
import dmsmedic.testkit.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One run of the production loop in a world that is drawn from a seed.
 *
 * <p>The world makes trouble for some hours and then becomes calm; the run ends when every incident
 * is closed and nothing is on its way, or when the longest time is over.
 */
public final class Simulation {
  private static final long STEP_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final long LONGEST_MILLIS = Duration.ofDays(12).toMillis();
  private static final int QUIET_STEPS = 3;

  private Simulation() {}

  /**
   * What a run came to.
   *
   * @param limits those that the healer had
   * @param end until when it was watched; after its last event nothing may be left undone
   */
  public record Ran(long seed, Limits limits, History history, Instant end) {

    /** How much time went by in the world. */
    public Duration simulated() {
      return Duration.between(Timeline.BEGINNING, end);
    }
  }

  /** Runs a seed with the healer as it is. */
  public static Ran run(long seed) {
    return run(seed, Set.of(), UnaryOperator.identity());
  }

  /**
   * Runs a seed.
   *
   * @param leftOut troubles that are not made
   * @param healer what stands between the production loop and its ports; the identity is none
   */
  public static Ran run(long seed, Set<Dice.Made> leftOut, UnaryOperator<Loop.Ports> healer) {
    Functions functions = new Functions(seed, leftOut, healer);
    World world = functions.world();
    functions.begin();
    long calmAt = world.dice.between(Topic.GENESIS, 2, 30) * STEP_MILLIS;
    int quiet = 0;
    while (quiet < QUIET_STEPS && world.time.millis() < LONGEST_MILLIS) {
      world.time.pass(STEP_MILLIS);
      if (!world.calmed() && world.time.millis() >= calmAt) {
        world.calm();
      }
      boolean over =
          world.calmed()
              && world.openTasks().isEmpty()
              && !world.storming()
              && !world.restless()
              && functions.quiet();
      quiet = over ? quiet + 1 : 0;
    }
    return new Ran(seed, world.limits(), world.history, world.time.now());
  }
}
