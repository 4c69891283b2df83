package dmsmedic.testkit.simulation.run;

import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Ledger.Saved;
import dmsmedic.core.loop.Loop;
import dmsmedic.core.observation.Answer;
import dmsmedic.testkit.simulation.chance.Dice;
import dmsmedic.testkit.simulation.chance.Topic;
import dmsmedic.testkit.simulation.chance.Trouble;
import dmsmedic.testkit.simulation.world.World;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything that may happen between one run of the function and the world.
 *
 * <p>A call takes time, in which the world and other runs go on; it may be lost on its way, its
 * answer may be lost, and the function may die before or after it.
 *
 * @param dead after this instant of the world, in milliseconds, the function is no more
 * @param skewMillis how far the clock of the function's host is off
 */
record Wire(World world, long dead, long skewMillis) {

  Loop.Ports ports() {
    Loop.Ports real = world.ports();
    return new Loop.Ports(
        new WiredDms(real.dms(), this),
        new WiredCluster(real.cluster(), this),
        new WiredLogs(real.logs(), this),
        new WiredLedger(real.ledger(), this),
        announcement -> outcome(() -> real.announcer().send(announcement)),
        () -> world.time.now().plusMillis(skewMillis));
  }

  /** Asks a question. */
  <T> Answer<T> answer(Supplier<Answer<T>> call) {
    return call(call, Optional::empty, new Silence<>(Answer::unknown, Answer::unknown));
  }

  /** Has something done. */
  Outcome outcome(Supplier<Outcome> call) {
    return call(call, Optional::empty, new Silence<>(Outcome.Unsure::new, Outcome.NotNow::new));
  }

  /** Writes to the ledger, where another hand may be said to be faster. */
  <T> Saved<T> saved(Supplier<Saved<T>> call) {
    return call(call, this::overtaken, new Silence<>(Saved.Failed::new, Saved.Failed::new));
  }

  /**
   * What the caller is told, with a reason, who has no answer.
   *
   * @param lost nobody knows whether the call arrived
   * @param refused it was refused for now
   */
  private record Silence<T>(Function<String, T> lost, Function<String, T> refused) {}

  private <T> T call(Supplier<T> real, Supplier<Optional<T>> more, Silence<T> silence) {
    Dice dice = world.dice;
    world.interfere();
    travel(dice.tailed(Topic.LATENCY, 2, 900));
    if (dice.happens(Trouble.DEATH_BEFORE_CALL)) {
      throw new Died();
    }
    if (dice.happens(Trouble.REQUEST_LOST)) {
      return silence.lost.apply("The request was lost.");
    }
    if (dice.happens(Trouble.THROTTLED)) {
      return silence.refused.apply("Rate exceeded.");
    }
    Optional<T> trouble = more.get();
    if (trouble.isPresent()) {
      return trouble.get();
    }
    T answer = real.get();
    if (dice.happens(Trouble.DEATH_AFTER_CALL)) {
      throw new Died();
    }
    travel(dice.happens(Trouble.SLOW_CALL) ? dice.between(Topic.LATENCY, 1_000, 60_000) : 2);
    return dice.happens(Trouble.ANSWER_LOST) ? silence.lost.apply("The answer was lost.") : answer;
  }

  private <T> Optional<Saved<T>> overtaken() {
    return world.dice.happens(Trouble.OVERTAKEN)
        ? Optional.of(new Saved.Overtaken<>())
        : Optional.empty();
  }

  private void travel(long millis) {
    world.time.rest(millis);
    if (world.time.millis() > dead) {
      world.timedOut();
      throw new Died();
    }
  }
}
