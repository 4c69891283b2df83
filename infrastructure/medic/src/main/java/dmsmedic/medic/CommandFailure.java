package dmsmedic.medic;

/**
 * What ends a command early: a sentence for its user, and the exit status.
 *
 * <p>The sentence goes to standard error, without a stack trace.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitStatus status;

  private CommandFailure(ExitStatus status, String sentence) {
    super(sentence);
    this.status = status;
  }

  /** The call was wrong. */
  public static CommandFailure callWrong(String sentence) {
    return new CommandFailure(ExitStatus.CALL_WRONG, sentence);
  }

  /** Something that was needed could not be reached or read. */
  public static CommandFailure outOfReach(String sentence) {
    return new CommandFailure(ExitStatus.OUT_OF_REACH, sentence);
  }

  /** The exit status. */
  public ExitStatus status() {
    return status;
  }
}
