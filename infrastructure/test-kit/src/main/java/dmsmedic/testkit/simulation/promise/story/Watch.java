package dmsmedic.testkit.simulation.promise.story;

import dmsmedic.testkit.simulation.history.Event;
import java.time.Instant;

/**
 * One promise on its way through one history, which it sees once, event by event.
 *
 * <p>A watch may remember what it saw; a new history gets a new watch.
 */
public interface Watch {

  /** Something happened; the story ends right before it. */
  default void see(Event event, Story before, Breaches breaches) {}

  /** The healer did something that took effect; the story ends right before it. */
  default void see(Effect effect, Story before, Breaches breaches) {}

  /** The history is over. */
  default void end(Story whole, Instant at, Breaches breaches) {}
}
