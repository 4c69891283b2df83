package dmsmedic.core.decision;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
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

  /**
   * Whether it does more than wait or note what was seen; a look commits to nothing.
   *
   * <p>Neither does a plan that is held back: whatever lets go of it plans anew. In a storm nothing
   * could be held in time if each of hundreds of plans took a look of its own at the whole fleet.
   */
  default boolean commits(Incident before) {
    return switch (this) {
      case Act _ -> true;
      case Advance(Incident next) when next.phase() instanceof Phase.Held -> false;
      case Advance(Incident next) ->
          !next.phase().equals(before.phase())
              || !next.plan().equals(before.plan())
              || next.notices() != before.notices();
      case Wait _, Ignored _ -> false;
    };
  }
}
