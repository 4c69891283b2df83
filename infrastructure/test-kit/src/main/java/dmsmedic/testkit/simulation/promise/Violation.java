package dmsmedic.testkit.simulation.promise;

/**
 * A place in a history at which a promise is broken.
 *
 * @param sentence how it is broken
 * @param index of the event; as many as there are events where only the end shows it
 */
public record Violation(Promise promise, String sentence, int index) {

  @Override
  public String toString() {
    return promise + " (" + promise.sentence() + ") at event " + index + ": " + sentence;
  }
}
