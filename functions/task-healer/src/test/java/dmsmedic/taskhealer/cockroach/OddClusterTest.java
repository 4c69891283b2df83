package dmsmedic.taskhealer.cockroach;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.ClusterView.BuiltIn;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.RowsWanted;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.taskhealer.cockroach.Connector.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Clusters that answer unlike any stand-in. */
class OddClusterTest {
  private static final TableName ORDERS = new TableName("public", "orders");
  private static final TableShape KEYED =
      new TableShape(
          ORDERS,
          Map.of("id", new TableShape.Column(false, false, "bigint", true)),
          List.of("id"),
          List.of());
  private static final Instant END = Instant.EPOCH.plusSeconds(45);
  private static final Duration STATEMENT = Duration.ofSeconds(20);

  @Test
  void aVariableThatIsNotListedIsShown() throws SQLException {
    ScriptedConnection cluster =
        new ScriptedConnection(sql -> {
          if (sql.equals("SHOW copy_from_atomic_enabled")) {
            throw new SQLException("unrecognized configuration parameter", "42704");
          }
          return sql.startsWith("SHOW") ? List.of(List.of("off")) : List.of();
        });

    assertThat(new ViewReader(cluster.session(), "dms").read().builtIn())
        .containsExactly(new BuiltIn(SessionVariable.COPY_FROM_RETRIES_ENABLED, "off"));
  }

  @Test
  void aBuildWithoutVersionHasNone() throws SQLException {
    ScriptedConnection cluster =
        new ScriptedConnection(sql ->
            sql.equals(Sql.VERSION)
                ? List.of(List.of("CockroachDB OSS 3ab57bb"))
                : List.of(List.of("on")).subList(0, sql.startsWith("SHOW") ? 1 : 0));

    assertThat(new ViewReader(cluster.session(), "dms").read().version()).isEmpty();
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
    RowsWanted wanted = new RowsWanted(ORDERS, List.of(), Instant.EPOCH);

    RowsFound found =
        new RowCounter(cluster.session(), KEYED, wanted, Instant.EPOCH, 10)
            .count()
            .found()
            .orElseThrow();

    assertThat(found.rows()).isEqualTo(3);
    assertThat(found.younger()).isEqualTo(Optional.empty());
  }

  @Test
  void aStatementMayTakeWhatIsLeftOfTheTimeAndNoneIsSentAfterIt() throws SQLException {
    SlowCluster slow = new SlowCluster();
    ScriptedConnection cluster = new ScriptedConnection(slow);
    RowsWanted wanted = new RowsWanted(ORDERS, List.of(), Instant.EPOCH);

    Answer<RowsFound> answer;
    try (Session session = cluster.session(slow::now, END, STATEMENT)) {
      answer = new RowCounter(session, KEYED, wanted, Instant.EPOCH, 10).count();
    }

    assertThat(answer.reason())
        .isEqualTo("Table 'public.orders' was not counted in the time there is; 15 rows were.");
    assertThat(slow.now()).isBetween(END, END.plusSeconds(1));
    assertThat(cluster.sent().stream().filter(sql -> sql.startsWith("SET")))
        .containsExactly(
            "SET statement_timeout = 17000",
            "SET statement_timeout = 10000",
            "SET statement_timeout = 3000");
    int sent = cluster.sent().size();
    try (Session session = cluster.session(slow::now, END, STATEMENT)) {
      assertThat(new RowCounter(session, KEYED, wanted, Instant.EPOCH, 10).count().reason())
          .contains("0 rows were");
    }
    assertThat(cluster.sent()).hasSize(sent);
  }

  /** A cluster that takes 7 s for each statement, and cancels what may not take so long. */
  private static final class SlowCluster implements ScriptedConnection.Script {
    private Instant now = Instant.EPOCH;
    private Duration limit = STATEMENT;

    Instant now() {
      return now;
    }

    @Override
    public List<? extends List<?>> answer(String sql) throws SQLException {
      if (sql.startsWith("SET statement_timeout = ")) {
        limit = Duration.ofMillis(Long.parseLong(sql.substring(sql.lastIndexOf(' ') + 1)));
        return List.of();
      }
      Duration need = Duration.ofSeconds(7);
      boolean cut = need.compareTo(limit) > 0;
      now = now.plus(cut ? limit : need);
      if (cut) {
        throw new SQLException("query execution canceled due to statement timeout", "57014");
      }
      return sql.startsWith("SELECT count") ? List.of(List.of(5L, 0L)) : List.of(List.of("key"));
    }
  }
}
