package dmsmedic.testkit.simulation.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.Fault;
import dmsmedic.testkit.simulation.chance.Trouble;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The production loop keeps every promise in simulated worlds; the soak runs far more of them. */
class SimulationTest {

  /** The first of the seeds that are always run, and how many they are. */
  private static final long FIRST = 1;

  private static final long FIXED = 1_500;

  /** How many seeds are run that nobody ran before. */
  private static final long FRESH = 1_000;

  private static final long SHORT = 1_000_000_000_000L;

  /**
   * So much faster than the clock at least. Two busy processors run more than two hundred times as
   * fast as this, so whoever fails here has met something that waits, and no slow machine.
   */
  private static final long LEAST_RATIO = 10_000;

  private static final Pattern RATIO = Pattern.compile("simulated to wall\\s+(\\S+) : 1");
  private final StringBuilder printed = new StringBuilder();

  @Test
  void everyPromiseIsKeptByTheFixedSeedsInWhichEveryFaultAndEveryTroubleComesAbout()
      throws InterruptedException {
    assertThat(kept(FIRST, FIXED)).as("%s", printed).isTrue();
    assertThat(printed)
        .contains(Stream.of(Fault.values()).map(SimulationTest::counted).toList())
        .contains(Stream.of(Trouble.values()).map(SimulationTest::counted).toList())
        .contains("phase transitions walked that the table of ways does not have: 0");
    assertThat(ratio()).as("simulated to wall").isGreaterThan(LEAST_RATIO);
  }

  @Test
  void everyPromiseIsKeptByFreshSeeds() throws InterruptedException {
    assertThat(kept(new SplittableRandom().nextLong(SHORT), FRESH)).as("%s", printed).isTrue();
  }

  /** How a count begins; the whole name, as that of one trouble is the beginning of another's. */
  private static String counted(Enum<?> kind) {
    return "\n  " + kind.name() + " ";
  }

  /** As it is printed, whatever stands between the thousands where the tests run. */
  private long ratio() {
    return RATIO
        .matcher(printed)
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1).replaceAll("\\D", "")))
        .sum();
  }

  /** On all processors; what is broken is printed with the command that shows it again. */
  private boolean kept(long first, long seeds) throws InterruptedException {
    Properties wish = new Properties();
    wish.setProperty("soak.first", String.valueOf(first));
    wish.setProperty("soak.seeds", String.valueOf(seeds));
    return new Soak(Wish.of(wish), new Report(printed), Judge.ofTheHealer()).run();
  }
}
