package dmsmedic.core.migration;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What DMS says of one table of a task; the names are those of the source.
 *
 * @param counts row counters; applied changes where DMS reports them, else captured ones
 * @param validation the validation state in DMS's words, such as {@code Not enabled}
 * @param reloaded whether the table was loaded again since the task began; empty where DMS does not
 *     say
 */
public record TableStatistics(
    TableName table,
    TableState state,
    RowCounts counts,
    Optional<Instant> loadStartedAt,
    Optional<Instant> loadEndedAt,
    String validation,
    Optional<Boolean> reloaded) {

  /** Whether validation is on for the table and found rows that differ. */
  public boolean validationFailed() {
    return FAILED.contains(validation);
  }

  /** Whether validation is on for the table and has not come to its end. */
  public boolean validationPending() {
    return PENDING.contains(validation);
  }

  private static final Set<String> FAILED =
      Set.of("Mismatched records", "Suspended records", "Table error", "Error");

  private static final Set<String> PENDING =
      Set.of("Pending records", "Pending validation", "Preparing table", "Pending revalidation");

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

    /** Counters that count nothing. */
    public static final RowCounts NONE = new RowCounts(0, 0, 0, 0);

    /** Whether these are smaller in some way, so that they were set back in between. */
    public boolean setBackSince(RowCounts earlier) {
      return inserts < earlier.inserts || updates < earlier.updates || deletes < earlier.deletes;
    }

    /** Whether the change stream has touched the table at all. */
    public boolean changed() {
      return inserts + updates + deletes > 0;
    }
  }
}
