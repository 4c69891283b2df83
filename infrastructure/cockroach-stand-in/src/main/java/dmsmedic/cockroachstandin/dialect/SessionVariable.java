package dmsmedic.cockroachstandin.dialect;

/**
 * A session variable that CockroachDB has and PostgreSQL has not; PostgreSQL carries it as the
 * custom setting {@code crdb.<name>}.
 */
public record SessionVariable(String name, ValueKind kind, String builtIn) {
  private static final String CARRIER_PREFIX = "crdb.";

  /** The name of the PostgreSQL setting that carries this variable. */
  public String carrier() {
    return CARRIER_PREFIX + name;
  }
}
