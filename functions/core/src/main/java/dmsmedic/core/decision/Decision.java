package dmsmedic.core.decision;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Incident;
import java.time.Instant;

/** The one next thing to do. */
public sealed interface Decision {

  /** Write the incident with the intent of the deed, do the deed, write what became of it. */
  record Act(Incident incident, Deed deed) implements Decision {}

  /** Write the incident and decide again at once. */
  record Advance(Incident next) implements Decision {}

  /** Nothing can be done before an instant; a later wake-up goes on. */
  record Wait(Instant until, String reason) implements Decision {}

  /** The signal does not apply, for a reason with a name. */
  record Ignored(Reason reason, String sentence) implements Decision {

    /** Why a signal changes nothing. */
    public enum Reason {
      /** The task is not one that the operator opted in. */
      MODE_OFF,
      /** The task is gone, is a serverless one, or is one of our own. */
      NOT_A_PATIENT,
      /** The log and the task show no fault, so the signal was stale, foreign or forged. */
      NOT_CONFIRMED,
      /** What is needed could not be observed; the next sweep looks again. */
      NOT_OBSERVED,
      /** The task had its share of incidents for a day; people were told. */
      BUDGET,
      /** The incident is closed. */
      CLOSED
    }
  }
}
