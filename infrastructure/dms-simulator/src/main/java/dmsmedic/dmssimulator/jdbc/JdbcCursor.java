package dmsmedic.dmssimulator.jdbc;

import dmsmedic.dmssimulator.rows.Column;
import dmsmedic.dmssimulator.rows.Condition;
import dmsmedic.dmssimulator.rows.Refused;
import dmsmedic.dmssimulator.rows.Row;
import dmsmedic.dmssimulator.rows.Snapshot;
import dmsmedic.dmssimulator.rows.SourceSession;
import dmsmedic.dmssimulator.rows.SourceTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A source table read in one repeatable-read transaction, every value as text. */
final class JdbcCursor implements SourceSession.Cursor {
  private static final int FETCHED = 500;

  private final Connection connection;
  private final List<Column> columns;
  private final Snapshot snapshot;
  private final ResultSet found;

  private JdbcCursor(
      Connection connection, List<Column> columns, Snapshot snapshot, ResultSet found) {
    this.connection = connection;
    this.columns = columns;
    this.snapshot = snapshot;
    this.found = found;
  }

  static JdbcCursor open(Connection connection, SourceTable table, List<Condition> where)
      throws Refused {
    String sql = select(table, where);
    try {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      Snapshot snapshot = snapshot(connection);
      PreparedStatement statement = connection.prepareStatement(sql);
      statement.closeOnCompletion();
      statement.setFetchSize(FETCHED);
      return new JdbcCursor(connection, table.columns(), snapshot, statement.executeQuery());
    } catch (SQLException refused) {
      Closing.quietly(connection);
      throw Sql.refused(refused, sql);
    }
  }

  private static Snapshot snapshot(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT pg_current_snapshot()::text")) {
      found.next();
      return Snapshot.parse(found.getString(1));
    }
  }

  private static String select(SourceTable table, List<Condition> where) {
    String values =
        table.columns().stream()
            .map(column -> Sql.name(column.name()) + "::text")
            .collect(Collectors.joining(", "));
    String filter =
        where.stream().map(JdbcCursor::any).collect(Collectors.joining(" AND ", " WHERE ", ""));
    return "SELECT " + values + " FROM " + Sql.name(table.name()) + (where.isEmpty() ? "" : filter);
  }

  private static String any(Condition condition) {
    return condition.tests().stream()
        .map(test -> test(Sql.name(condition.column()), test))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static String test(String column, Condition.Test test) {
    String first = literal(test.values().getFirst());
    return switch (test.operator()) {
      case EQUAL -> column + " = " + first;
      case NOT_EQUAL -> column + " <> " + first;
      case AT_MOST -> column + " <= " + first;
      case AT_LEAST -> column + " >= " + first;
      case BETWEEN -> column + " BETWEEN " + first + " AND " + literal(test.values().get(1));
      case NOT_BETWEEN ->
          column + " NOT BETWEEN " + first + " AND " + literal(test.values().get(1));
    };
  }

  private static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  @Override
  public Optional<Row> next() throws Refused {
    try {
      if (!found.next()) {
        return Optional.empty();
      }
      Row row = Row.empty();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i).name(), Optional.ofNullable(found.getString(i + 1)));
      }
      return Optional.of(row);
    } catch (SQLException refused) {
      throw Sql.refused(refused, "");
    }
  }

  @Override
  public Snapshot snapshot() {
    return snapshot;
  }

  @Override
  public void close() {
    Closing.quietly(connection);
  }
}
