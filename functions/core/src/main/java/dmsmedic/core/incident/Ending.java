package dmsmedic.core.incident;

/** Why an incident ends with a person, as a word to count by and a sentence to read. */
public record Ending(Why why, String sentence) {

  /** What is said of a task that has failed. */
  public static final String FAILED = "The task has failed.";

  /** The same, told of a task that has failed. */
  public Ending ofFailedTask() {
    return tellsOfDeath() ? this : new Ending(why, sentence + " " + FAILED);
  }

  /** Whether it says that the task has failed. */
  public boolean tellsOfDeath() {
    return sentence.contains(FAILED);
  }

  /** The reasons for a hand-over. */
  public enum Why {
    /** The mode allows no change. */
    MODE,
    /** Every rung of a ladder is barred or was tried. */
    LADDER_ENDED,
    /** Two remedies exclude each other. */
    CONFLICT,
    /** A budget of changes is used up. */
    BUDGET,
    /** Nobody approved the plan in time. */
    NOT_APPROVED,
    /** The storm lasted too long. */
    STORM,
    /** The operator's pause lasted too long. */
    PAUSED,
    /** An operator stopped, started, changed or deleted something meanwhile. */
    OPERATOR,
    /** The world could not be observed for too long. */
    NOT_OBSERVED,
    /** A call was refused for good. */
    REFUSED,
    /** A step did not end in time. */
    DEADLINE,
    /** What could be read does not prove the tables whole. */
    INCONCLUSIVE,
    /** The task only replicates changes, so its damaged rows cannot be loaded again through it. */
    NOT_RELOADABLE,
    /** The role's settings were set and are not in force. */
    NOT_EFFECTIVE
  }
}
