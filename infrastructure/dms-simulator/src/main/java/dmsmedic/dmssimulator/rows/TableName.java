package dmsmedic.dmssimulator.rows;

/** The name of a table, exact in case. */
public record TableName(String schema, String table) {

  /** As truncation lines write it: one token, {@code schema.table}. */
  public String dotted() {
    return schema + "." + table;
  }

  /** As load lines write it: {@code 'schema'.'table'}. */
  public String quoted() {
    return "'" + schema + "'.'" + table + "'";
  }
}
