package dmsmedic.core.observation;

import dmsmedic.core.migration.TableName;
import java.time.Instant;
import java.util.List;

/**
 * What to count in one table of the target.
 *
 * @param columns the columns whose lengths matter, each with the limit in bytes that cut it
 * @param youngerThan rows written after this instant are counted apart
 */
public record RowsWanted(TableName target, List<Limit> columns, Instant youngerThan) {

  /** A column and the limit, in bytes, at which its values were cut. */
  public record Limit(String column, long limitBytes) {}

  public RowsWanted {
    columns = List.copyOf(columns);
  }
}
