package dmsmedic.medic.lab;

import dmsmedic.medic.lab.scenario.Scenario.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A table counted and compared row by row. */
final class Comparison {

  /**
   * A table at one moment.
   *
   * @param longestBytes the longest value of its LOB column, in bytes
   */
  record Count(long rows, long longestBytes) {
    @Override
    public String toString() {
      return rows + " rows, longest " + longestBytes;
    }
  }

  private Comparison() {}

  static Count count(Connection connection, Table table) throws SQLException {
    String sql =
        "SELECT count(*), coalesce(max(octet_length(" + table.lob() + ")), 0) FROM " + table.name();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return new Count(row.getLong(1), row.getLong(2));
    }
  }

  /** Whether both hold the same rows with the same values. */
  static boolean equal(Connection source, Connection target, Table table) throws SQLException {
    return rows(source, table).equals(rows(target, table));
  }

  private static List<List<String>> rows(Connection connection, Table table) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM " + table.name() + " ORDER BY id")) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          values.add(String.valueOf(row.getString(column)));
        }
        rows.add(values);
      }
    }
    return rows;
  }
}
