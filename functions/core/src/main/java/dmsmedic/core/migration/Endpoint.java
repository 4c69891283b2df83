package dmsmedic.core.migration;

import java.util.Optional;

/**
 * One end of a migration as DMS describes it; it never holds a password.
 *
 * @param engine DMS's word for the engine, such as {@code postgres}
 * @param username the login, which on the target is the role whose settings matter
 * @param secretName the endpoint's tag that names the secret to read, where it has one
 */
public record Endpoint(
    String arn,
    String engine,
    String host,
    int port,
    String database,
    Optional<String> username,
    Optional<String> secretName) {

  /** The cluster that it leads to, as {@code host:port}. */
  public String cluster() {
    return host + ":" + port;
  }

  /**
   * Whether a role that CockroachDB names may be this login; where one of both is not told, it may.
   *
   * <p>CockroachDB folds the case of a role's name; an endpoint keeps what was typed.
   */
  public boolean mayLogInAs(Optional<String> role) {
    return role.isEmpty() || username.isEmpty() || role.get().equalsIgnoreCase(username.get());
  }

  /**
   * Whether two endpoints may lead to the same database: one that names no server, because a secret
   * of its own does, may lead to any of its engine's.
   */
  public boolean mayBeSameDatabase(Endpoint other) {
    boolean untold = host.isBlank() || other.host.isBlank();
    return sameDatabase(other)
        || (untold && engine.equals(other.engine) && mayBeNamed(database, other.database));
  }

  /** In front of the name of a database the name of a cluster may stand, with a dot. */
  private static boolean mayBeNamed(String one, String other) {
    return one.isBlank()
        || other.isBlank()
        || ("." + one).endsWith("." + other)
        || ("." + other).endsWith("." + one);
  }

  /** Whether two endpoints lead to the same database of the same cluster. */
  public boolean sameDatabase(Endpoint other) {
    return host.equalsIgnoreCase(other.host)
        && port == other.port
        && database.equals(other.database);
  }
}
