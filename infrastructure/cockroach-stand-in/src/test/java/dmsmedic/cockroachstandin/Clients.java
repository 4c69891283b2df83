package dmsmedic.cockroachstandin;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** What tests do with connections: pgjdbc as it comes, in both of its protocols. */
final class Clients {
  static final String SIMPLE = "preferQueryMode=simple";
  static final String EXTENDED = "preferQueryMode=extended";

  private Clients() {}

  static Connection root(CockroachStandIn cockroach, String... parameters) throws SQLException {
    return connect(cockroach, "user=root", parameters);
  }

  /** A connection of a role whose password is its name. */
  static Connection as(CockroachStandIn cockroach, String role, String... parameters)
      throws SQLException {
    return connect(cockroach, "user=" + role + "&password=" + role, parameters);
  }

  private static Connection connect(CockroachStandIn cockroach, String login, String... parameters)
      throws SQLException {
    String url = cockroach.jdbcUrl("defaultdb") + "?" + login;
    return DriverManager.getConnection(
        parameters.length == 0 ? url : url + "&" + String.join("&", parameters));
  }

  static void run(Connection connection, String... statements) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The rows of a query, fields joined with a bar. */
  static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (java.sql.Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> fields = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          fields.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", fields));
      }
    }
    return rows;
  }

  static String value(Connection connection, String sql) throws SQLException {
    return rows(connection, sql).getFirst();
  }

  static long copy(Connection connection, String sql, String data)
      throws SQLException, IOException {
    return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(data));
  }

  /** The SQLSTATE and the message of the failure of a statement. */
  static String failure(Connection connection, String sql) {
    try {
      run(connection, sql);
    } catch (SQLException e) {
      return text(e);
    }
    return "no failure";
  }

  static String copyFailure(Connection connection, String sql, String data) throws IOException {
    try {
      copy(connection, sql, data);
    } catch (SQLException e) {
      return text(e);
    }
    return "no failure";
  }

  private static String text(SQLException e) {
    return e.getSQLState() + " " + e.getMessage();
  }
}
