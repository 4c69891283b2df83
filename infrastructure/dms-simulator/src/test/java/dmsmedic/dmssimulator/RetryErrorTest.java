package dmsmedic.dmssimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.databasemigration.model.MigrationTypeValue;
import software.amazon.awssdk.services.databasemigration.model.StartReplicationTaskTypeValue;

/** A target that asks for another try, as CockroachDB does with SQLSTATE 40001. */
class RetryErrorTest {
  private static final String ITEM = "CREATE TABLE item (id int PRIMARY KEY)";
  private static final String TEXT =
      "restart transaction: TransactionRetryWithProtoRefreshError: TransactionRetryError: retry"
          + " txn (RETRY_ASYNC_WRITE_FAILURE - missing intent on: /Table/111/1/1/0)";

  private static void contend(Databases.Pair pair) {
    pair.onTarget(
        "CREATE FUNCTION contend() RETURNS trigger LANGUAGE plpgsql AS "
            + "$$BEGIN RAISE EXCEPTION '"
            + TEXT
            + "' USING ERRCODE = '40001'; END$$",
        "CREATE TRIGGER contend BEFORE INSERT ON item EXECUTE FUNCTION contend()");
  }

  @Test
  void aCopyIsNotRetried() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(ITEM);
    pair.onSource("INSERT INTO item VALUES (1)");
    contend(pair);
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, Bench.LOGGED);
      bench.startFresh(task);
      assertThat(bench.table(task, "item").tableState()).isEqualTo("Table error");
      assertThat(bench.lines)
          .anyMatch(line ->
              line.contains(
                  "[TARGET_LOAD     ]E:  Command failed to load data with exit error code 1,"
                      + " Command output: ERROR:  "
                      + TEXT));
    }
  }

  @Test
  void anAppliedChangeIsRetriedUntilTheTaskFailsAndIsNotLost() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(ITEM);
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, Bench.LOGGED);
      bench.startFresh(task);
      contend(pair);
      pair.onSource("INSERT INTO item VALUES (1)", "INSERT INTO item VALUES (2)");
      bench.dms.advance(Duration.ofSeconds(20));
      assertThat(bench.task(task).status()).isEqualTo("running");
      bench.dms.advance(Duration.ofMinutes(10));
      assertThat(bench.task(task).status()).isEqualTo("failed");
      assertThat(bench.task(task).lastFailureMessage())
          .isEqualTo(
              "Last Error  ODBC general error. Stop Reason RECOVERABLE_ERROR Error Level"
                  + " RECOVERABLE");
      assertThat(bench.lines)
          .filteredOn(
              line -> line.contains("[TARGET_APPLY    ]E:  RetCode: SQL_ERROR  SqlState: 40001"))
          .hasSize(7);
      pair.onTarget("DROP TRIGGER contend ON item");
      bench.start(task, StartReplicationTaskTypeValue.RESUME_PROCESSING);
      assertThat(pair.askTarget("SELECT id FROM item ORDER BY id")).containsExactly("1", "2");
    }
  }

  @Test
  void aLostConnectionIsOpenedAgain() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(ITEM);
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, Bench.LOGGED);
      bench.startFresh(task);
      pair.onTarget(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE application_name = 'awsdms' AND datname = current_database()");
      pair.onSource("INSERT INTO item VALUES (1)");
      bench.minute();
      assertThat(bench.task(task).status()).isEqualTo("running");
      assertThat(pair.askTarget("SELECT id FROM item")).containsExactly("1");
    }
  }
}
