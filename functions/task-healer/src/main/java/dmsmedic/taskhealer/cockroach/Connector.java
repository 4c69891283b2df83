package dmsmedic.taskhealer.cockroach;

import dmsmedic.core.migration.Endpoint;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;

/**
 * Opens one connection; there is no pool, because a wake-up asks a handful of questions.
 *
 * <p>Settings in the connection beat every default of the role, so a role's time-outs do not reach
 * us (CockroachDB, session variable precedence).
 */
record Connector(ReadLimits limits) {

  private static final Duration LOCK_WAIT = Duration.ofSeconds(10);

  /** The client gives up a little after the cluster should have cancelled the statement. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** So much longer than what is left a statement may take, lest every one be limited anew. */
  private static final Duration SLACK = Duration.ofSeconds(1);

  /**
   * An open connection for one question, whose statements have so much time all together.
   *
   * <p>Each may take what is left; when nothing is, no more are sent. So the answer is there soon
   * after the end, whatever the cluster does.
   */
  static final class Session implements AutoCloseable {
    private final Connection connection;
    private final InstantSource clock;
    private final Instant end;
    private Duration allowed;

    /**
     * A session until an end.
     *
     * @param allowed what the connection lets one statement take
     */
    Session(Connection connection, InstantSource clock, Instant end, Duration allowed) {
      this.connection = connection;
      this.clock = clock;
      this.end = end;
      this.allowed = allowed;
    }

    /** A statement that is cancelled when the time of the question is over. */
    PreparedStatement prepare(String sql) throws SQLException {
      Duration left = Duration.between(clock.instant(), end);
      if (left.toMillis() < 1) {
        throw new SQLException("the time for the question is over", Trouble.CANCELLED);
      }
      if (left.plus(SLACK).compareTo(allowed) < 0) {
        allowed = left;
        connection.setNetworkTimeout(Runnable::run, (int) left.plus(GRACE).toMillis());
        try (Statement limit = connection.createStatement()) {
          limit.execute(Sql.limit(left));
        }
      }
      return connection.prepareStatement(sql);
    }

    Array texts(Object[] texts) throws SQLException {
      return connection.createArrayOf("text", texts);
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  /** A session for one question; the time runs from now on, while it connects too. */
  Session open(Endpoint target, Login login, InstantSource clock, Duration time)
      throws SQLException {
    Instant end = clock.instant().plus(time);
    return new Session(open(target, login), clock, end, limits.statement());
  }

  Connection open(Endpoint target, Login login) throws SQLException {
    Properties properties = properties(login);
    if (!login.tls().verifies() || login.rootCertificate().isEmpty()) {
      return DriverManager.getConnection(url(target), properties);
    }
    try {
      return trusting(login.rootCertificate().get(), target, properties);
    } catch (IOException e) {
      throw new SQLException("the root certificate could not be put into a file", "08001", e);
    }
  }

  /**
   * Connects with the certificate in a file, which pgjdbc reads once while it connects. A temporary
   * file is readable by its owner only.
   */
  private static Connection trusting(String certificate, Endpoint target, Properties properties)
      throws IOException, SQLException {
    Path file = Files.createTempFile("dms-medic-root-", ".crt");
    try {
      Files.writeString(file, certificate);
      properties.setProperty("sslrootcert", file.toString());
      return DriverManager.getConnection(url(target), properties);
    } finally {
      Files.delete(file);
    }
  }

  static String url(Endpoint target) {
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(
            target.host(),
            target.port(),
            URLEncoder.encode(database(target), StandardCharsets.UTF_8));
  }

  /** Everything but the address; the names are those of pgjdbc's documentation. */
  Properties properties(Login login) {
    Properties properties = new Properties();
    properties.setProperty("user", login.username());
    properties.setProperty("password", login.password());
    protect(properties, login);
    limit(properties);
    behave(properties);
    return properties;
  }

  private static void protect(Properties properties, Login login) {
    properties.setProperty("sslmode", login.tls().word());
    properties.setProperty("gssEncMode", "disable");
    if (login.tls().verifies() && login.rootCertificate().isEmpty()) {
      // Otherwise pgjdbc looks for ~/.postgresql/root.crt, which a function does not have.
      properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    }
  }

  private void limit(Properties properties) {
    String connectSeconds = String.valueOf(limits.connect().toSeconds());
    properties.setProperty("connectTimeout", connectSeconds);
    properties.setProperty("loginTimeout", connectSeconds);
    properties.setProperty(
        "socketTimeout", String.valueOf(limits.statement().plus(GRACE).toSeconds()));
    properties.setProperty(
        "options",
        "-c statement_timeout=%d -c lock_timeout=%d"
            .formatted(limits.statement().toMillis(), LOCK_WAIT.toMillis()));
  }

  private static void behave(Properties properties) {
    properties.setProperty("ApplicationName", "dms-medic");
    properties.setProperty("tcpKeepAlive", "true");
    // CockroachDB says it is PostgreSQL 13; knowing so saves the SETs after connecting.
    properties.setProperty("assumeMinServerVersion", "13");
    // The cluster infers what a key's text means, whatever the type of the key.
    properties.setProperty("stringtype", "unspecified");
    properties.setProperty("prepareThreshold", "0");
    // The detail of an error may quote values.
    properties.setProperty("logServerErrorDetail", "false");
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
