package dmsmedic.taskhealer.cockroach;

import dmsmedic.core.migration.TableName;
import dmsmedic.taskhealer.cockroach.Connector.Session;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The catalogue of the database that we are connected to.
 *
 * <p>It shows what our login has a privilege on, and foreign keys of the same database only.
 * However many tables are asked for, three statements are sent, because CockroachDB builds these
 * tables anew for each.
 */
record Catalogue(Session session) {

  /** Takes one row of an answer. */
  @FunctionalInterface
  private interface Reading {
    void take(TableName table, ResultSet row) throws SQLException;
  }

  /** The shapes of the tables; one that is not there has no columns. */
  Map<TableName, TableShape> shapes(List<TableName> tables) throws SQLException {
    Map<TableName, Map<String, TableShape.Column>> columns = new HashMap<>();
    Map<TableName, List<String>> keys = new HashMap<>();
    Map<TableName, List<TableName>> references = new HashMap<>();
    if (!tables.isEmpty()) {
      read(
          Sql.COLUMNS,
          tables,
          (table, row) -> at(columns, table).put(row.getString(3), column(row)));
      read(Sql.KEYS, tables, (table, row) -> list(keys, table).add(row.getString(3)));
      read(
          Sql.REFERENCES,
          tables,
          (table, row) ->
              list(references, table).add(new TableName(row.getString(3), row.getString(4))));
    }
    Map<TableName, TableShape> shapes = new LinkedHashMap<>();
    for (TableName table : tables) {
      shapes.put(
          table,
          new TableShape(
              table,
              columns.getOrDefault(table, Map.of()),
              keys.getOrDefault(table, List.of()),
              references.getOrDefault(table, List.of()).stream().distinct().sorted().toList()));
    }
    return shapes;
  }

  private void read(String sql, List<TableName> tables, Reading reading) throws SQLException {
    Set<TableName> wanted = new HashSet<>(tables);
    try (PreparedStatement statement = session.prepare(sql)) {
      statement.setArray(1, names(tables, TableName::schema));
      statement.setArray(2, names(tables, TableName::table));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          TableName table = new TableName(rows.getString(1), rows.getString(2));
          if (wanted.contains(table)) {
            reading.take(table, rows);
          }
        }
      }
    }
  }

  private Array names(List<TableName> tables, Function<TableName, String> part)
      throws SQLException {
    return session.texts(tables.stream().map(part).distinct().toArray());
  }

  private static TableShape.Column column(ResultSet row) throws SQLException {
    boolean own = row.getString("data_type").equals("USER-DEFINED");
    return new TableShape.Column(
        row.getString("is_nullable").equals("YES"),
        row.getString("is_hidden").equals("YES"),
        row.getString(own ? "udt_name" : "data_type"),
        row.getObject("character_maximum_length") != null);
  }

  private static Map<String, TableShape.Column> at(
      Map<TableName, Map<String, TableShape.Column>> all, TableName table) {
    return all.computeIfAbsent(table, _ -> new LinkedHashMap<>());
  }

  private static <T> List<T> list(Map<TableName, List<T>> all, TableName table) {
    return all.computeIfAbsent(table, _ -> new ArrayList<>());
  }
}
