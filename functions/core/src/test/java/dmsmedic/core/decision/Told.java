package dmsmedic.core.decision;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;

/** A decision in a few words that can stand in a table. */
final class Told {

  private Told() {}

  static String of(Incident before, Decision decision) {
    return switch (decision) {
      case Decision.Act(_, Deed deed) -> "do " + deed.getClass().getSimpleName();
      case Decision.Advance(Incident next) -> advance(before, next);
      case Decision.Wait _ -> "wait";
      case Decision.Ignored(Decision.Ignored.Reason reason, _) -> "ignore " + reason;
    };
  }

  private static String advance(Incident before, Incident next) {
    if (next.phase().getClass() == before.phase().getClass()) {
      return "note";
    }
    return switch (next.phase()) {
      case Phase.HandedOver(_, Ending ending) -> "HandedOver " + ending.why();
      case Phase.Withdrawing(_, Ending ending) -> "Withdrawing " + ending.why();
      case Phase other -> other.getClass().getSimpleName();
    };
  }
}
