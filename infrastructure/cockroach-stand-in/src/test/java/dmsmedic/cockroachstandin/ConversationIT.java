package dmsmedic.cockroachstandin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How clients talk to a v22.2.4: login, both protocols, types, hidden columns, refusals. */
final class ConversationIT {
  private static CockroachStandIn cockroach;

  @BeforeAll
  static void start() throws IOException {
    cockroach =
        CockroachStandIn.start(
            Options.of("v22.2.4")
                .withRole(Role.admin("dms", "dms"))
                .withRole(Role.login("app", "app")));
  }

  @AfterAll
  static void stop() throws IOException {
    cockroach.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {Clients.SIMPLE, Clients.EXTENDED})
  void rowsGoInAndComeOutThroughEitherProtocol(String mode) throws SQLException {
    try (Connection connection = Clients.root(cockroach, mode)) {
      Clients.run(
          connection,
          "DROP TABLE IF EXISTS books",
          "CREATE TABLE books (id INT8 PRIMARY KEY, title STRING, pages BYTES)");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO books (id, title) VALUES (?, ?)")) {
        for (int i = 0; i < 12; i++) {
          insert.setLong(1, i);
          insert.setString(2, "book; '" + i);
          insert.executeUpdate();
        }
      }
      assertThat(Clients.rows(connection, "SELECT id, title FROM books WHERE id > 9 ORDER BY id"))
          .containsExactly("10|book; '10", "11|book; '11");
    }
  }

  @Test
  void theVersionIsCockroachsOwn() throws SQLException {
    try (Connection connection = Clients.root(cockroach)) {
      assertThat(Clients.value(connection, "SELECT version()"))
          .isEqualTo(
              "CockroachDB CCL v22.2.4 (x86_64-pc-linux-gnu, built 2023/02/13 17:34:15, go1.19.4)");
      assertThat(Clients.value(connection, "SHOW crdb_version"))
          .startsWith("CockroachDB CCL v22.2.4");
      assertThat(connection.getMetaData().getDatabaseProductVersion()).isEqualTo("13.0.0");
    }
  }

  @Test
  void copyTakesRowsWithQuotesAndLineEnds() throws SQLException, IOException {
    try (Connection connection = Clients.as(cockroach, "dms")) {
      Clients.run(connection, "CREATE TABLE notes (id INT8 PRIMARY KEY, body STRING)");
      long rows =
          Clients.copy(
              connection,
              "COPY \"public\".\"notes\" (\"id\",\"body\") FROM STDIN WITH DELIMITER ',' CSV NULL"
                  + " 'attNULL' ESCAPE '\\'",
              "1,\"two\nlines\"\n2,attNULL\n3,\"a \\\"quote\\\"\"\n");
      assertThat(rows).isEqualTo(3);
      assertThat(Clients.rows(connection, "SELECT id, body FROM notes ORDER BY id"))
          .containsExactly("1|two\nlines", "2|null", "3|a \"quote\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Clients.SIMPLE, Clients.EXTENDED})
  void anUnknownFormIsRefusedAndNeverPassedThrough(String mode) throws SQLException {
    try (Connection connection = Clients.root(cockroach, mode)) {
      for (String sql :
          new String[] {
            "VACUUM",
            "LISTEN news",
            "DO $$ BEGIN PERFORM 1; END $$",
            "SELECT * FROM pg_stat_activity",
            "SELECT * FROM pg_catalog.pg_replication_slots",
            "SELECT lo_create(0)",
            "SELECT pg_sleep(0)",
            "SELECT pg_catalog.pg_sleep(0)",
            "SELECT 1 INTO copy_of_one",
            "COPY books TO STDOUT",
            "EXPLAIN SELECT 1",
            "CREATE EXTENSION hstore",
            "SET CLUSTER SETTING a.b = 1",
            "SHOW CREATE TABLE books"
          }) {
        assertThat(Clients.failure(connection, sql))
            .as(sql)
            .startsWith("0A000 ERROR: the stand-in does not know this statement form: ");
      }
      assertThat(Clients.value(connection, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void aRefusalAbortsTheTransactionItIsIn() throws SQLException {
    try (Connection connection = Clients.root(cockroach)) {
      connection.setAutoCommit(false);
      Clients.run(connection, "SELECT 1");
      assertThat(Clients.failure(connection, "VACUUM")).startsWith("0A000");
      assertThat(Clients.failure(connection, "SELECT 1")).startsWith("25P02");
      connection.rollback();
      assertThat(Clients.value(connection, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void aWrongPasswordDoesNotOpenTheDoor() {
    assertThatThrownBy(() -> Clients.as(cockroach, "app", "password=wrong", "user=app").close())
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    assertThatThrownBy(() -> Clients.as(cockroach, "postgres").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void aUserCreatedByAStatementLogsIn() throws SQLException {
    try (Connection connection = Clients.root(cockroach)) {
      Clients.run(
          connection,
          "CREATE USER IF NOT EXISTS maria WITH PASSWORD 'maria'",
          "GRANT admin TO maria");
      try (Connection maria = Clients.as(cockroach, "maria")) {
        assertThat(Clients.failure(maria, "ALTER ROLE app SET statement_timeout = '30s'"))
            .isEqualTo("no failure");
      }
    }
    try (Connection app = Clients.as(cockroach, "app")) {
      assertThat(Clients.value(app, "SHOW statement_timeout")).isEqualTo("30000");
    }
  }

  @Test
  void aTableWithoutPrimaryKeyHidesItsRowid() throws SQLException, IOException {
    try (Connection connection = Clients.root(cockroach)) {
      Clients.run(
          connection,
          "CREATE TABLE loose (a INT, b STRING(10))",
          "INSERT INTO loose VALUES (1, 'x')");
      assertThat(Clients.rows(connection, "SELECT * FROM loose")).containsExactly("1|x");
      assertThat(
              Clients.rows(
                  connection,
                  "SELECT column_name, is_hidden, crdb_sql_type, column_default"
                      + " FROM information_schema.columns WHERE table_name = 'loose'"
                      + " ORDER BY ordinal_position"))
          .containsExactly(
              "a|NO|INT8|null", "b|NO|VARCHAR(10)|null", "rowid|YES|INT8|unique_rowid()");
      assertThat(Clients.rows(connection, "SELECT rowid IS NULL FROM loose")).containsExactly("f");
      assertThat(Clients.copy(connection, "COPY loose FROM STDIN CSV", "2,y\n")).isEqualTo(1);
      assertThat(Clients.copyFailure(connection, "COPY loose FROM STDIN CSV", "3,z,77\n"))
          .isEqualTo("22P04 ERROR: read CSV record: record on line 1: wrong number of fields");
      Clients.run(connection, "SET expect_and_ignore_not_visible_columns_in_copy = on");
      assertThat(Clients.copy(connection, "COPY loose FROM STDIN CSV", "3,\"z,z\",77\n"))
          .isEqualTo(1);
      assertThat(Clients.rows(connection, "SELECT a, b FROM loose ORDER BY a"))
          .containsExactly("1|x", "2|y", "3|z,z");
    }
  }

  @Test
  void aPrimaryKeyAddedLaterLeavesTheRowidHidden() throws SQLException {
    try (Connection connection = Clients.root(cockroach)) {
      Clients.run(
          connection,
          "CREATE TABLE late (id INT8 NOT NULL, note STRING)",
          "ALTER TABLE late ADD PRIMARY KEY (id)");
      String hidden =
          "SELECT column_name FROM information_schema.columns"
              + " WHERE table_name = 'late' AND is_hidden = 'YES'";
      assertThat(Clients.rows(connection, hidden)).containsExactly("rowid");
      Clients.run(connection, "ALTER TABLE late ALTER COLUMN rowid SET VISIBLE");
      assertThat(Clients.rows(connection, hidden)).isEmpty();
      Clients.run(connection, "ALTER TABLE late ALTER COLUMN note SET NOT VISIBLE");
      assertThat(Clients.rows(connection, hidden)).containsExactly("note");
    }
  }

  @Test
  void readsInThePastAreTakenAndAnswerThePresent() throws SQLException {
    try (Connection connection = Clients.root(cockroach)) {
      Clients.run(
          connection,
          "CREATE TABLE lobs (id INT8 PRIMARY KEY, body STRING, doc JSONB, raw BYTES)",
          "INSERT INTO lobs VALUES (1, 'four', '{\"a\": 1}', 'xyz')");
      for (String when :
          new String[] {
            "follower_read_timestamp()",
            "'-10s'",
            "with_max_staleness('10s')",
            "1600000000000000000.0000000000"
          }) {
        assertThat(
                Clients.rows(
                    connection,
                    "SELECT count(*), max(octet_length(body)), max(octet_length(doc::STRING)),"
                        + " max(length(CAST(id AS STRING))) FROM \"public\".\"lobs\""
                        + " AS OF SYSTEM TIME "
                        + when))
            .as(when)
            .containsExactly("1|4|8|1");
      }
      assertThat(
              Clients.failure(
                  connection, "SELECT 1 FROM lobs AS OF SYSTEM TIME 99999999999999999999"))
          .isEqualTo("22023 ERROR: AS OF SYSTEM TIME: cannot specify timestamp in the future");
      Clients.run(
          connection,
          "BEGIN AS OF SYSTEM TIME '-5s'",
          "SELECT count(*) FROM lobs",
          "COMMIT",
          "BEGIN",
          "SET TRANSACTION AS OF SYSTEM TIME '-5s'",
          "SELECT count(*) FROM lobs",
          "COMMIT");
    }
  }

  @Test
  void aTableThatAForeignKeyPointsAtIsNotTruncated() throws SQLException {
    try (Connection connection = Clients.root(cockroach)) {
      Clients.run(
          connection,
          "CREATE TABLE parents (id INT8 PRIMARY KEY)",
          "CREATE TABLE children (id INT8 PRIMARY KEY, parent INT8 REFERENCES parents (id))");
      assertThat(Clients.failure(connection, "TRUNCATE TABLE \"public\".\"parents\""))
          .startsWith("0A000");
      assertThat(Clients.failure(connection, "TRUNCATE TABLE children")).isEqualTo("no failure");
    }
  }

  @Test
  void whatDriversSendByThemselvesIsTaken() throws SQLException {
    try (Connection connection = Clients.root(cockroach, "ApplicationName=medic")) {
      Clients.run(
          connection,
          "SET extra_float_digits = 3",
          "SET application_name = 'other'",
          "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE",
          "BEGIN",
          "SAVEPOINT cockroach_restart",
          "RELEASE SAVEPOINT cockroach_restart",
          "COMMIT",
          "DISCARD ALL");
      assertThat(Clients.value(connection, "SHOW TRANSACTION ISOLATION LEVEL"))
          .isEqualTo("serializable");
      assertThat(connection.getTransactionIsolation())
          .isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
      assertThat(Clients.rows(connection, "SHOW SCHEDULES")).isEmpty();
      assertThat(Clients.rows(connection, "SHOW DATABASES"))
          .anyMatch(row -> row.startsWith("defaultdb|"));
      assertThat(Clients.rows(connection, "SHOW TABLES")).isNotNull();
      assertThat(Clients.rows(connection, "SHOW USERS")).anyMatch(row -> row.startsWith("dms|"));
    }
  }

  @Test
  void everyStatementIsRecordedAsItCame() throws SQLException {
    try (Connection connection = Clients.as(cockroach, "dms", "ApplicationName=recorded")) {
      Clients.run(connection, "SELECT 1 AS recorded");
      Clients.failure(connection, "VACUUM recorded");
    }
    assertThat(cockroach.statements())
        .filteredOn(statement -> statement.applicationName().equals("recorded"))
        .filteredOn(statement -> statement.sql().contains("recorded"))
        .extracting(Statement::role, Statement::database, Statement::sql)
        .containsExactly(
            tuple("dms", "defaultdb", "SELECT 1 AS recorded"),
            tuple("dms", "defaultdb", "VACUUM recorded"));
  }
}
