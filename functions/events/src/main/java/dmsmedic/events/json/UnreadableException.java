package dmsmedic.events.json;

/**
 * What is thrown when an input is not what it should be; its message is one sentence for people.
 *
 * <p>It names the field where that is possible, and never quotes a value at length: inputs hold
 * customers' data.
 */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An input that is refused for this reason. */
  public UnreadableException(String sentence) {
    super(sentence);
  }

  /** An input that is refused because of another failure. */
  public UnreadableException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
