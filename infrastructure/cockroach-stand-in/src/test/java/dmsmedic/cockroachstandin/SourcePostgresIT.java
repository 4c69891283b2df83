package dmsmedic.cockroachstandin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The database to migrate from. */
final class SourcePostgresIT {
  @Test
  void aSourceDecodesItsChanges() throws IOException, SQLException {
    try (SourcePostgres source = SourcePostgres.start();
        Connection connection = DriverManager.getConnection(source.jdbcUrl("postgres"))) {
      Clients.run(
          connection,
          "CREATE TABLE t (id int PRIMARY KEY)",
          "SELECT pg_create_logical_replication_slot('dms', 'test_decoding')",
          "INSERT INTO t VALUES (1)");
      assertThat(
              Clients.rows(
                  connection, "SELECT data FROM pg_logical_slot_get_changes('dms', NULL, NULL)"))
          .anyMatch(line -> line.contains("INSERT: id[integer]:1"));
    }
  }
}
