package dmsmedic.dmssimulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.databasemigration.model.MigrationTypeValue;
import software.amazon.awssdk.services.databasemigration.model.StartReplicationTaskTypeValue;

/** Rows that are loaded, cut and loaded again. */
class FullLoadTest {
  private static final String DOCUMENTS = "CREATE TABLE document (id int PRIMARY KEY, body text)";

  @Test
  void rowsReachTheTargetAndTheTaskStopsByItself() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(
        "CREATE TABLE customer (id int PRIMARY KEY, name varchar(40), born date, note text)");
    pair.onSource(
        "INSERT INTO customer SELECT i, 'n' || i, '2000-01-01', NULL"
            + " FROM generate_series(1, 1000) i",
        "INSERT INTO customer VALUES (1001, 'a \"quoted\" \\ name, with comma', NULL, 'attNULL')");
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD, Bench.LOGGED);
      bench.startFresh(task);
      assertThat(bench.task(task).status()).isEqualTo("stopped");
      assertThat(bench.task(task).stopReason()).isEqualTo("Stop Reason FULL_LOAD_ONLY_FINISHED");
      assertThat(bench.table(task, "customer").tableState()).isEqualTo("Table completed");
      assertThat(bench.table(task, "customer").fullLoadRows()).isEqualTo(1001);
      String all = "SELECT md5(string_agg(t::text, '|' ORDER BY id)) FROM customer t";
      assertThat(pair.askTarget(all)).isEqualTo(pair.askSource(all));
    }
  }

  @Test
  void aLongValueIsCutLoggedAndStillCompleted() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(DOCUMENTS);
    pair.onSource("INSERT INTO document VALUES (1, repeat('x', 116664)), (2, 'short')");
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, Bench.LOGGED);
      bench.startFresh(task);
      assertThat(bench.table(task, "document").tableState()).isEqualTo("Table completed");
      assertThat(bench.lines)
          .filteredOn(line -> line.contains("truncated"))
          .singleElement()
          .asString()
          .endsWith(
              " [SOURCE_UNLOAD   ]W:  Value of column 'body' in table 'public.document' was"
                  + " truncated to 32768 bytes, actual length: 116664 bytes "
                  + " (postgres_endpoint_unload.c:1072)");
      assertThat(bench.streams).containsOnly("dms-tasks-example/dms-task-MOVE");
      assertThat(pair.askTarget("SELECT length(body) FROM document WHERE id = 1"))
          .containsExactly("32768");

      bench.stop(task);
      bench.modify(task, "{\"TargetMetadata\":{\"LobMaxSize\":128}}");
      bench.start(task, StartReplicationTaskTypeValue.RESUME_PROCESSING);
      bench.lines.clear();
      bench.reload(task, "document");
      assertThat(bench.lines).noneMatch(line -> line.contains("truncated"));
      assertThat(bench.table(task, "document").fullLoadReloaded()).isTrue();
      assertThat(bench.table(task, "document").tableState()).isEqualTo("Table completed");
      assertThat(pair.askTarget("SELECT length(body) FROM document ORDER BY id"))
          .containsExactly("116664", "5");
    }
  }
}
