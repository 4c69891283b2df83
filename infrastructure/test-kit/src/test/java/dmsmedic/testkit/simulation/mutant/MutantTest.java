package dmsmedic.testkit.simulation.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.Violation;
import dmsmedic.testkit.simulation.run.Simulation;
import dmsmedic.testkit.simulation.soak.Judge;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The verifier is trusted because it catches every healer that is broken on purpose. */
class MutantTest {
  private static final long SEEDS = 3000;

  @ParameterizedTest
  @EnumSource(Mutant.class)
  void isCaughtWhereTheRealHealerKeepsEveryPromise(Mutant mutant) {
    OptionalLong caught =
        LongStream.range(mutant.seed(), mutant.seed() + SEEDS)
            .filter(seed -> broken(seed, mutant).anyMatch(mutant.promise()::equals))
            .filter(this::keptByTheRealHealer)
            .findFirst();

    assertThat(caught).as("a seed that tells %s from the real healer", mutant).isPresent();
  }

  @Test
  void everyPromiseHasItsMutant() {
    assertThat(Stream.of(Mutant.values()).map(Mutant::promise).distinct())
        .containsExactlyInAnyOrder(Promise.values());
  }

  private Stream<Promise> broken(long seed, Mutant mutant) {
    return Judge.violations(Simulation.run(seed, Set.of(), mutant.healer())).stream()
        .map(Violation::promise);
  }

  private boolean keptByTheRealHealer(long seed) {
    return Judge.violations(Simulation.run(seed)).isEmpty();
  }
}
