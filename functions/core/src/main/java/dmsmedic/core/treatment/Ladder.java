package dmsmedic.core.treatment;

import static dmsmedic.core.treatment.Rung.FULL_LOB;
import static dmsmedic.core.treatment.Rung.LIMITED_LOB;
import static dmsmedic.core.treatment.Rung.PERSON;
import static dmsmedic.core.treatment.Rung.ROLE_SETTINGS;
import static dmsmedic.core.treatment.Rung.SMALLER_COPY;

import dmsmedic.core.fault.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * The ordered remedies of a fault, the last of which is a person.
 *
 * <p>The order is that of CockroachDB's page "Migrate with AWS DMS": full LOB mode first and, if
 * that does not resolve the error, limited LOB mode with a maximum that grows; for a COPY that
 * dies, the two settings of the role.
 */
public record Ladder(Fault fault, List<Rung> rungs) {

  /** The ladder of a fault. */
  public static Ladder of(Fault fault) {
    return new Ladder(
        fault,
        switch (fault) {
          case LOB_TRUNCATED -> List.of(FULL_LOB, LIMITED_LOB, PERSON);
          case COPY_NOT_RETRIED -> List.of(ROLE_SETTINGS, SMALLER_COPY, PERSON);
          case APPLY_RETRY_EXHAUSTED -> List.of(PERSON);
        });
  }

  /** The lowest rung that the circumstances allow, with what it proposes. */
  public Choice choose(HurtTable table, Circumstances circumstances) {
    List<String> barred = new ArrayList<>();
    for (Rung rung : rungs) {
      switch (fit(rung, table, circumstances)) {
        case Fit.Fits fits -> {
          return new Choice(rung, fits, barred);
        }
        case Fit.Barred(String reason) -> barred.add(rung.words() + ": " + reason);
      }
    }
    throw new IllegalStateException(
        "The ladder of " + fault.word() + " does not end with a person.");
  }

  private static Fit fit(Rung rung, HurtTable table, Circumstances circumstances) {
    return switch (rung) {
      case FULL_LOB -> LobRungs.full(table, circumstances);
      case LIMITED_LOB -> LobRungs.limited(table, circumstances);
      case ROLE_SETTINGS -> CopyRungs.roleSettings(table, circumstances);
      case SMALLER_COPY -> CopyRungs.smaller(table, circumstances);
      case PERSON -> Fit.nothing();
    };
  }

  /**
   * The rung that was chosen, and why those below it were not.
   *
   * @param barred one sentence for each lower rung
   */
  public record Choice(Rung rung, Fit.Fits proposal, List<String> barred) {
    public Choice {
      barred = List.copyOf(barred);
    }
  }
}
