package dmsmedic.testkit.simulation.soak;

import dmsmedic.core.loop.Loop;
import dmsmedic.testkit.simulation.chance.Dice;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.history.History;
import dmsmedic.testkit.simulation.promise.Verifier;
import dmsmedic.testkit.simulation.promise.Violation;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.run.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Who runs a seed and says which promises it breaks.
 *
 * @param healer what stands between the production loop and its ports; the identity is none
 */
public record Judge(UnaryOperator<Loop.Ports> healer) {
  /** Who judges the healer as it is. */
  public static Judge ofTheHealer() {
    return new Judge(UnaryOperator.identity());
  }

  /** Runs a seed once, without the troubles that are left out. */
  public Judged once(long seed, Set<Dice.Made> leftOut) {
    try {
      Simulation.Ran ran = Simulation.run(seed, leftOut, healer);
      List<Finding> findings = violations(ran).stream().map(Finding::of).toList();
      return new Judged(seed, ran.history(), ran.simulated(), findings);
    } catch (RuntimeException e) {
      Finding thrown = new Finding(Finding.RUNS, "It threw " + deepest(e), 0);
      return new Judged(seed, new History(), Duration.ZERO, List.of(thrown));
    }
  }

  /** What the verifier finds in a run. */
  public static List<Violation> violations(Simulation.Ran ran) {
    return new Verifier(Bounds.of(ran.limits())).violations(ran.history(), ran.end());
  }

  /** Runs a seed twice; where the histories differ, that is a finding too. */
  public Judged twice(long seed) {
    Judged first = once(seed, Set.of());
    List<Event> one = first.history().events();
    List<Event> other = once(seed, Set.of()).history().events();
    if (one.equals(other)) {
      return first;
    }
    List<Finding> findings = new ArrayList<>(first.findings());
    findings.add(unlike(one, other));
    return new Judged(seed, first.history(), first.simulated(), findings);
  }

  private static Finding unlike(List<Event> one, List<Event> other) {
    int at = 0;
    while (at < Math.min(one.size(), other.size()) && one.get(at).equals(other.get(at))) {
      at++;
    }
    String sentence = "First '%s', then '%s'.".formatted(shown(one, at), shown(other, at));
    return new Finding(Finding.SAME_TWICE, sentence, at);
  }

  private static String shown(List<Event> events, int at) {
    return at < events.size() ? Trace.line(events.get(at)) : "the end";
  }

  private static String deepest(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null
        ? thrown + " at " + List.of(thrown.getStackTrace()).stream().limit(3).toList()
        : deepest(cause);
  }
}
