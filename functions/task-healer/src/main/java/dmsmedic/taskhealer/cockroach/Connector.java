package dmsmedic.taskhealer.cockroach;

import dmsmedic.core.migration.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens one connection; there is no pool, because a wake-up asks a handful of questions.
 *
 * <p>Settings in the connection beat every default of the role, so a role's time-outs do not reach
 * us (CockroachDB, session variable precedence).
 */
record Connector(ReadLimits limits) {

  private static final Duration LOCK_WAIT = Duration.ofSeconds(10);

  /** The client gives up a little after the cluster should have cancelled the statement. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** A class named by its name, because pgjdbc wants it so. */
  private static final String TRUST_OF_JAVA = "org.postgresql.ssl.DefaultJavaSSLFactory";

  Connection open(Endpoint target, Login login) throws SQLException {
    if (!login.tls().verifies() || login.rootCertificate().isEmpty()) {
      return source(target, login).getConnection();
    }
    try {
      return trusting(login.rootCertificate().get(), source(target, login));
    } catch (IOException e) {
      throw new SQLException("the root certificate could not be put into a file", "08001", e);
    }
  }

  /**
   * Connects with the certificate in a file, which pgjdbc reads once while it connects. A temporary
   * file is readable by its owner only.
   */
  private static Connection trusting(String certificate, PGSimpleDataSource source)
      throws IOException, SQLException {
    Path file = Files.createTempFile("dms-medic-root-", ".crt");
    try {
      Files.writeString(file, certificate);
      source.setProperty(PGProperty.SSL_ROOT_CERT, file.toString());
      return source.getConnection();
    } finally {
      Files.delete(file);
    }
  }

  PGSimpleDataSource source(Endpoint target, Login login) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {target.host()});
    source.setPortNumbers(new int[] {target.port()});
    source.setDatabaseName(database(target));
    source.setUser(login.username());
    source.setPassword(login.password());
    protect(source, login);
    limit(source);
    behave(source);
    return source;
  }

  private static void protect(PGSimpleDataSource source, Login login) throws SQLException {
    source.setProperty(PGProperty.SSL_MODE, login.tls().word());
    source.setProperty(PGProperty.GSS_ENC_MODE, "disable");
    if (login.tls().verifies() && login.rootCertificate().isEmpty()) {
      // Otherwise pgjdbc looks for ~/.postgresql/root.crt, which a function does not have.
      source.setProperty(PGProperty.SSL_FACTORY, TRUST_OF_JAVA);
    }
  }

  private void limit(PGSimpleDataSource source) throws SQLException {
    int connectSeconds = Math.toIntExact(limits.connect().toSeconds());
    source.setConnectTimeout(connectSeconds);
    source.setLoginTimeout(connectSeconds);
    source.setSocketTimeout(Math.toIntExact(limits.statement().plus(GRACE).toSeconds()));
    source.setProperty(
        PGProperty.OPTIONS,
        "-c statement_timeout=%d -c lock_timeout=%d"
            .formatted(limits.statement().toMillis(), LOCK_WAIT.toMillis()));
  }

  private static void behave(PGSimpleDataSource source) throws SQLException {
    source.setApplicationName("dms-medic");
    source.setTcpKeepAlive(true);
    // CockroachDB says it is PostgreSQL 13; knowing so saves the SETs after connecting.
    source.setAssumeMinServerVersion("13");
    // The cluster infers what a key's text means, whatever the type of the key.
    source.setStringType("unspecified");
    source.setPrepareThreshold(0);
    // The detail of an error may quote values.
    source.setLogServerErrorDetail(false);
  }

  /**
   * The database to connect to. For Basic and Standard clusters the endpoint holds {@code
   * {host}.{database}}, because DMS cannot name its host in TLS (CockroachDB, "Migrate with AWS
   * DMS"); we can.
   */
  static String database(Endpoint target) {
    String prefix = target.host() + ".";
    String database = target.database();
    boolean prefixed =
        database.length() > prefix.length()
            && database.regionMatches(true, 0, prefix, 0, prefix.length());
    return prefixed ? database.substring(prefix.length()) : database;
  }
}
