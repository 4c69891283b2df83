package dmsmedic.testkit.simulation.soak;

import dmsmedic.testkit.simulation.promise.Violation;

/**
 * Something that must not be, in one run.
 *
 * @param promise the name of the promise that is broken; {@link #SAME_TWICE} and {@link #RUNS} are
 *     the simulation's own
 * @param sentence how it is broken
 * @param index of the event, as in {@link Violation}
 */
public record Finding(String promise, String sentence, int index) {

  /** A seed that is run twice gives the same history twice. */
  public static final String SAME_TWICE = "SAME_TWICE";

  /** Nothing throws out of the production loop. */
  public static final String RUNS = "RUNS";

  static Finding of(Violation violation) {
    return new Finding(violation.promise().name(), violation.sentence(), violation.index());
  }

  @Override
  public String toString() {
    return promise + " at event " + index + ": " + sentence;
  }
}
