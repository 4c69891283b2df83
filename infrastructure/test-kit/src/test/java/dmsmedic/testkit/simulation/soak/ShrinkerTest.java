package dmsmedic.testkit.simulation.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.testkit.simulation.chance.Dice;
import dmsmedic.testkit.simulation.chance.Trouble;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.history.History;
import dmsmedic.testkit.simulation.mutant.Mutant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
  private static final Dice.Made DEATH = new Dice.Made(Trouble.DEATH_AFTER_CALL, 7);
  private static final Dice.Made STOP = new Dice.Made(Trouble.PERSON_STOPS, 1);
  private static final Finding BROKEN = new Finding("NEVER_TWICE", "It was done twice.", 1);
  private static final Finding OTHER = new Finding("INTENT_FIRST", "It was not written.", 1);

  @Test
  void onlyTheTroublesRemainThatThePromiseIsBrokenBy() {
    Shrinker.Shrunk shrunk = shrunk(Shrinker.ENOUGH);

    assertThat(shrunk.remaining()).containsExactlyInAnyOrder(DEATH, STOP);
    assertThat(shrunk.last().findings()).containsExactly(BROKEN);
    assertThat(shrunk.leftOut()).doesNotContain(DEATH, STOP).hasSize(100);
  }

  @Test
  void itEndsAfterTheRunsThatItMayUse() {
    Shrinker.Shrunk shrunk = shrunk(9);

    assertThat(shrunk.runs()).isEqualTo(9);
    assertThat(shrunk.last().breaks("NEVER_TWICE")).isTrue();
    assertThat(shrunk.remaining()).hasSizeBetween(2, 101).contains(DEATH, STOP);
  }

  @Test
  void aPromiseThatIsBrokenWithoutAnyTroubleNeedsOneRun() {
    Shrinker.Shrunk shrunk =
        new Shrinker(leftOut -> judged(leftOut, List.of(BROKEN)), Shrinker.ENOUGH)
            .shrink(judged(Set.of(), List.of(BROKEN)), "NEVER_TWICE");

    assertThat(shrunk.remaining()).isEmpty();
    assertThat(shrunk.runs()).isEqualTo(1);
  }

  /** Two hands have to meet for it, so without any trouble this mutant mostly does no harm. */
  @Test
  void ofARealWorldFewTroublesRemainAndTheRunStillBreaksThePromise() {
    Judge judge = new Judge(Mutant.IGNORES_COMPARE_AND_SET.healer());
    Judged failing =
        LongStream.range(190, 490)
            .mapToObj(seed -> judge.once(seed, Set.of()))
            .filter(judged -> judged.made().size() >= 20 && !judged.findings().isEmpty())
            .findFirst()
            .orElseThrow();
    String promise = failing.findings().getFirst().promise();

    Shrinker.Shrunk shrunk =
        new Shrinker(leftOut -> judge.once(failing.seed(), leftOut), Shrinker.ENOUGH)
            .shrink(failing, promise);

    assertThat(shrunk.last().breaks(promise)).isTrue();
    assertThat(shrunk.remaining()).hasSizeLessThan(10);
    assertThat(judge.once(failing.seed(), shrunk.leftOut()).made()).isEqualTo(shrunk.remaining());
  }

  private static Shrinker.Shrunk shrunk(int mostRuns) {
    Shrinker shrinker = new Shrinker(ShrinkerTest::trial, mostRuns);
    return shrinker.shrink(trial(Set.of()), "NEVER_TWICE");
  }

  /** Both troubles together break one promise; where one of them is missing, another is broken. */
  private static Judged trial(Set<Dice.Made> leftOut) {
    boolean both = !leftOut.contains(DEATH) && !leftOut.contains(STOP);
    return judged(leftOut, List.of(both ? BROKEN : OTHER));
  }

  private static Judged judged(Set<Dice.Made> leftOut, List<Finding> findings) {
    History history = new History();
    Stream<Dice.Made> throttled =
        IntStream.range(0, 100).mapToObj(i -> new Dice.Made(Trouble.THROTTLED, i));
    Stream.concat(Stream.of(DEATH), Stream.concat(throttled, Stream.of(STOP)))
        .filter(made -> !leftOut.contains(made))
        .forEach(made ->
            history.add(new Event.Trouble(Instant.EPOCH, made.kind().name(), made.ordinal())));
    return new Judged(1, history, Duration.ofDays(1), findings);
  }
}
