package dmsmedic.testkit.simulation.soak;

import dmsmedic.testkit.simulation.chance.Dice;
import dmsmedic.testkit.simulation.chance.Trouble;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.history.History;
import java.time.Duration;
import java.util.List;

/**
 * One run, and what the judge says of it.
 *
 * @param history empty where the run threw
 */
public record Judged(long seed, History history, Duration simulated, List<Finding> findings) {

  /** Whether this promise is broken. */
  public boolean breaks(String promise) {
    return findings.stream().anyMatch(finding -> finding.promise().equals(promise));
  }

  /** The troubles that were made, in their order. */
  public List<Dice.Made> made() {
    return history.events().stream()
        .filter(Event.Trouble.class::isInstance)
        .map(Event.Trouble.class::cast)
        .map(trouble -> new Dice.Made(Trouble.valueOf(trouble.kind()), trouble.ordinal()))
        .toList();
  }
}
