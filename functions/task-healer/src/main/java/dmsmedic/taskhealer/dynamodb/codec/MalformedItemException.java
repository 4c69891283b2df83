package dmsmedic.taskhealer.dynamodb.codec;

/** What is thrown when an item is not what it should be; its message is one sentence. */
public final class MalformedItemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A refusal for this reason. */
  public MalformedItemException(String sentence) {
    super(sentence);
  }

  /** A refusal because of another failure. */
  public MalformedItemException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** The refusal of one member; the reason completes the sentence. */
  static MalformedItemException refusal(String path, String reason) {
    return new MalformedItemException("Member " + path + " " + reason + ".");
  }
}
