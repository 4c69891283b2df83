package dmsmedic.taskhealer.cockroach;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.ClusterView.BuiltIn;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.RowsWanted;
import dmsmedic.core.observation.SessionVariable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Clusters that answer unlike any stand-in. */
class OddClusterTest {
  private static final TableName ORDERS = new TableName("public", "orders");

  @Test
  void aVariableThatIsNotListedIsShown() throws SQLException {
    ScriptedConnection cluster =
        new ScriptedConnection(sql -> {
          if (sql.equals("SHOW copy_from_atomic_enabled")) {
            throw new SQLException("unrecognized configuration parameter", "42704");
          }
          return sql.startsWith("SHOW") ? List.of(List.of("off")) : List.of();
        });

    assertThat(new ViewReader(cluster.open(), "dms").read().builtIn())
        .containsExactly(new BuiltIn(SessionVariable.COPY_FROM_RETRIES_ENABLED, "off"));
  }

  @Test
  void aBuildWithoutVersionHasNone() throws SQLException {
    ScriptedConnection cluster =
        new ScriptedConnection(sql ->
            sql.equals(Sql.VERSION)
                ? List.of(List.of("CockroachDB OSS 3ab57bb"))
                : List.of(List.of("on")).subList(0, sql.startsWith("SHOW") ? 1 : 0));

    assertThat(new ViewReader(cluster.open(), "dms").read().version()).isEmpty();
  }

  @Test
  void rowsThatAreNotDatedAreCountedAllTheSame() throws SQLException {
    ScriptedConnection cluster =
        new ScriptedConnection(sql -> {
          if (sql.contains("crdb_internal_mvcc_timestamp")) {
            throw new SQLException("column does not exist", "42703");
          }
          return sql.startsWith("SELECT count") ? List.of(List.of(3L)) : List.of();
        });
    TableShape shape =
        new TableShape(
            ORDERS,
            Map.of("id", new TableShape.Column(false, false, "bigint", true)),
            List.of("id"),
            List.of());
    RowsWanted wanted = new RowsWanted(ORDERS, List.of(), Instant.EPOCH);

    RowsFound found =
        new RowCounter(cluster.open(), shape, wanted, Instant.EPOCH, 10)
            .count(() -> false)
            .found()
            .orElseThrow();

    assertThat(found.rows()).isEqualTo(3);
    assertThat(found.younger()).isEqualTo(Optional.empty());
  }
}
