package dmsmedic.medic.lab.world;

import dmsmedic.cockroachstandin.CockroachStandIn;
import dmsmedic.cockroachstandin.Options;
import dmsmedic.cockroachstandin.Role;
import dmsmedic.cockroachstandin.Statement;
import dmsmedic.cockroachstandin.copy.Contention;
import dmsmedic.cockroachstandin.copy.RetryCause;
import dmsmedic.cockroachstandin.log.LogFormat;
import dmsmedic.cockroachstandin.log.LogSink;
import dmsmedic.medic.lab.scenario.Canaries;
import dmsmedic.medic.lab.scenario.Scenario;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The cluster that is migrated into: the stand-in, or a real one that is reached by its URL.
 *
 * @param user the administrator's login, which the healer uses too
 * @param standIn empty for a real cluster, whose statements are then not recorded
 */
record Target(
    String host, int port, String user, String password, Optional<CockroachStandIn> standIn)
    implements AutoCloseable {

  /** Beyond so many bytes in one transaction, a COPY of the stand-in meets a conflict. */
  private static final long LARGE_BYTES = 6_000_000;

  static Target standIn(Scenario scenario, Clock clock, LogSink log) throws IOException {
    Options options =
        Options.of(scenario.cluster().version())
            .withClock(clock)
            .withLog(log, LogFormat.CRDB_V2, false)
            .withDatabase(Migration.DATABASE)
            .withRole(Role.admin("medic", Canaries.SECRET_PASSWORD))
            .withContention(
                Contention.ofLargeTransactions(
                    Long.MAX_VALUE, LARGE_BYTES, RetryCause.SERIALIZABLE));
    boolean root = scenario.cluster().role().equals("root");
    Role login = Role.admin(scenario.cluster().role(), Canaries.ENDPOINT_PASSWORD);
    CockroachStandIn standIn = CockroachStandIn.start(root ? options : options.withRole(login));
    return new Target(
        "127.0.0.1", standIn.port(), "medic", Canaries.SECRET_PASSWORD, Optional.of(standIn));
  }

  /**
   * A real cluster, with a database and a login for the story made in it.
   *
   * @param url {@code postgresql://user:password@host:port}, of an administrator, without TLS: a
   *     cluster that runs insecure, or with {@code --accept-sql-without-tls}
   */
  static Target real(Scenario scenario, String url) throws SQLException {
    URI uri = URI.create(url.replaceFirst("^jdbc:", ""));
    String[] user = Optional.ofNullable(uri.getUserInfo()).orElse("root:").split(":", 2);
    Target target =
        new Target(
            uri.getHost(),
            uri.getPort() < 0 ? 26257 : uri.getPort(),
            user[0],
            user.length > 1 ? user[1] : "",
            Optional.empty());
    try (Connection admin = target.open("defaultdb")) {
      LabWorld.execute(admin, "DROP DATABASE IF EXISTS " + Migration.DATABASE + " CASCADE");
      LabWorld.execute(admin, "CREATE DATABASE " + Migration.DATABASE);
      if (!scenario.cluster().role().equals("root")) {
        String with =
            target.password.isEmpty() ? "" : " WITH PASSWORD '" + Canaries.ENDPOINT_PASSWORD + "'";
        LabWorld.execute(admin, "CREATE USER IF NOT EXISTS " + scenario.cluster().role() + with);
        LabWorld.execute(admin, "GRANT admin TO " + scenario.cluster().role());
      }
    }
    return target;
  }

  Connection open(String database) throws SQLException {
    String url = "jdbc:postgresql://" + host + ":" + port + "/" + database;
    return DriverManager.getConnection(url, user, password);
  }

  List<Statement> statements() {
    return standIn.map(CockroachStandIn::statements).orElse(List.of());
  }

  @Override
  public String toString() {
    return "Target[" + user + " at " + host + ":" + port + "]";
  }

  @Override
  public void close() throws IOException {
    if (standIn.isPresent()) {
      standIn.get().close();
    }
  }
}
