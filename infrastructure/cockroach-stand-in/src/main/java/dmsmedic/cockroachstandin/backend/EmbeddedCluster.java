package dmsmedic.cockroachstandin.backend;

import dmsmedic.cockroachstandin.dialect.Dialect;
import dmsmedic.cockroachstandin.dialect.SessionVariable;
import dmsmedic.cockroachstandin.sql.Names;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The embedded PostgreSQL behind the stand-in, dressed so that it can answer as CockroachDB. */
public final class EmbeddedCluster implements AutoCloseable {
  /** The role that CockroachDB's certificate user is: it logs in here without a password. */
  public static final String ROOT = "root";

  private static final String SUPERUSER = "postgres";
  private static final String LOGIN_RULES =
      """
      host all postgres 127.0.0.1/32 trust
      host all root     127.0.0.1/32 trust
      host all all      127.0.0.1/32 scram-sha-256
      """;

  private final EmbeddedPostgres postgres;
  private final Path loginRules;
  private final SystemConnections connections;
  private final Catalog catalog;

  private EmbeddedCluster(EmbeddedPostgres postgres, Path loginRules, StandInClock clock) {
    this.postgres = postgres;
    this.loginRules = loginRules;
    this.connections = new SystemConnections(postgres);
    this.catalog = new Catalog(connections, clock);
  }

  /** Starts PostgreSQL; it is stopped by {@link #close} or with the JVM. */
  public static EmbeddedCluster start(Dialect dialect, StandInClock clock) throws IOException {
    Path loginRules = Files.createTempFile("cockroach-stand-in-", ".conf");
    Files.writeString(loginRules, LOGIN_RULES);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setServerConfig("hba_file", loginRules.toString())
            .setServerConfig("track_commit_timestamp", "on")
            .setServerConfig("timezone", "UTC");
    dialect.variables().own().forEach(own -> builder.setServerConfig(own.carrier(), own.builtIn()));
    EmbeddedCluster cluster = new EmbeddedCluster(builder.start(), loginRules, clock);
    cluster.install(dialect);
    return cluster;
  }

  private void install(Dialect dialect) {
    String schema = resource().replace("${banner}", dialect.version().banner());
    String shared =
        dialect.variables().shared().stream().map(Names::literal).collect(Collectors.joining(", "));
    String views = schema.replace("${shared}", shared);
    for (String database : List.of("template1", SUPERUSER)) {
      connections.run(database, views);
      dialect.variables().own().forEach(own -> connections.run(database, insertion(own)));
    }
    connections.leave("template1");
    connections.run(SUPERUSER, "CREATE ROLE root SUPERUSER LOGIN");
    connections.run(SUPERUSER, "CREATE ROLE admin SUPERUSER NOLOGIN");
    connections.run(SUPERUSER, "GRANT admin TO root");
    dialect
        .variables()
        .own()
        .forEach(own ->
            connections.run(SUPERUSER, "GRANT SET ON PARAMETER " + own.carrier() + " TO PUBLIC"));
  }

  private static String insertion(SessionVariable own) {
    return "INSERT INTO standin.own_variables VALUES (%s, %s)"
        .formatted(Names.literal(own.name()), Names.literal(own.builtIn()));
  }

  private static String resource() {
    try (InputStream in = EmbeddedCluster.class.getResourceAsStream("schema.sql")) {
      if (in == null) {
        throw new IllegalStateException("schema.sql is missing from the module");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates a database, unless it is there. */
  public void createDatabase(String name) {
    if (!catalog.hasDatabase(name)) {
      connections.run(SUPERUSER, "CREATE DATABASE " + Names.quote(name));
    }
  }

  /** Creates a role that may log in when it has a password; root is there already. */
  public void createRole(
      String name, Optional<String> password, boolean admin, boolean createRole) {
    if (name.equals(ROOT)) {
      return;
    }
    String options = (createRole ? " CREATEROLE" : "") + (admin ? " SUPERUSER" : "");
    String login = password.map(text -> " PASSWORD " + Names.literal(text)).orElse("");
    String quoted = Names.quote(name);
    connections.run(SUPERUSER, "CREATE ROLE " + quoted + " LOGIN" + options + login);
    if (admin) {
      connections.run(SUPERUSER, "GRANT admin TO " + quoted);
    }
    if (createRole) {
      grantAdministrationOfAll(quoted);
    }
  }

  /** CockroachDB lets CREATEROLE alter every role that is not admin; PostgreSQL wants a grant. */
  private void grantAdministrationOfAll(String grantee) {
    connections
        .query(
            SUPERUSER,
            row -> row.getString(1),
            "SELECT rolname FROM pg_roles"
                + " WHERE NOT rolsuper AND NOT rolcreaterole AND rolname NOT LIKE 'pg\\_%'")
        .stream()
        .map(Names::quote)
        .forEach(other ->
            connections.run(
                SUPERUSER,
                "GRANT %s TO %s WITH ADMIN TRUE, INHERIT FALSE, SET FALSE"
                    .formatted(other, grantee)));
  }

  /** Adds a backup schedule. */
  public void addSchedule(Schedules.Schedule schedule) {
    catalog.schedules().add(schedule);
  }

  public Catalog catalog() {
    return catalog;
  }

  /** The port of PostgreSQL itself, which clients have no business with. */
  public int port() {
    return postgres.getPort();
  }

  @Override
  public void close() {
    connections.close();
    try {
      postgres.close();
      Files.deleteIfExists(loginRules);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
