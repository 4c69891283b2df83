package dmsmedic.dmssimulator;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.dmssimulator.behaviour.Inferred;
import dmsmedic.dmssimulator.behaviour.Switch;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.databasemigration.model.Connection;
import software.amazon.awssdk.services.databasemigration.model.MigrationTypeValue;
import software.amazon.awssdk.services.databasemigration.model.StartReplicationTaskTypeValue;

/** Loads that the target refuses, and tasks that cannot run. */
class LoadFailureTest {
  private static final String ITEM = "CREATE TABLE item (id int PRIMARY KEY, name varchar(9000))";
  private static final String NOTHING = "{\"Logging\":{\"EnableLogging\":true}}";

  private static Databases.Pair items(int rows) {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(ITEM);
    pair.onSource(
        "INSERT INTO item SELECT i, repeat('n', 500) FROM generate_series(1, %d) i"
            .formatted(rows));
    return pair;
  }

  @Test
  void aRefusedCopyIsACascadeOfLines() {
    Databases.Pair pair = items(10);
    pair.onTarget("INSERT INTO item VALUES (7, 'mine')");
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, NOTHING);
      bench.startFresh(task);
      assertThat(bench.task(task).status()).isEqualTo("running");
      assertThat(bench.table(task, "item").tableState()).isEqualTo("Table error");
      assertThat(bench.task(task).replicationTaskStats().tablesErrored()).isEqualTo(1);
      assertThat(String.join("\n", bench.lines))
          .containsSubsequence(
              "[TARGET_LOAD     ]E:  Command failed to load data with exit error code 1, Command"
                  + " output: ERROR:  duplicate key value violates unique constraint",
              "Failed to wait for previous run [1020403]  (csv_target.c:2153)",
              "Failed to load data from csv file. [1020403]  (odbc_endpoint_imp.c:6737)",
              "Failed execute unload command [1020403]  (csv_target.c:1181)",
              "Handling End of table 'public'.'item' loading failed by subtask 1 thread 1",
              "]W:  Table 'public'.'item' was errored/suspended (subtask 1 thread 1).");
    }
  }

  @Test
  void theRootCanBeSwallowedAndLinesCanBeSplit() {
    Databases.Pair pair = items(10);
    pair.onTarget("INSERT INTO item VALUES (7, 'mine')");
    Inferred chosen = Inferred.usual().with(Switch.COPY_ERROR_SWALLOWED);
    try (Bench bench = Bench.on(pair, o -> o.withInferred(chosen))) {
      bench.startFresh(bench.create(MigrationTypeValue.FULL_LOAD, NOTHING));
      assertThat(bench.lines)
          .anyMatch(line -> line.contains("with exit error code 0 and exitwhy 1"))
          .noneMatch(line -> line.contains("duplicate key"));
    }
    Inferred split = Inferred.usual().without(Switch.MULTI_LINE_IS_ONE_EVENT);
    try (Bench bench = Bench.on(pair, o -> o.withInferred(split))) {
      bench.startFresh(bench.create(MigrationTypeValue.FULL_LOAD, NOTHING));
      assertThat(bench.lines)
          .noneMatch(line -> line.contains("\n"))
          .anyMatch(line -> line.startsWith("DETAIL:  Key (id)=(7) already exists."));
    }
  }

  @Test
  void rowsOfEarlierFilesStay() {
    Databases.Pair pair = items(100);
    pair.onTarget("INSERT INTO item VALUES (90, 'mine')");
    try (Bench bench = Bench.on(pair)) {
      String small =
          "{\"Logging\":{\"EnableLogging\":true},\"TargetMetadata\":{\"LoadMaxFileSize\":5}}";
      bench.startFresh(bench.create(MigrationTypeValue.FULL_LOAD, small));
      int rows = Integer.parseInt(pair.askTarget("SELECT count(*) FROM item").getFirst());
      assertThat(rows).isBetween(50, 90);
    }
  }

  @Test
  void aTableErrorCanStopTheTask() {
    Databases.Pair pair = items(10);
    pair.onTarget("INSERT INTO item VALUES (7, 'mine')");
    try (Bench bench = Bench.on(pair)) {
      String task =
          bench.create(
              MigrationTypeValue.FULL_LOAD,
              "{\"ErrorBehavior\":{\"TableErrorPolicy\":\"STOP_TASK\"}}");
      bench.startFresh(task);
      assertThat(bench.task(task).status()).isEqualTo("failed");
      assertThat(bench.task(task).stopReason())
          .isEqualTo(
              "Last Error  Task error notification received from subtask 1, thread 1"
                  + " [reptask/replicationtask.c:2883] [1020403] Stop Reason FATAL_ERROR Error"
                  + " Level FATAL");
      assertThat(bench.events)
          .last()
          .asString()
          .contains("REPLICATION_TASK_FAILED", "Stop Reason FATAL_ERROR")
          .doesNotContain("eventId");
    }
  }

  @Test
  void resumeDoesNotRetryATableInErrorButReloadTargetDoes() {
    Databases.Pair pair = items(10);
    pair.onTarget("INSERT INTO item VALUES (7, 'mine')");
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD, NOTHING);
      bench.startFresh(task);
      bench.start(task, StartReplicationTaskTypeValue.RESUME_PROCESSING);
      assertThat(bench.table(task, "item").tableState()).isEqualTo("Table error");
      assertThat(bench.task(task).replicationTaskStats().fullLoadProgressPercent()).isEqualTo(100);
      bench.start(task, StartReplicationTaskTypeValue.RELOAD_TARGET);
      assertThat(bench.table(task, "item").tableState()).isEqualTo("Table completed");
      assertThat(pair.askTarget("SELECT count(*) FROM item")).containsExactly("10");
    }
  }

  @Test
  void aReloadOfAFinishedTaskIsTakenAndUsuallyLoadsNothing() {
    Databases.Pair pair = items(10);
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD, Bench.LOGGED);
      bench.startFresh(task);
      bench.client.startReplicationTask(r ->
          r.replicationTaskArn(task)
              .startReplicationTaskType(StartReplicationTaskTypeValue.RESUME_PROCESSING));
      bench.dms.advance(Duration.ofSeconds(31));
      assertThat(bench.task(task).status()).isEqualTo("running");
      bench.askReload(task, "item");
      bench.dms.advance(Duration.ofSeconds(3));
      assertThat(bench.task(task).status()).isEqualTo("stopped");
      assertThat(bench.table(task, "item").tableState()).isEqualTo("Table is being reloaded");
    }
  }

  @Test
  void aReloadUnderDoNothingMeetsItsOwnRows() {
    Databases.Pair pair = items(10);
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, NOTHING);
      bench.startFresh(task);
      bench.reload(task, "item");
      assertThat(bench.table(task, "item").tableState()).isEqualTo("Table error");
      pair.onTarget("TRUNCATE item");
      bench.reload(task, "item");
      assertThat(bench.table(task, "item").tableState()).isEqualTo("Table completed");
    }
  }

  @Test
  void aMissingTargetTableIsCreatedAndDropAndCreateRebuilds() {
    Databases.Pair pair = items(3);
    pair.onTarget("DROP TABLE item");
    try (Bench bench = Bench.on(pair)) {
      String drop = "{\"FullLoadSettings\":{\"TargetTablePrepMode\":\"DROP_AND_CREATE\"}}";
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, drop);
      bench.startFresh(task);
      bench.reload(task, "item");
      assertThat(pair.askTarget("SELECT count(*) FROM item")).containsExactly("3");
    }
  }

  @Test
  void anUnreachableEndpointFailsTestAndTask() {
    Databases.Pair pair = items(3);
    try (Bench bench = Bench.on(pair)) {
      bench.client.modifyEndpoint(r -> r.endpointArn(bench.target).password("x").port(1));
      bench.client.testConnection(
          r -> r.endpointArn(bench.target).replicationInstanceArn(bench.instance));
      bench.client.testConnection(
          r -> r.endpointArn(bench.source).replicationInstanceArn(bench.instance));
      bench.minute();
      assertThat(bench.client.describeConnections().connections())
          .extracting(Connection::status)
          .containsExactly("failed", "successful");
      String task = bench.create(MigrationTypeValue.FULL_LOAD, NOTHING);
      bench.startFresh(task);
      assertThat(bench.task(task).status()).isEqualTo("failed");
      assertThat(bench.task(task).lastFailureMessage())
          .startsWith("Last Error  Endpoint initialization failed.");
    }
  }

  @Test
  void aFailureCanBeInjected() {
    Databases.Pair pair = items(3);
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, NOTHING);
      bench.startFresh(task);
      bench.dms.failTask(task, "Replication task out of memory.");
      assertThat(bench.task(task).lastFailureMessage())
          .startsWith("Last Error  Replication task out of memory. Stop Reason FATAL_ERROR");
      bench.start(task, StartReplicationTaskTypeValue.RESUME_PROCESSING);
      assertThat(bench.task(task).status()).isEqualTo("running");
    }
  }
}
