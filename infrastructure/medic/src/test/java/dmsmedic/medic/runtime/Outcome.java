package dmsmedic.medic.runtime;

/** What Lambda would have seen of one invocation. */
sealed interface Outcome {

  /** The function returned; {@code body} is what it wrote. */
  record Answered(String body) implements Outcome {}

  /**
   * The function threw, could not be loaded, ran out of time, or its process ended.
   *
   * @param errorType the exception's class, or a name of the runtime's own: {@code
   *     Runtime.ExitError}
   */
  record Failed(String errorType, String message) implements Outcome {}
}
