package dmsmedic.testkit;

import static dmsmedic.core.observation.SessionVariable.COPY_FROM_ATOMIC_ENABLED;
import static dmsmedic.core.observation.SessionVariable.COPY_FROM_RETRIES_ENABLED;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Outcome;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.RowsWanted;
import dmsmedic.core.treatment.RoleChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The fake keeps the contract, and does what simulations ask of it besides. */
class FakeClusterTest {
  private static final TableName ORDERS = new TableName("public", "orders");
  private static final RoleChange RETRIES =
      new RoleChange(
          "dms",
          Optional.empty(),
          COPY_FROM_RETRIES_ENABLED,
          Optional.empty(),
          Optional.of("true"));

  private final FakeClusterWorld world = new FakeClusterWorld("v22.2.4");
  private final FakeCluster cluster = world.fake();

  @Nested
  @ParameterizedClass
  @ValueSource(strings = {"v22.1.14", "v22.2.3", "v22.2.4", "v26.1.0"})
  class Roles extends ClusterContract {
    private final FakeClusterWorld world;

    Roles(String version) {
      world = new FakeClusterWorld(version);
    }

    @Override
    protected ClusterWorld world() {
      return world;
    }
  }

  @Nested
  class Rows extends ClusterRowsContract {
    private final FakeClusterWorld world = new FakeClusterWorld("v22.2.4");

    @Override
    protected ClusterWorld world() {
      return world;
    }
  }

  @Test
  void copyIsRetriedOnlyWithBothSettings() {
    cluster.createRole("dms");
    assertThat(cluster.retriesCopy("dms", "shop")).isFalse();

    cluster.set(world.target(), RETRIES);
    assertThat(cluster.retriesCopy("dms", "shop")).isFalse();

    cluster.setDefault(
        Optional.of("dms"), Optional.empty(), COPY_FROM_ATOMIC_ENABLED, Optional.of("false"));
    assertThat(cluster.retriesCopy("dms", "shop")).isTrue();
  }

  @Test
  void aLostReplyHidesAChangeThatWasMade() {
    cluster.createRole("dms");
    cluster.loseReplies(1);

    Outcome outcome = cluster.set(world.target(), RETRIES);

    assertThat(outcome).isInstanceOf(Outcome.Unsure.class);
    assertThat(RETRIES.seenIn(cluster.view(world.target()).found().orElseThrow())).isTrue();
  }

  @Test
  void whileItIsDownNothingIsAnsweredOrChanged() {
    cluster.createRole("dms");
    cluster.breakDown("The cluster is down.");

    assertThat(cluster.view(world.target()).reason()).isEqualTo("The cluster is down.");
    assertThat(cluster.set(world.target(), RETRIES)).isInstanceOf(Outcome.NotNow.class);

    cluster.recover();
    assertThat(cluster.view(world.target()).found().orElseThrow().defaults()).isEmpty();
  }

  @Test
  void aReadOfThePastSeesTheRowsBeforeATruncate() {
    FakeTable orders = cluster.createTable(TableLayout.keyed(ORDERS));
    orders.upsert(Map.of("id", "1"));
    world.pass(Duration.ofMinutes(1));
    orders.truncate();

    assertThat(rows()).isEqualTo(1);
    assertThat(orders.rows()).isEmpty();

    world.pass(FakeCluster.STALENESS);
    assertThat(rows()).isZero();
  }

  private long rows() {
    return cluster
        .rows(world.target(), List.of(new RowsWanted(ORDERS, List.of(), Instant.EPOCH)))
        .found()
        .map(all -> all.get(ORDERS))
        .map(RowsFound::rows)
        .orElseThrow();
  }
}
