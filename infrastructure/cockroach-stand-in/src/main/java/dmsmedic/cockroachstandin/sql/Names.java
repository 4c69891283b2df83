package dmsmedic.cockroachstandin.sql;

/** How names and values are written in SQL. */
public final class Names {
  private Names() {}

  /** The identifier in double quotes. */
  public static String quote(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** The identifier as CockroachDB prints it: in quotes only where it needs them. */
  public static String print(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : quote(name);
  }

  /** The value as a string literal. */
  public static String literal(String value) {
    String doubled = value.replace("'", "''");
    return value.contains("\\") ? "E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
  }
}
