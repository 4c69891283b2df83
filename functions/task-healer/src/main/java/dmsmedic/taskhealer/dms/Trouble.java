package dmsmedic.taskhealer.dms;

import dmsmedic.core.incident.Outcome;

/** Why a call to DMS did not succeed, and what that means. */
record Trouble(Kind kind, String reason) {

  /** What a failure of a call means for the caller. */
  enum Kind {
    /** What was asked for does not exist. */
    ABSENT,
    /** What was to be created exists. */
    PRESENT,
    /** A state or a limit that passes. */
    PASSING,
    /** The call is wrong or forbidden. */
    FINAL,
    /** Nobody knows whether the call arrived. */
    UNSURE
  }

  /** What became of the deed whose own call failed. */
  Outcome outcome() {
    return switch (kind) {
      case PASSING -> new Outcome.NotNow(reason);
      case ABSENT, PRESENT, FINAL -> new Outcome.Refused(reason);
      case UNSURE -> new Outcome.Unsure(reason);
    };
  }

  /** What became of a deed when only a question before it failed: nothing was sent yet. */
  Outcome beforeTheDeed() {
    return switch (kind) {
      case PASSING, UNSURE -> new Outcome.NotNow(reason);
      case ABSENT, PRESENT, FINAL -> new Outcome.Refused(reason);
    };
  }
}
