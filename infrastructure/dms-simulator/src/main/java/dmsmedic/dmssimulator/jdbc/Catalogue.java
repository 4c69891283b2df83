package dmsmedic.dmssimulator.jdbc;

import dmsmedic.dmssimulator.rows.Column;
import dmsmedic.dmssimulator.rows.SourceTable;
import dmsmedic.dmssimulator.rows.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tables of a PostgreSQL source, with what DMS takes their columns for (CHAP_Source.PostgreSQL:
 * TEXT, JSON, JSONB, ARRAY, HSTORE and composites are NCLOBs, XML and TSVECTOR CLOBs, BYTEA a
 * BLOB).
 */
final class Catalogue {
  private static final String COLUMNS =
      """
      SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
             t.typname, t.typtype::text, t.typcategory::text,
             COALESCE(array_position(i.indkey::int2[], a.attnum), -1)
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        AND n.nspname NOT LIKE 'pg_toast%' AND n.nspname NOT LIKE 'pg_temp%'
        AND c.relname NOT LIKE 'awsdms\\_%'
      ORDER BY n.nspname, c.relname, a.attnum
      """;

  private Catalogue() {}

  static List<SourceTable> read(Connection connection) throws SQLException {
    Map<TableName, List<Column>> columns = new LinkedHashMap<>();
    Map<TableName, Map<Integer, String>> keys = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(COLUMNS)) {
      while (found.next()) {
        TableName table = new TableName(found.getString(1), found.getString(2));
        columns.computeIfAbsent(table, t -> new ArrayList<>()).add(column(found));
        if (found.getInt(8) >= 0) {
          keys.computeIfAbsent(table, t -> new TreeMap<>())
              .put(found.getInt(8), found.getString(3));
        }
      }
    }
    List<SourceTable> tables = new ArrayList<>();
    columns.forEach((name, theirs) ->
        tables.add(
            new SourceTable(
                name, theirs, List.copyOf(keys.getOrDefault(name, Map.of()).values()))));
    return tables;
  }

  private static Column column(ResultSet found) throws SQLException {
    return new Column(
        found.getString(3),
        found.getString(4),
        lob(found.getString(5), found.getString(6), found.getString(7)));
  }

  private static Column.Lob lob(String type, String kind, String category) {
    return switch (type) {
      case "text", "json", "jsonb", "hstore" -> Column.Lob.NCLOB;
      case "xml", "tsvector" -> Column.Lob.CLOB;
      case "bytea" -> Column.Lob.BLOB;
      default -> kind.equals("c") || category.equals("A") ? Column.Lob.NCLOB : Column.Lob.NONE;
    };
  }
}
