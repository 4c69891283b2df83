package dmsmedic.core.mapping;

/**
 * The {@code lob-settings} of one table, which override the LOB mode of the whole task.
 *
 * <p>With {@link Mode#LIMITED} and a small size a table is truncated even when the task says full
 * LOB mode, so where such a rule exists it is the one to change (AWS DMS user guide,
 * CHAP_Tasks.CustomizingTasks.TableMapping.SelectionTransformation.Tablesettings).
 *
 * @param bulkMaxKb kilobytes; 0 with {@link Mode#UNLIMITED} is the standard full LOB mode
 */
public record TableLob(Mode mode, int bulkMaxKb) {

  /** The mode of a table's LOBs. */
  public enum Mode {
    LIMITED,
    UNLIMITED,
    /** The rule leaves the table to the task's settings. */
    NONE
  }

  /** Full LOB mode for one table. */
  public static final TableLob FULL = new TableLob(Mode.UNLIMITED, 0);

  /** Limited LOB mode for one table. */
  public static TableLob limitedTo(int maxKb) {
    return new TableLob(Mode.LIMITED, maxKb);
  }

  @Override
  public String toString() {
    return switch (mode) {
      case LIMITED -> "limited LOB mode, " + bulkMaxKb + " KB";
      case UNLIMITED -> "full LOB mode";
      case NONE -> "the task's LOB mode";
    };
  }
}
