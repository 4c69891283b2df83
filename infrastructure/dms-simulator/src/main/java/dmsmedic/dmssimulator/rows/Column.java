package dmsmedic.dmssimulator.rows;

/**
 * A column of a table.
 *
 * @param type its type as SQL
 * @param lob what DMS takes it for
 */
public record Column(String name, String type, Lob lob) {

  /** The large-object data types of DMS, and none. */
  public enum Lob {
    NONE,
    NCLOB,
    CLOB,
    BLOB
  }

  /** Whether DMS treats it as a large object. */
  public boolean isLob() {
    return lob != Lob.NONE;
  }

  /** Whether DMS compares it through to_char when it validates. */
  public boolean isTimestamp() {
    return type.startsWith("timestamp") && type.endsWith("without time zone");
  }
}
