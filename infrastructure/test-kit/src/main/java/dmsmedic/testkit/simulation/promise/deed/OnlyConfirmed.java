package dmsmedic.testkit.simulation.promise.deed;

import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.Effect;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.Watch;

/**
 * A task without a confirmed fault is never stopped, nor changed in any other way.
 *
 * <p>Confirmed means that a true line can be read that is not yet history: its table was not loaded
 * again after it in a healed incident, and no incident since was handed over. A change of a role
 * that belongs to no task is not this promise's affair.
 */
public record OnlyConfirmed(Bounds bounds) implements Watch {

  @Override
  public void see(Effect effect, Story before, Breaches breaches) {
    boolean confirmed =
        effect.task().map(task -> task.symptoms().any(effect.at(), bounds.doubts())).orElse(true);
    if (effect.changes() && !confirmed) {
      breaches.add(effect.words() + " without a line of a fault.");
    }
  }
}
