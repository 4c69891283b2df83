package dmsmedic.cockroachstandin.sql;

/** A table's schema and name, without quotes. */
public record TableName(String schema, String table) {
  /** A name without schema, which the stand-in takes to be in {@code public}. */
  public static TableName inPublic(String table) {
    return new TableName("public", table);
  }

  /** The name as SQL, quoted. */
  public String quoted() {
    return Names.quote(schema) + "." + Names.quote(table);
  }
}
