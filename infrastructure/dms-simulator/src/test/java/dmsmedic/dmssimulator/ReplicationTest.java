package dmsmedic.dmssimulator;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.dmssimulator.behaviour.Timings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.databasemigration.model.MigrationTypeValue;
import software.amazon.awssdk.services.databasemigration.model.StartReplicationTaskTypeValue;
import software.amazon.awssdk.services.databasemigration.model.TableStatistics;

/** Changes that follow the load, and none that is lost. */
class ReplicationTest {
  private static final String ALL =
      "SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY id)), 'none') FROM note t";
  private static final String NOTE =
      "CREATE TABLE note (id int PRIMARY KEY, tags text[], doc jsonb, body text, raw bytea)";

  @Test
  void changesOfEveryKindAreApplied() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(NOTE);
    pair.onSource("INSERT INTO note SELECT i FROM generate_series(1, 10) i");
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, Bench.LOGGED);
      bench.startFresh(task);
      assertThat(bench.task(task).status()).isEqualTo("running");
      pair.onSource(
          "INSERT INTO note VALUES (11, '{a,\"b c\"}', '{\"k\": [1, null]}', 'it''s\n"
              + "so', '\\x00ff')",
          "UPDATE note SET body = 'changed' WHERE id = 2",
          "UPDATE note SET id = 30 WHERE id = 3",
          "DELETE FROM note WHERE id IN (4, 5)");
      bench.dms.advance(Duration.ZERO);
      assertThat(pair.askTarget(ALL)).isEqualTo(pair.askSource(ALL));
      TableStatistics statistics = bench.table(task, "note");
      assertThat(statistics.fullLoadRows()).isEqualTo(10);
      assertThat(statistics.inserts()).isEqualTo(1);
      assertThat(statistics.updates()).isEqualTo(2);
      assertThat(statistics.appliedDeletes()).isEqualTo(2);
    }
  }

  @Test
  void changesDuringALoadAndAStopAreNotLost() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(NOTE);
    pair.onSource("INSERT INTO note SELECT i FROM generate_series(1, 500) i");
    try (Bench bench = Bench.on(pair, o -> o.withTimings(Timings.usual().withRowsPerSecond(10)))) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, Bench.LOGGED);
      bench.client.startReplicationTask(r ->
          r.replicationTaskArn(task)
              .startReplicationTaskType(StartReplicationTaskTypeValue.START_REPLICATION));
      pair.onSource("INSERT INTO note VALUES (1000)");
      bench.dms.advance(Duration.ofSeconds(40));
      assertThat(bench.table(task, "note").tableState()).isEqualTo("Full load");
      pair.onSource("UPDATE note SET body = 'late'", "DELETE FROM note WHERE id < 20");
      bench.minute();
      assertThat(bench.table(task, "note").tableState()).isEqualTo("Table completed");
      bench.stop(task);
      pair.onSource("INSERT INTO note SELECT i FROM generate_series(2000, 2010) i");
      bench.start(task, StartReplicationTaskTypeValue.RESUME_PROCESSING);
      assertThat(pair.askTarget(ALL)).isEqualTo(pair.askSource(ALL));
      pair.onSource("UPDATE note SET body = 'again' WHERE id > 1000");
      bench.askReload(task, "note");
      bench.dms.advance(Duration.ofSeconds(5));
      pair.onSource("INSERT INTO note VALUES (3000)", "DELETE FROM note WHERE id = 2000");
      bench.minute();
      assertThat(pair.askTarget(ALL)).isEqualTo(pair.askSource(ALL));
    }
  }

  @Test
  void aLongChangedValueIsCutInCaptureToo() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(NOTE);
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, Bench.LOGGED);
      bench.startFresh(task);
      pair.onSource("INSERT INTO note (id, body) VALUES (1, repeat('é', 20000))");
      bench.minute();
      assertThat(bench.lines)
          .anyMatch(line ->
              line.endsWith(
                  "[SOURCE_CAPTURE  ]W:  Value of column 'body' in table 'public.note' was"
                      + " truncated to 32768 bytes, actual length: 40000 bytes "
                      + " (postgres_pglogical.c:2550)"));
      assertThat(pair.askTarget("SELECT length(body) FROM note")).containsExactly("16384");
    }
  }

  @Test
  void aCutJsonValueIsRefusedByTheTargetAndLogged() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(NOTE);
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, Bench.LOGGED);
      bench.startFresh(task);
      pair.onSource("INSERT INTO note (id, doc) VALUES (1, to_jsonb(repeat('x', 40000)))");
      bench.minute();
      assertThat(bench.lines)
          .anyMatch(line ->
              line.contains(
                  "[TARGET_APPLY    ]E:  RetCode: SQL_ERROR  SqlState: 22P02 NativeError: 1"
                      + " Message: ERROR: invalid input syntax for type json"));
      assertThat(bench.table(task, "note").appliedInserts()).isZero();
      assertThat(bench.task(task).status()).isEqualTo("running");
    }
  }

  @Test
  void aDroppedSlotEndsTheTaskOnResume() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(NOTE);
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, Bench.LOGGED);
      bench.startFresh(task);
      bench.stop(task);
      pair.onSource("SELECT pg_drop_replication_slot('awsdms_move')");
      bench.start(task, StartReplicationTaskTypeValue.RESUME_PROCESSING);
      assertThat(bench.task(task).status()).isEqualTo("failed");
      assertThat(bench.task(task).lastFailureMessage())
          .isEqualTo(
              "Last Error  Can't resume task after replication slot was dropped. [1020101]"
                  + " Stop Reason FATAL_ERROR Error Level FATAL");
    }
  }

  @Test
  void aTaskThatOnlyReplicatesStartsWithWhatComes() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(NOTE);
    pair.onSource("INSERT INTO note (id) VALUES (1)");
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.CDC, Bench.LOGGED);
      bench.startFresh(task);
      pair.onSource("INSERT INTO note (id) VALUES (2)");
      bench.minute();
      assertThat(pair.askTarget("SELECT id FROM note")).containsExactly("2");
    }
  }
}
