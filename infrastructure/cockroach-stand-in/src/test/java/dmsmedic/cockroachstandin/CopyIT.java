package dmsmedic.cockroachstandin;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.cockroachstandin.copy.Contention;
import dmsmedic.cockroachstandin.copy.RetryCause;
import dmsmedic.cockroachstandin.log.LogFormat;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The retry rule of COPY, case by case, on a v22.2.4 where large transactions conflict. */
final class CopyIT {
  private static final String COPY = "COPY public.t (id, body) FROM STDIN WITH CSV";
  private static final String SERIALIZABLE =
      "40001 ERROR: restart transaction: TransactionRetryWithProtoRefreshError:"
          + " TransactionRetryError: retry txn (RETRY_SERIALIZABLE - failed preemptive refresh due"
          + " to a conflict: committed value on key /Table/";
  private static final String DEADLINE = "RETRY_COMMIT_DEADLINE_EXCEEDED";
  private static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());
  private static CockroachStandIn cockroach;

  @BeforeAll
  static void start() throws IOException {
    cockroach =
        CockroachStandIn.start(
            Options.of("v22.2.4")
                .withRole(Role.admin("dms", "dms"))
                .withContention(
                    Contention.ofLargeTransactions(250, 1 << 20, RetryCause.SERIALIZABLE)
                        .or(Contention.ofBatches(3, 2, RetryCause.COMMIT_DEADLINE_EXCEEDED)))
                .withLog((at, role, line) -> LOG.add(line), LogFormat.CRDB_V2, false));
  }

  @AfterAll
  static void stop() throws IOException {
    cockroach.close();
  }

  @BeforeEach
  void emptyTable() throws SQLException {
    try (Connection root = Clients.root(cockroach)) {
      Clients.run(
          root,
          "DROP TABLE IF EXISTS t",
          "CREATE TABLE t (id INT8 PRIMARY KEY, body STRING, doc JSONB)");
    }
    LOG.clear();
  }

  private static String rows(int count) {
    return IntStream.range(0, count).mapToObj(i -> i + ",row\n").collect(Collectors.joining());
  }

  private static String count(Connection connection) throws SQLException {
    return Clients.value(connection, "SELECT count(*) FROM t");
  }

  @Test
  void aLargeAtomicCopyFailsWhole() throws SQLException, IOException {
    try (Connection dms = Clients.as(cockroach, "dms")) {
      String failure = Clients.copyFailure(dms, COPY, rows(251));
      assertThat(failure).startsWith(SERIALIZABLE);
      assertThat(failure)
          .contains("\"unnamed\" meta={id=")
          .contains(
              "See: https://www.cockroachlabs.com/docs/v22.2/"
                  + "transaction-retry-error-reference.html#retry_serializable");
      assertThat(count(dms)).isEqualTo("0");
    }
    assertThat(LOG).anyMatch(line -> line.contains("failed on attempt 0 and with retriable error"));
    assertThat(LOG)
        .anyMatch(line ->
            line.startsWith("I")
                && line.endsWith(
                    "is not retrying; implicit: true; copy_from_atomic_enabled: true;"
                        + " copy_from_retriable_enabled false"));
    assertThat(LOG)
        .anyMatch(line ->
            line.matches(
                "E\\d{6} [0-9:.]+ \\d+ 9@sql/conn_executor\\.go:2565 ⋮ \\[n1,client=‹[0-9.:]+›,"
                    + "hostnossl,user=‹dms›\\] \\d+  error executing CopyIn:"
                    + " ‹COPY public\\.t \\(id, body\\) FROM STDIN WITH CSV›: restart"
                    + " transaction: .*"));
  }

  @Test
  void aSmallAtomicCopySucceeds() throws SQLException, IOException {
    try (Connection dms = Clients.as(cockroach, "dms")) {
      assertThat(Clients.copy(dms, COPY, rows(250))).isEqualTo(250);
      assertThat(count(dms)).isEqualTo("250");
    }
    assertThat(LOG).isEmpty();
  }

  @Test
  void retriesAloneDoNotHelp() throws SQLException, IOException {
    try (Connection dms = Clients.as(cockroach, "dms")) {
      Clients.run(dms, "SET copy_from_retries_enabled = true");
      assertThat(Clients.copyFailure(dms, COPY, rows(500))).startsWith(SERIALIZABLE);
      assertThat(count(dms)).isEqualTo("0");
    }
  }

  @Test
  void withoutAtomicityTheEarlierBatchesStay() throws SQLException, IOException {
    try (Connection dms = Clients.as(cockroach, "dms")) {
      Clients.run(dms, "SET copy_from_atomic_enabled = false");
      assertThat(Clients.copyFailure(dms, COPY, rows(500))).startsWith("40001 ").contains(DEADLINE);
      assertThat(count(dms)).isEqualTo("200");
      assertThat(Clients.copyFailure(dms, COPY, rows(10))).startsWith("23505 ");
    }
    assertThat(LOG)
        .anyMatch(line -> line.contains("implicit: true; copy_from_atomic_enabled: false;"));
    assertThat(LOG).anyMatch(line -> line.contains("with non-retriable error duplicate key"));
  }

  @Test
  void withBothSettingsABatchIsRetriedAndTheLoadIsWhole() throws SQLException, IOException {
    try (Connection dms =
        Clients.as(
            cockroach,
            "dms",
            "options=-c%20copy_from_atomic_enabled%3Doff%20-c%20copy_from_retries_enabled%3Don")) {
      assertThat(Clients.copy(dms, COPY, rows(1050))).isEqualTo(1050);
      assertThat(count(dms)).isEqualTo("1050");
    }
    assertThat(LOG).filteredOn(line -> line.endsWith("is retrying")).hasSize(6);
    assertThat(LOG).noneMatch(line -> line.startsWith("E"));
  }

  @Test
  void insideATransactionACopyIsAlwaysAtomic() throws SQLException, IOException {
    try (Connection dms = Clients.as(cockroach, "dms")) {
      Clients.run(
          dms, "SET copy_from_atomic_enabled = false", "SET copy_from_retries_enabled = true");
      dms.setAutoCommit(false);
      assertThat(Clients.copyFailure(dms, COPY, rows(300))).startsWith(SERIALIZABLE);
      assertThat(Clients.failure(dms, "SELECT 1")).startsWith("25P02");
      assertThat(Clients.copyFailure(dms, COPY, rows(1))).startsWith("25P02");
      dms.rollback();
      assertThat(Clients.copy(dms, COPY, rows(20))).isEqualTo(20);
      dms.rollback();
      assertThat(count(dms)).isEqualTo("0");
      dms.commit();
    }
    assertThat(LOG).anyMatch(line -> line.contains("is not retrying; implicit: false;"));
  }

  @Test
  void jsonThatWasCutShortIsNamedByItsLength() throws SQLException, IOException {
    try (Connection dms = Clients.as(cockroach, "dms")) {
      String cut = "1,,\"{\"\"note\"\": \"\"two\nlines of te\"\n";
      assertThat(Clients.copyFailure(dms, "COPY t FROM STDIN CSV", "0,x,{}\n" + cut))
          .startsWith(
              "22P02 ERROR: could not parse JSON: unable to decode JSON: while decoding 25 bytes at"
                  + " offset 9");
    }
  }

  @Test
  void badRowsAndMissingTablesFailAsTheyShould() throws SQLException, IOException {
    try (Connection dms = Clients.as(cockroach, "dms")) {
      assertThat(Clients.copyFailure(dms, COPY, "1,a\n2\n"))
          .isEqualTo("22P04 ERROR: read CSV record: record on line 2: wrong number of fields");
      assertThat(Clients.copyFailure(dms, "COPY t (id, body) FROM STDIN", "1\ta\tb\n"))
          .isEqualTo("22P04 ERROR: expected 2 values, got 3");
      assertThat(Clients.copyFailure(dms, "COPY nowhere FROM STDIN", "1\n")).startsWith("42P01 ");
      assertThat(Clients.copyFailure(dms, "COPY t FROM STDIN BINARY", "")).startsWith("0A000 ");
      assertThat(count(dms)).isEqualTo("0");
    }
  }

  @Test
  void aHeaderIsNotARow() throws SQLException, IOException {
    try (Connection dms = Clients.as(cockroach, "dms")) {
      String copy = "COPY t (id, body) FROM STDIN WITH (FORMAT csv, HEADER true, NULL 'nil')";
      assertThat(Clients.copy(dms, copy, "id,body\n1,nil\n2,\"nil\"")).isEqualTo(2);
      assertThat(Clients.rows(dms, "SELECT id, body FROM t ORDER BY id"))
          .containsExactly("1|null", "2|nil");
    }
  }

  @Test
  void anInjectedRetryErrorHitsStatementsOfATransaction() throws SQLException {
    try (Connection dms = Clients.as(cockroach, "dms")) {
      Clients.run(dms, "SET inject_retry_errors_enabled=true");
      assertThat(Clients.value(dms, "SELECT 1")).isEqualTo("1");
      dms.setAutoCommit(false);
      assertThat(Clients.failure(dms, "SELECT 1"))
          .startsWith(
              "40001 ERROR: restart transaction: TransactionRetryWithProtoRefreshError: injected by"
                  + " `inject_retry_errors_enabled` session variable");
      dms.rollback();
      Clients.run(dms, "RESET inject_retry_errors_enabled");
      assertThat(Clients.value(dms, "SELECT 1")).isEqualTo("1");
      dms.rollback();
    }
  }
}
