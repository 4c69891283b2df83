package dmsmedic.medic;

/** What a command's exit status means to a script. */
public enum ExitStatus {
  /** The command did what it should, and nothing is wrong. */
  NOTHING_WRONG(0),
  /** Something was found. */
  SOMETHING_FOUND(1),
  /** The call was wrong: an unknown word, a file that does not exist. */
  CALL_WRONG(2),
  /** Something that was needed could not be reached or read. */
  OUT_OF_REACH(3);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /** The number that the process ends with. */
  public int code() {
    return code;
  }
}
