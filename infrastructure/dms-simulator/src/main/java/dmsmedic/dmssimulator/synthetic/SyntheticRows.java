package dmsmedic.dmssimulator.synthetic;

import dmsmedic.dmssimulator.rows.Database;
import dmsmedic.dmssimulator.rows.Row;
import dmsmedic.dmssimulator.rows.Rows;
import dmsmedic.dmssimulator.rows.SourceSession;
import dmsmedic.dmssimulator.rows.TableName;
import dmsmedic.dmssimulator.rows.TargetSession;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rows that need no database: each table that a selection rule includes without a wildcard has the
 * same number of made-up rows, and one target in memory takes everything.
 */
public final class SyntheticRows implements Rows {
  private final int rowsPerTable;
  private final Map<TableName, List<Row>> loaded = new ConcurrentHashMap<>();

  /** So many rows in each table. */
  public SyntheticRows(int rowsPerTable) {
    this.rowsPerTable = rowsPerTable;
  }

  /** A thousand rows in each table. */
  public static SyntheticRows usual() {
    return new SyntheticRows(1000);
  }

  @Override
  public SourceSession source(Database database) {
    return new SyntheticSource(rowsPerTable);
  }

  @Override
  public TargetSession target(Database database) {
    return new SyntheticTarget(loaded);
  }
}
