package dmsmedic.core.given;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.TargetTable;
import dmsmedic.core.treatment.HurtTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables of the example, as statistics, catalogue and incident show them. */
public final class Tables {

  /** The table and the column of CockroachDB's documentation page. */
  public static final TableName INTEGRATION = new TableName("integrations", "integration");

  /** A second table. */
  public static final TableName OTHER = new TableName("integrations", "other");

  /** The column that is cut. */
  public static final String METADATA = "metadata";

  /** 32 KB, at which the page's value was cut. */
  public static final long LIMIT_BYTES = 32_768;

  /** The length that the page's line reports. */
  public static final long ACTUAL_BYTES = 116_664;

  /** When the load of the example ended. */
  public static final Instant LOADED_AT = GivenTask.NOON.minusSeconds(600);

  /** Rows that the load of the example wrote. */
  public static final long ROWS = 1000;

  private Tables() {}

  /** A table whose values were cut at 32 KB. */
  public static HurtTable truncated(TableName table) {
    return hurt(
        table,
        Fault.LOB_TRUNCATED,
        List.of(new HurtTable.Truncation(METADATA, LIMIT_BYTES, ACTUAL_BYTES)));
  }

  /** A table whose values were cut, of which one was so long. */
  public static HurtTable truncated(TableName table, long limitBytes, long actualBytes) {
    return hurt(
        table,
        Fault.LOB_TRUNCATED,
        List.of(new HurtTable.Truncation(METADATA, limitBytes, actualBytes)));
  }

  /** A table whose load died. */
  public static HurtTable unloaded(TableName table) {
    return hurt(table, Fault.COPY_NOT_RETRIED, List.of());
  }

  /** A table with any fault. */
  public static HurtTable hurt(TableName table, Fault fault, List<HurtTable.Truncation> columns) {
    Instant at = GivenTask.NOON.minusSeconds(30);
    return new HurtTable(table, table, fault, columns, at, at, 1, List.of(), false);
  }

  /** Statistics of a table that was loaded and has taken no change. */
  public static TableStatistics completed(TableName table) {
    return completed(table, new RowCounts(ROWS, 0, 0, 0), LOADED_AT);
  }

  /** Statistics of a table that was loaded. */
  public static TableStatistics completed(TableName table, RowCounts counts, Instant endedAt) {
    return new TableStatistics(
        table,
        TableState.COMPLETED,
        counts,
        Optional.of(endedAt.minusSeconds(60)),
        Optional.of(endedAt),
        "Not enabled",
        Optional.empty());
  }

  /** Statistics of a table in another state. */
  public static TableStatistics in(TableState state, TableName table) {
    return new TableStatistics(
        table,
        state,
        new RowCounts(0, 0, 0, 0),
        Optional.of(LOADED_AT.minusSeconds(60)),
        Optional.empty(),
        "Not enabled",
        Optional.empty());
  }

  /** Statistics of a table whose load broke off after so many rows. */
  public static TableStatistics brokenOff(TableName table, long rows) {
    return new TableStatistics(
        table,
        TableState.ERROR,
        new RowCounts(rows, 0, 0, 0),
        Optional.of(LOADED_AT.minusSeconds(60)),
        Optional.empty(),
        "Not enabled",
        Optional.empty());
  }

  /** What the catalogue says of a table with a key and one large column that may be NULL. */
  public static TargetTable catalogued(TableName table) {
    return catalogued(table, true, true);
  }

  /** What the catalogue says of a table. */
  public static TargetTable catalogued(TableName table, boolean keyed, boolean nullable) {
    return new TargetTable(
        table,
        true,
        keyed,
        Map.of(
            "id",
            new TargetTable.Column(false, false),
            METADATA,
            new TargetTable.Column(nullable, true)),
        List.of());
  }

  /** So many rows, none of them written by somebody else, with values of this length. */
  public static RowsFound counted(TableName table, long rows, long longestBytes) {
    long atLimit = longestBytes == LIMIT_BYTES ? 7 : 0;
    return new RowsFound(
        table,
        rows,
        Optional.of(0L),
        List.of(new RowsFound.Lengths(METADATA, atLimit, 0, longestBytes, longestBytes, false)),
        GivenTask.NOON);
  }
}
