package dmsmedic.cockroachstandin;

import static org.assertj.core.api.Assertions.assertThat;

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
}
