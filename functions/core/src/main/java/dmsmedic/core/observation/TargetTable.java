package dmsmedic.core.observation;

import dmsmedic.core.migration.TableName;
import java.util.List;
import java.util.Map;

/**
 * What the target's catalogue says of one table.
 *
 * @param keyed whether it has a primary key that somebody declared
 * @param columns its visible columns by name
 * @param referencedBy the tables whose foreign keys point at it; TRUNCATE fails while there are any
 */
public record TargetTable(
    TableName name,
    boolean exists,
    boolean keyed,
    Map<String, Column> columns,
    List<TableName> referencedBy) {

  /**
   * One column.
   *
   * @param large whether its type has no bound, so that DMS may move it as a large object; false
   *     for a column of the key
   */
  public record Column(boolean nullable, boolean large) {}

  public TargetTable {
    columns = Map.copyOf(columns);
    referencedBy = List.copyOf(referencedBy);
  }

  /** A table that the target does not have. */
  public static TargetTable absent(TableName name) {
    return new TargetTable(name, false, false, Map.of(), List.of());
  }

  /** The table of this name among those that were found, or an absent one. */
  public static TargetTable among(Map<TableName, TargetTable> found, TableName name) {
    return found.getOrDefault(name, absent(name));
  }

  /** The columns that a name can mean, for mappings may change its case on the way here. */
  public List<String> spelled(String column) {
    return columns.keySet().stream().filter(column::equalsIgnoreCase).sorted().toList();
  }

  /** The large columns that refuse NULL, which full LOB mode would write first. */
  public List<String> largeAndNotNull() {
    return columns.entrySet().stream()
        .filter(column -> column.getValue().large() && !column.getValue().nullable())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** How many columns DMS may move as large objects. */
  public int largeColumns() {
    return (int) columns.values().stream().filter(Column::large).count();
  }
}
