package dmsmedic.cockroachstandin.backend;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stand-in's own connections, one per database, as the superuser that clients cannot be. Used
 * by one thread at a time.
 */
final class SystemConnections implements AutoCloseable {
  /** Reads one row of a result. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static final int VALIDITY_TIMEOUT_SECONDS = 5;

  private final EmbeddedPostgres postgres;
  private final Map<String, Connection> open = new HashMap<>();

  SystemConnections(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** Runs statements that answer nothing. */
  synchronized void run(String database, String sql) {
    try (Statement statement = connection(database).createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the stand-in's own statement failed: " + sql, e);
    }
  }

  /** Runs a query with text parameters. */
  synchronized <T> List<T> query(
      String database, RowReader<T> reader, String sql, String... parameters) {
    try (PreparedStatement statement = connection(database).prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      return rows(statement, reader);
    } catch (SQLException e) {
      throw new IllegalStateException("the stand-in's own query failed: " + sql, e);
    }
  }

  private static <T> List<T> rows(PreparedStatement statement, RowReader<T> reader)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(reader.read(result));
      }
    }
    return rows;
  }

  private Connection connection(String database) throws SQLException {
    Connection kept = open.get(database);
    if (kept != null && kept.isValid(VALIDITY_TIMEOUT_SECONDS)) {
      return kept;
    }
    Connection fresh = DriverManager.getConnection(postgres.getJdbcUrl("postgres", database));
    open.put(database, fresh);
    return fresh;
  }

  /** Leaves a database, so that it can be copied or dropped. */
  synchronized void leave(String database) {
    Connection connection = open.remove(database);
    if (connection != null) {
      close(connection);
    }
  }

  @Override
  public synchronized void close() {
    open.values().forEach(SystemConnections::close);
    open.clear();
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The server has gone before us, which is as good.
    }
  }
}
