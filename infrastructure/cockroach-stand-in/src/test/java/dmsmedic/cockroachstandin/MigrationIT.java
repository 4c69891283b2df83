package dmsmedic.cockroachstandin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The statements of a migration: those of DMS, and those that look after it. */
final class MigrationIT {
  private static CockroachStandIn cockroach;

  @BeforeAll
  static void start() throws IOException {
    cockroach =
        CockroachStandIn.start(
            Options.of("v24.1.0")
                .withRole(Role.admin("dms", "dms"))
                .withRole(Role.login("reader", "reader")));
  }

  @AfterAll
  static void stop() throws IOException {
    cockroach.close();
  }

  @Test
  void dmsPreparesLoadsAppliesAndValidates() throws SQLException, IOException {
    try (Connection dms = Clients.as(cockroach, "dms", "stringtype=unspecified")) {
      Clients.run(
          dms,
          "CREATE SCHEMA IF NOT EXISTS \"integrations\"",
          "CREATE TABLE \"integrations\".\"integration\" (\"id\" INT8 NOT NULL, \"at\" TIMESTAMPTZ,"
              + " \"metadata\" JSONB, \"price\" DECIMAL(10,2), PRIMARY KEY (\"id\"))",
          "CREATE TABLE \"public\".\"awsdms_apply_exceptions\" (\"TASK_NAME\" VARCHAR(128) NOT"
              + " NULL, \"ERROR_TIME\" TIMESTAMP NOT NULL, \"STATEMENT\" TEXT NOT NULL)",
          "TRUNCATE TABLE \"integrations\".\"integration\"");
      long loaded =
          Clients.copy(
              dms,
              "COPY \"integrations\".\"integration\" (\"id\",\"at\",\"metadata\",\"price\") FROM"
                  + " STDIN WITH DELIMITER ',' CSV NULL 'attNULL' ESCAPE '\\'",
              """
              1,2023-01-12 02:11:35.123456+00,"{\\"a\\": 1}",1.50
              2,attNULL,attNULL,attNULL
              """);
      assertThat(loaded).isEqualTo(2);
      change(
          dms,
          "UPDATE \"integrations\".\"integration\" SET \"price\"=? WHERE \"id\"=?",
          "2.5",
          "2");
      change(
          dms,
          "INSERT INTO \"integrations\".\"integration\" (\"id\",\"price\") VALUES (?,?)",
          "3",
          "4");
      change(dms, "DELETE FROM \"integrations\".\"integration\" WHERE \"id\"=?", "3");
      assertThat(
              Clients.rows(
                  dms,
                  "SELECT \"id\", to_char(\"at\", 'YYYY-MM-DD HH24:MI:SS.US'), \"price\"::text"
                      + " FROM \"integrations\".\"integration\" ORDER BY \"id\""))
          .containsExactly("1|2023-01-12 02:11:35.123456|1.50", "2|null|2.50");
    }
  }

  private static void change(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void aReaderSeesOnlyWhatItIsGranted() throws SQLException {
    try (Connection root = Clients.root(cockroach);
        Connection reader = Clients.as(cockroach, "reader")) {
      Clients.run(root, "CREATE TABLE secret (id INT8 PRIMARY KEY)");
      String visible =
          "SELECT table_name FROM information_schema.tables WHERE table_name = 'secret'";
      assertThat(Clients.rows(reader, visible)).isEmpty();
      assertThat(Clients.failure(reader, "SELECT id FROM secret")).startsWith("42501 ");
      Clients.run(root, "GRANT SELECT ON TABLE secret TO reader");
      assertThat(Clients.rows(reader, visible)).containsExactly("secret");
      assertThat(Clients.rows(reader, "SELECT max(crdb_internal_mvcc_timestamp) FROM secret"))
          .containsExactly("null");
    }
  }

  @Test
  void youngRowsAreCountedPageByPageWithParameters() throws SQLException {
    try (Connection root = Clients.root(cockroach)) {
      Clients.run(
          root,
          "CREATE TABLE paged (id INT8 PRIMARY KEY, body STRING)",
          "INSERT INTO paged SELECT n, repeat('x', n::INT) FROM generate_series(1, 50) AS g (n)");
      String sql =
          "SELECT count(*), count(*) FILTER (WHERE crdb_internal_mvcc_timestamp > ?), max(id) FROM"
              + " (SELECT id, crdb_internal_mvcc_timestamp, octet_length(body) FROM public.paged AS"
              + " OF SYSTEM TIME '-1s' WHERE id > ? ORDER BY id LIMIT 20) AS p";
      try (PreparedStatement statement = root.prepareStatement(sql)) {
        statement.setBigDecimal(1, BigDecimal.ZERO);
        statement.setLong(2, 10);
        try (ResultSet page = statement.executeQuery()) {
          page.next();
          assertThat(List.of(page.getLong(1), page.getLong(3))).containsExactly(20L, 30L);
        }
      }
    }
  }

  @Test
  void aLongStatementCanBeCancelledByItsTimeout() throws SQLException {
    try (Connection root = Clients.root(cockroach, "options=-c%20statement_timeout%3D50ms")) {
      assertThat(Clients.value(root, "SHOW statement_timeout")).isEqualTo("50");
      assertThat(
              Clients.failure(
                  root,
                  "SELECT count(*) FROM generate_series(1, 100000) AS a (n),"
                      + " generate_series(1, 100000) AS b (m)"))
          .startsWith("57014 ");
    }
  }
}
