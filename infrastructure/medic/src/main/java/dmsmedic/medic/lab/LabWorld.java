package dmsmedic.medic.lab;

import dmsmedic.cockroachstandin.CockroachStandIn;
import dmsmedic.cockroachstandin.Role;
import dmsmedic.cockroachstandin.SourcePostgres;
import dmsmedic.cockroachstandin.copy.Contention;
import dmsmedic.cockroachstandin.copy.RetryCause;
import dmsmedic.dmssimulator.SimulatedDms;
import dmsmedic.medic.lab.scenario.Scenario;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The world of one story: a source, a target, a DMS between them, and one clock for all. */
final class LabWorld implements AutoCloseable {

  static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");

  /** Beyond so many bytes in one transaction, a COPY of the stand-in meets a conflict. */
  private static final long LARGE_BYTES = 6_000_000;

  final LabClock clock;
  final Subscription subscription = new Subscription();
  final Bus bus;
  final SourcePostgres source;
  final CockroachStandIn target;
  final SimulatedDms dms;
  final Connection sourceConnection;
  final Connection targetConnection;

  private LabWorld(LabClock clock, SourcePostgres source, CockroachStandIn target, LogLines lines)
      throws SQLException {
    this.clock = clock;
    this.bus = new Bus(clock);
    this.source = source;
    this.target = target;
    dms =
        SimulatedDms.start(
            dmsmedic.dmssimulator.Options.usual()
                .withInitial(BEGIN)
                .withLogs((group, stream, at, message) -> {
                  lines.put(group, stream, at, message);
                  subscription.put(group, stream, at, message);
                })
                .withEvents(bus::take));
    clock.follow(dms::now);
    sourceConnection = open(source.jdbcUrl(Migration.DATABASE), "postgres");
    targetConnection = open(target.jdbcUrl(Migration.DATABASE), "somebody");
  }

  /** Where every log line goes besides the subscription. */
  @FunctionalInterface
  interface LogLines {
    void put(String group, String stream, Instant at, String message);
  }

  /**
   * Builds the world of a story, with the rows on the source and the empty tables on the target.
   */
  static LabWorld start(Scenario scenario, LogLines lines) throws IOException, SQLException {
    SourcePostgres source = SourcePostgres.start();
    try (Connection admin = open(source.jdbcUrl("postgres"), "postgres")) {
      execute(admin, "CREATE DATABASE " + Migration.DATABASE);
    }
    LabClock clock = new LabClock(BEGIN);
    CockroachStandIn target = CockroachStandIn.start(options(scenario, clock));
    LabWorld world = new LabWorld(clock, source, target, lines);
    world.furnish(scenario);
    return world;
  }

  private static dmsmedic.cockroachstandin.Options options(Scenario scenario, LabClock clock) {
    dmsmedic.cockroachstandin.Options options =
        dmsmedic.cockroachstandin.Options.of(scenario.cluster().version())
            .withClock(clock)
            .withDatabase(Migration.DATABASE)
            .withRole(Role.admin("medic", Migration.PASSWORD))
            .withRole(Role.admin("somebody", Migration.PASSWORD))
            .withContention(
                Contention.ofLargeTransactions(
                    Long.MAX_VALUE, LARGE_BYTES, RetryCause.SERIALIZABLE));
    return scenario.cluster().role().equals("root")
        ? options
        : options.withRole(Role.admin(scenario.cluster().role(), Migration.PASSWORD));
  }

  private void furnish(Scenario scenario) throws SQLException {
    for (String statement : scenario.cluster().statements()) {
      execute(targetConnection, statement);
    }
    for (Scenario.Table table : scenario.tables()) {
      for (String statement : table.source()) {
        execute(sourceConnection, statement);
      }
      for (String statement : table.target()) {
        execute(targetConnection, statement);
      }
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection open(String url, String user) throws SQLException {
    return DriverManager.getConnection(url, user, Migration.PASSWORD);
  }

  /** Lets time pass for everything. */
  void advance(Duration time) {
    dms.advance(time);
  }

  /** The rows of a table on both sides. */
  Optional<String> difference(Scenario.Table table) throws SQLException {
    return Comparison.equal(sourceConnection, targetConnection, table)
        ? Optional.empty()
        : Optional.of(
            "source %s, target %s"
                .formatted(
                    Comparison.count(sourceConnection, table),
                    Comparison.count(targetConnection, table)));
  }

  @Override
  public void close() throws IOException, SQLException {
    sourceConnection.close();
    targetConnection.close();
    dms.close();
    target.close();
    source.close();
  }
}
