package dmsmedic.dmssimulator.rows;

import java.util.List;

/**
 * A table of the source.
 *
 * @param key the columns of its primary key; empty when it has none
 */
public record SourceTable(TableName name, List<Column> columns, List<String> key) {

  /** Copies the lists. */
  public SourceTable {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }
}
