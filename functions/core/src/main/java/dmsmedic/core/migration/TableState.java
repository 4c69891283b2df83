package dmsmedic.core.migration;

/** The state of one table in the statistics of a task, in the words of the DMS API. */
public enum TableState {
  DOES_NOT_EXIST("Table does not exist"),
  BEFORE_LOAD("Before load"),
  FULL_LOAD("Full load"),
  COMPLETED("Table completed"),
  CANCELLED("Table cancelled"),
  ERROR("Table error"),
  BEING_RELOADED("Table is being reloaded"),
  UNKNOWN("");

  private final String word;

  TableState(String word) {
    this.word = word;
  }

  /** The words of the API. */
  public String word() {
    return word;
  }

  /** Whether rows are being loaded or wait to be; a stop now would restart them. */
  public boolean loading() {
    return this == BEFORE_LOAD || this == FULL_LOAD || this == BEING_RELOADED;
  }

  /** Whether a load of the table did not come to its end, and none is under way. */
  public boolean brokenOff() {
    return this == ERROR || this == CANCELLED;
  }

  /** The state with these API words; {@link #UNKNOWN} for any other. */
  public static TableState of(String word) {
    for (TableState state : values()) {
      if (state.word.equals(word)) {
        return state;
      }
    }
    return UNKNOWN;
  }
}
