package dmsmedic.testkit.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Outcome;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.testkit.ClusterContract;
import dmsmedic.testkit.ClusterRowsContract;
import dmsmedic.testkit.ClusterWorld;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated cluster keeps the contract in the versions that worlds begin with. */
class SimulatedClusterTest {

  @Nested
  @ParameterizedClass
  @ValueSource(strings = {"v22.1.14", "v22.2.3", "v22.2.4", "v23.1.0"})
  class Roles extends ClusterContract {
    private final SimulatedClusterWorld world;

    Roles(String version) {
      world = new SimulatedClusterWorld(version);
    }

    @Override
    protected ClusterWorld world() {
      return world;
    }
  }

  @Nested
  class Rows extends ClusterRowsContract {
    private final SimulatedClusterWorld world = new SimulatedClusterWorld("v22.2.4");

    @Override
    protected ClusterWorld world() {
      return world;
    }

    @Test
    @Disabled("A simulated value is one length, so that its bytes and characters are as many.")
    @Override
    protected void valuesAreMeasuredInBytesAndInCharacters() {}
  }

  @Test
  void whileItIsDownNothingIsAnsweredOrChanged() {
    SimulatedClusterWorld world = new SimulatedClusterWorld("v22.2.4");
    RoleChange change =
        new RoleChange(
            "dms",
            Optional.empty(),
            SessionVariable.COPY_FROM_RETRIES_ENABLED,
            Optional.empty(),
            Optional.of("true"));
    world.simulated().breaksDown(1_000);

    assertThat(world.cluster().view(world.target()).found()).isEmpty();
    assertThat(world.cluster().tables(world.target(), List.of()).found()).isEmpty();
    assertThat(world.cluster().rows(world.target(), List.of()).found()).isEmpty();
    assertThat(world.cluster().set(world.target(), change)).isInstanceOf(Outcome.NotNow.class);

    world.pass(Duration.ofSeconds(1));
    assertThat(change.seenIn(world.cluster().view(world.target()).found().orElseThrow())).isFalse();
  }
}
