package dmsmedic.taskhealer.dms;

/** A call that failed, on its way from {@link Remote} to the port, which turns it into a value. */
final class CallFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Trouble trouble;

  CallFailed(Trouble trouble, Throwable cause) {
    super(trouble.reason(), cause);
    this.trouble = trouble;
  }

  CallFailed(Trouble trouble) {
    super(trouble.reason());
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}
