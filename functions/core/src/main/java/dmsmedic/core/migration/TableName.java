package dmsmedic.core.migration;

import java.util.Comparator;

/**
 * A table as its database names it: schema and table in their exact case, without quotes.
 *
 * <p>Either part may contain dots, blanks and quotes, so {@link #toString()} is for people and
 * cannot be parsed back. For MySQL the schema is the database.
 */
public record TableName(String schema, String table) implements Comparable<TableName> {
  private static final Comparator<TableName> ORDER =
      Comparator.comparing(TableName::schema).thenComparing(TableName::table);

  /** Refuses an empty schema or table. */
  public TableName {
    if (schema.isEmpty() || table.isEmpty()) {
      throw new IllegalArgumentException(
          "A table needs a schema and a name, not '" + schema + "' and '" + table + "'");
    }
  }

  @Override
  public int compareTo(TableName other) {
    return ORDER.compare(this, other);
  }

  /** Schema, dot, table: the way DMS prints it. */
  @Override
  public String toString() {
    return schema + "." + table;
  }
}
