package dmsmedic.core.proof;

import dmsmedic.core.migration.TableStatistics.RowCounts;

/**
 * How many rows a target table should hold while changes keep flowing.
 *
 * <p>The rows are counted at some instant between two looks at the statistics, so the counters give
 * a range and not a number. The base is what the change counters showed while the table was being
 * loaded, when no change is applied: DMS does not promise to set them back at a reload.
 */
public record RowAccount(long least, long most) {

  /**
   * The range between two looks.
   *
   * @param base the counters while the load ran; zeros where they started with it
   */
  public static RowAccount between(RowCounts earlier, RowCounts later, RowCounts base) {
    RowCounts first = later.setBackSince(base) ? RowCounts.NONE : base;
    long start = later.loaded() - first.inserts() + first.deletes();
    return new RowAccount(
        start + Math.min(earlier.inserts(), later.inserts()) - later.deletes(),
        start + later.inserts() - Math.min(earlier.deletes(), later.deletes()));
  }

  /**
   * The range where a load may have begun at any moment between two sights of the counters.
   *
   * @param after the counters at the second sight; what came in between may have come before the
   *     load or since
   */
  public static RowAccount between(
      RowCounts earlier, RowCounts later, RowCounts base, RowCounts after) {
    RowCounts first = after.setBackSince(base) ? RowCounts.NONE : base;
    RowCounts fewest = new RowCounts(0, after.inserts(), 0, first.deletes());
    RowCounts most = new RowCounts(0, first.inserts(), 0, after.deletes());
    return new RowAccount(
        between(earlier, later, fewest).least(), between(earlier, later, most).most());
  }

  /** Whether this many rows agree with what DMS did. */
  public boolean holds(long rows) {
    return least <= rows && rows <= most;
  }

  @Override
  public String toString() {
    return least == most ? String.valueOf(least) : "between " + least + " and " + most;
  }
}
