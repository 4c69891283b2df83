package dmsmedic.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What every entry point owes to hostile input.
 *
 * <p>A class that extends this is a fuzz target: its static method {@code
 * fuzzerTestOneInput(byte[])} throws nothing unless a promise is broken. Whatever broke one once
 * lies as base64 in {@code src/test/resources/fuzz/<class>/<what it broke>.b64}.
 */
public abstract class FuzzContract {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long SEED = 20_261_101;

  /** No input of at most 64 KB may take more of a processor's time. */
  private static final long NANOS_MAX = TimeUnit.SECONDS.toNanos(10);

  /** Does with these bytes what Jazzer does with its own. */
  protected abstract void attack(byte[] input);

  /** Good inputs, one of each kind. */
  protected abstract List<byte[]> seeds();

  /** Words that a random walk would not find; the seeds' own need not be repeated. */
  protected List<String> words() {
    return List.of();
  }

  /** How many inputs a build tries: about a second or two. */
  protected int inputs() {
    return 3_000;
  }

  @Test
  void goodInputsBreakNothing() {
    assertThat(seeds()).isNotEmpty().allSatisfy(this::checked);
  }

  @Test
  void whatBrokeItOnceBreaksItNoMore() {
    Corpus.finds(getClass()).forEach((name, input) -> checked(input));
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void seededInputsBreakNothing() {
    Mutator mutator = new Mutator(Long.getLong("fuzz.seed", SEED), seeds(), words());
    for (int i = 0; i < inputs(); i++) {
      checked(mutator.next());
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "fuzz.input", matches = ".+")
  void theGivenInputBreaksNothing() {
    checked(Base64.getMimeDecoder().decode(System.getProperty("fuzz.input")));
  }

  @Test
  @EnabledIfSystemProperty(named = "fuzz.minutes", matches = "[1-9]\\d*")
  void minutesOfFuzzingBreakNothing() {
    Jazzer.Ran ran =
        new Jazzer(getClass(), seeds(), words()).run(Integer.getInteger("fuzz.minutes"));

    assertThat(ran.status()).as("%s%n%s", ran.output(), replay("the base64 above")).isZero();
  }

  private void checked(byte[] input) {
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      attack(input);
    } catch (Throwable e) {
      throw new AssertionError(replay(Base64.getEncoder().encodeToString(input)), e);
    }
    if (THREADS.getCurrentThreadCpuTime() - start > NANOS_MAX) {
      throw new AssertionError("Too slow. " + replay(Base64.getEncoder().encodeToString(input)));
    }
  }

  private String replay(String base64) {
    return "Replay with: mvn -Dtest="
        + getClass().getSimpleName()
        + " -Dsurefire.failIfNoSpecifiedTests=false -DskipITs -Dfuzz.input="
        + base64
        + " verify";
  }
}
