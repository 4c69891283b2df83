package dmsmedic.dmssimulator.mapping;

import dmsmedic.dmssimulator.rows.Row;
import dmsmedic.dmssimulator.rows.TableName;
import java.util.Map;
import java.util.Optional;

/**
 * Where a source table goes.
 *
 * @param columns source column to target column, in order; removed columns are missing
 */
public record TargetTable(TableName name, Map<String, String> columns) {

  /** A source row under the target's names. */
  public Row renamed(Row source) {
    Row row = Row.empty();
    for (String column : source.columns()) {
      Optional.ofNullable(columns.get(column))
          .ifPresent(target -> row.put(target, source.get(column)));
    }
    return row;
  }
}
