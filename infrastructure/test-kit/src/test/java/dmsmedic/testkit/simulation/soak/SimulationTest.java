package dmsmedic.testkit.simulation.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The production loop keeps every promise in simulated worlds; the soak runs far more of them. */
class SimulationTest {

  /** The first of the seeds that are always run, and how many they are. */
  private static final long FIRST = 514;

  private static final long FIXED = 120;

  /** How many seeds are run that nobody ran before. */
  private static final long FRESH = 60;

  /** Promises that seeds are known to break; fresh seeds are held to all others. */
  private static final Set<String> KNOWN_TO_BREAK =
      Set.of("FOREIGN_ROWS_KEPT", "INCIDENT_ENDS", "NEVER_LEFT_STOPPED", "UNDO_RESTORES");

  private static final long SHORT = 1_000_000_000_000L;
  private final Judge judge = Judge.ofTheHealer();

  @Test
  void everyPromiseIsKeptByTheFixedSeeds() {
    assertThat(broken(FIRST, FIXED, Set.of())).isEmpty();
  }

  @Test
  void everyPromiseThatIsNotKnownToBreakIsKeptByFreshSeeds() {
    long first = new SplittableRandom().nextLong(SHORT);

    assertThat(broken(first, FRESH, KNOWN_TO_BREAK)).isEmpty();
  }

  /** What is broken, each with the command that shows it again. */
  private List<String> broken(long first, long count, Set<String> known) {
    return LongStream.range(first, first + count)
        .mapToObj(judge::twice)
        .flatMap(judged ->
            judged.findings().stream()
                .filter(finding -> !known.contains(finding.promise()))
                .map(finding -> finding + " again: " + Report.replay(judged.seed())))
        .toList();
  }
}
