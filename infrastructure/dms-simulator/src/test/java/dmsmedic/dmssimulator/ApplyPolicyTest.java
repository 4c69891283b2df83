package dmsmedic.dmssimulator;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.dmssimulator.behaviour.Timings;
import dmsmedic.dmssimulator.synthetic.SyntheticRows;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.databasemigration.model.MigrationTypeValue;
import software.amazon.awssdk.services.databasemigration.model.StartReplicationTaskTypeValue;
import software.amazon.awssdk.services.databasemigration.model.TableStatistics;

/** What the error policies do with changes, and what a stop does to a load. */
class ApplyPolicyTest {
  private static final String ITEM = "CREATE TABLE item (id int PRIMARY KEY, name varchar(40))";

  private static String policies(String policies) {
    return "{\"Logging\":{\"EnableLogging\":true},\"ErrorBehavior\":{%s}}".formatted(policies);
  }

  private static Databases.Pair conflict() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(ITEM);
    return pair;
  }

  private static void meet(Databases.Pair pair, Bench bench) {
    pair.onTarget("INSERT INTO item VALUES (1, 'mine')");
    pair.onSource("INSERT INTO item VALUES (1, 'theirs')", "UPDATE item SET name = name");
    bench.minute();
  }

  @Test
  void aDuplicateIsLoggedAndTheTaskGoesOn() {
    Databases.Pair pair = conflict();
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, policies(""));
      bench.startFresh(task);
      pair.onTarget("INSERT INTO item VALUES (1, 'mine')");
      pair.onSource("INSERT INTO item VALUES (1, 'theirs')");
      bench.minute();
      TableStatistics statistics = bench.table(task, "item");
      assertThat(statistics.inserts()).isEqualTo(1);
      assertThat(statistics.appliedInserts()).isZero();
      assertThat(bench.lines)
          .anyMatch(line ->
              line.endsWith(
                  "[TARGET_APPLY    ]E:  Failed to execute statement: 'INSERT INTO"
                      + " \"public\".\"item\" (\"id\",\"name\") VALUES (?,?)' [1022502] "
                      + " (ar_odbc_stmt.c:2415)"))
          .anyMatch(line -> line.contains("SqlState: 23505"));
      assertThat(pair.askTarget("SELECT name FROM item")).containsExactly("mine");
    }
  }

  @Test
  void aDuplicateCanBecomeAnUpdate() {
    Databases.Pair pair = conflict();
    try (Bench bench = Bench.on(pair)) {
      String insert = policies("\"ApplyErrorInsertPolicy\":\"INSERT_RECORD\"");
      bench.startFresh(bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, insert));
      meet(pair, bench);
      assertThat(pair.askTarget("SELECT name FROM item")).containsExactly("theirs");
    }
  }

  @Test
  void aDuplicateCanSuspendTheTableOrStopTheTaskWithoutLosingTheChange() {
    Databases.Pair pair = conflict();
    try (Bench bench = Bench.on(pair)) {
      String suspend = policies("\"ApplyErrorInsertPolicy\":\"SUSPEND_TABLE\"");
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, suspend);
      bench.startFresh(task);
      meet(pair, bench);
      assertThat(bench.table(task, "item").tableState()).isEqualTo("Table error");
      bench.stop(task);
      bench.modify(task, policies("\"ApplyErrorInsertPolicy\":\"STOP_TASK\""));
      pair.onTarget("TRUNCATE item", "INSERT INTO item VALUES (2, 'mine')");
      bench.start(task, StartReplicationTaskTypeValue.RESUME_PROCESSING);
      bench.reload(task, "item");
      pair.onSource("INSERT INTO item VALUES (2, 'theirs')");
      bench.minute();
      assertThat(bench.task(task).status()).isEqualTo("failed");
      pair.onTarget("DELETE FROM item WHERE id = 2");
      bench.start(task, StartReplicationTaskTypeValue.RESUME_PROCESSING);
      assertThat(pair.askTarget("SELECT name FROM item")).containsExactly("theirs", "theirs");
    }
  }

  @Test
  void aStoppedLoadBeginsAgain() {
    Databases.Pair pair = conflict();
    pair.onSource("INSERT INTO item SELECT i FROM generate_series(1, 600) i");
    try (Bench bench = Bench.on(pair, o -> o.withTimings(Timings.usual().withRowsPerSecond(10)))) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD, Bench.LOGGED);
      bench.startFresh(task);
      assertThat(bench.task(task).replicationTaskStats().tablesLoading()).isEqualTo(1);
      bench.stop(task);
      assertThat(bench.task(task).stopReason()).isEqualTo("Stop Reason NORMAL");
      assertThat(bench.table(task, "item").tableState()).isEqualTo("Table cancelled");
      bench.start(task, StartReplicationTaskTypeValue.RESUME_PROCESSING);
      bench.dms.advance(Duration.ofMinutes(2));
      assertThat(bench.task(task).stopReason()).isEqualTo("Stop Reason FULL_LOAD_ONLY_FINISHED");
      assertThat(pair.askTarget("SELECT count(*) FROM item")).containsExactly("600");
    }
  }

  @Test
  void theOperatorCanAskForAStopAfterTheLoad() {
    Databases.Pair pair = conflict();
    try (Bench bench = Bench.on(pair)) {
      String stops = "{\"FullLoadSettings\":{\"StopTaskCachedChangesNotApplied\":true}}";
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, stops);
      bench.startFresh(task);
      assertThat(bench.task(task).stopReason()).isEqualTo("Stop Reason STOPPED_AFTER_FULL_LOAD");
      pair.onSource("INSERT INTO item VALUES (1, 'later')");
      bench.start(task, StartReplicationTaskTypeValue.RESUME_PROCESSING);
      assertThat(pair.askTarget("SELECT name FROM item")).containsExactly("later");
    }
  }

  @Test
  void aClockCanRunByItself() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    try (Bench bench =
        Bench.on(
            new Databases.Pair(1, "none", "none"),
            o ->
                o.withRows(new SyntheticRows(1))
                    .withRealTime(100)
                    .withEvents(event -> {
                      if (event.contains("REPLICATION_TASK_STOPPED")) {
                        stopped.countDown();
                      }
                    }))) {
      String task = bench.create(b -> b.tableMappings(Bench.EVERYTHING.replace("%", "one")));
      bench.client.startReplicationTask(r ->
          r.replicationTaskArn(task)
              .startReplicationTaskType(StartReplicationTaskTypeValue.START_REPLICATION));
      assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
