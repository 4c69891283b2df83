package dmsmedic.testkit.simulation.world;

import dmsmedic.core.migration.TaskArn;
import java.time.Instant;
import java.util.Set;

/** Worlds in which nobody listens and nothing goes wrong, with no task yet. */
final class Calm {
  private static final long SEED = 4711;

  private Calm() {}

  /** A calm world. */
  static World world() {
    World world = new World(SEED, Set.of(), new Nobody());
    world.calm();
    return world;
  }

  private static final class Nobody implements World.Watcher {
    @Override
    public void stateChanged(TaskArn task) {}

    @Override
    public void lineReadable(TaskArn task, Instant writtenAt) {}
  }
}
