package dmsmedic.taskhealer.cockroach;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.RowsWanted;
import dmsmedic.core.observation.TargetTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table as the catalogue tells it, hidden columns included.
 *
 * @param key the columns of the primary key in their order; every CockroachDB table has one, if
 *     only the hidden {@code rowid}
 */
record TableShape(
    TableName name, Map<String, Column> columns, List<String> key, List<TableName> referencedBy) {

  /** Types whose values have no bound, by the catalogue's names. */
  private static final Set<String> UNBOUNDED =
      Set.of("bytea", "json", "jsonb", "ARRAY", "xml", "tsvector", "geometry", "geography");

  /** Types of text, which are unbounded where the column gives no length. */
  private static final Set<String> TEXTS = Set.of("text", "character varying");

  /**
   * One column.
   *
   * @param type the catalogue's {@code data_type}, or {@code udt_name} for a type of its own
   * @param bounded whether the column says how long a value may be
   */
  record Column(boolean nullable, boolean hidden, String type, boolean bounded) {

    boolean binary() {
      return type.equals("bytea");
    }

    private boolean large() {
      return UNBOUNDED.contains(type) || (TEXTS.contains(type) && !bounded);
    }
  }

  /** A table that the catalogue does not show. */
  static TableShape absent(TableName name) {
    return new TableShape(name, Map.of(), List.of(), List.of());
  }

  /** Why the table cannot be counted as wanted; empty where it can. */
  Optional<String> missing(RowsWanted wanted) {
    if (!exists()) {
      return Optional.of("The target has no table '" + name + "' that our login can see.");
    }
    return wanted.columns().stream()
        .map(RowsWanted.Limit::column)
        .filter(column -> !columns.containsKey(column))
        .map(column -> "The target table '" + name + "' has no column '" + column + "'.")
        .findFirst();
  }

  boolean exists() {
    return !columns.isEmpty();
  }

  TargetTable toTarget() {
    return exists()
        ? new TargetTable(name, true, keyed(), visible(), referencedBy)
        : TargetTable.absent(name);
  }

  /** The shard column of a hash-sharded key is hidden too, but stands beside declared ones. */
  private boolean keyed() {
    return key.stream().anyMatch(this::visible);
  }

  private boolean visible(String column) {
    return Optional.ofNullable(columns.get(column)).filter(known -> !known.hidden()).isPresent();
  }

  /** Whether a column that is there holds bytes. */
  boolean binary(String column) {
    return Optional.ofNullable(columns.get(column)).filter(Column::binary).isPresent();
  }

  private Map<String, TargetTable.Column> visible() {
    return columns.entrySet().stream()
        .filter(column -> !column.getValue().hidden())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, column -> seen(column.getKey(), column.getValue())));
  }

  private TargetTable.Column seen(String column, Column shape) {
    return new TargetTable.Column(shape.nullable(), shape.large() && !key.contains(column));
  }
}
