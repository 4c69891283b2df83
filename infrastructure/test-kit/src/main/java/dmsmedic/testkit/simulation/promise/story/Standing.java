package dmsmedic.testkit.simulation.promise.story;

import java.time.Instant;

/**
 * Why a task runs or stands still.
 *
 * @param incident for whose sake the healer stopped it; empty where it did not
 * @param since when that began
 */
public record Standing(Cause cause, String incident, Instant since) {

  /** The causes. */
  public enum Cause {
    /** Nothing was told of it. */
    UNKNOWN,
    /** It was created and never started. */
    NEVER_STARTED,
    /** It was started and has not stopped since. */
    STARTED,
    /** The healer stopped it. */
    STOPPED_BY_HEALER,
    /** A person stopped it. */
    STOPPED_BY_PERSON,
    /** It came to its own end. */
    ENDED,
    /** It failed. */
    FAILED
  }

  Standing(Cause cause, Instant since) {
    this(cause, "", since);
  }

  /** Whether somebody stopped it, and nobody has started it since. */
  public boolean stopped() {
    return cause == Cause.STOPPED_BY_HEALER || cause == Cause.STOPPED_BY_PERSON;
  }

  /** Whether the healer stopped it, and nobody has started it since. */
  public boolean stoppedByHealer() {
    return cause == Cause.STOPPED_BY_HEALER;
  }
}
