package dmsmedic.testkit.simulation.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The production loop keeps every promise in simulated worlds; the soak runs far more of them. */
class SimulationTest {

  /** The first of the seeds that are always run, and how many they are. */
  private static final long FIRST = 1;

  private static final long FIXED = 1_500;

  /** How many seeds are run that nobody ran before. */
  private static final long FRESH = 1_000;

  private static final long SHORT = 1_000_000_000_000L;
  private final Judge judge = Judge.ofTheHealer();

  @Test
  void everyPromiseIsKeptByTheFixedSeeds() {
    assertThat(broken(FIRST, FIXED)).isEmpty();
  }

  @Test
  void everyPromiseIsKeptByFreshSeeds() {
    long first = new SplittableRandom().nextLong(SHORT);

    assertThat(broken(first, FRESH)).isEmpty();
  }

  /** What is broken, each with the command that shows it again. */
  private List<String> broken(long first, long count) {
    return LongStream.range(first, first + count)
        .mapToObj(judge::twice)
        .flatMap(judged ->
            judged.findings().stream()
                .map(finding -> finding + " again: " + Report.replay(judged.seed())))
        .toList();
  }
}
