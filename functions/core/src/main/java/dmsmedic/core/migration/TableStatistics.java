package dmsmedic.core.migration;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What DMS says of one table of a task; the names are those of the source.
 *
 * @param counts row counters; applied changes where DMS reports them, else captured ones
 * @param validation the validation state in DMS's words, such as {@code Not enabled}
 */
public record TableStatistics(
    TableName table,
    TableState state,
    RowCounts counts,
    Optional<Instant> loadStartedAt,
    Optional<Instant> loadEndedAt,
    String validation) {

  /** Whether validation is on for the table and found rows that differ. */
  public boolean validationFailed() {
    return validation.equals("Mismatched records") || validation.equals("Error");
  }

  /** All by their tables; the first of a table counts. */
  public static Map<TableName, TableStatistics> byTable(List<TableStatistics> all) {
    Map<TableName, TableStatistics> byTable = new HashMap<>();
    all.forEach(one -> byTable.putIfAbsent(one.table(), one));
    return byTable;
  }

  /**
   * Row counters of one table: rows that the load wrote, and changes applied since.
   *
   * <p>{@code loaded} can count rows that were staged and not committed, so it is evidence only
   * together with a count on the target.
   */
  public record RowCounts(long loaded, long inserts, long updates, long deletes) {

    /** How many rows the target should hold if the counters are exact. */
    public long expected() {
      return loaded + inserts - deletes;
    }

    /** How many rows the change stream may have written. */
    public long written() {
      return inserts + updates;
    }
  }
}
