package dmsmedic.cockroachstandin;

import dmsmedic.cockroachstandin.backend.EmbeddedCluster;
import dmsmedic.cockroachstandin.backend.Schedules.Schedule;
import dmsmedic.cockroachstandin.backend.StandInClock;
import dmsmedic.cockroachstandin.dialect.Dialect;
import dmsmedic.cockroachstandin.dialect.SessionVariables;
import dmsmedic.cockroachstandin.house.House;
import dmsmedic.cockroachstandin.house.House.CopyHabits;
import dmsmedic.cockroachstandin.log.SqlExecLog;
import dmsmedic.cockroachstandin.session.Door;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A CockroachDB that runs on a laptop: the PostgreSQL wire protocol on 127.0.0.1, in front of an
 * embedded PostgreSQL, answering what only CockroachDB knows.
 *
 * <p>It takes a closed list of statement forms ({@link
 * dmsmedic.cockroachstandin.forms.StatementForms}) and refuses any other with SQLSTATE 0A000. What
 * it does not imitate is told in the module's README.
 */
public final class CockroachStandIn implements AutoCloseable {
  private final EmbeddedCluster cluster;
  private final Door door;
  private final List<Statement> statements;

  private CockroachStandIn(EmbeddedCluster cluster, Door door, List<Statement> statements) {
    this.cluster = cluster;
    this.door = door;
    this.statements = statements;
  }

  /**
   * Starts a stand-in, which takes about a second; the first one on a machine unpacks PostgreSQL
   * and takes three.
   *
   * @throws IOException when PostgreSQL does not start or the port is taken
   */
  public static CockroachStandIn start(Options options) throws IOException {
    Dialect dialect =
        new Dialect(
            options.version(), new SessionVariables(options.version(), options.retriesByDefault()));
    // The one place that reads the wall clock: PostgreSQL dates its commits by it.
    StandInClock clock = new StandInClock(options.clock(), InstantSource.system());
    EmbeddedCluster cluster = EmbeddedCluster.start(dialect, clock);
    furnish(cluster, options);
    List<Statement> statements = Collections.synchronizedList(new ArrayList<>());
    House house =
        new House(
            dialect,
            cluster,
            clock,
            new SqlExecLog(
                new SqlExecLog.Style(
                    options.log().sink(), options.log().format(), options.log().redacted()),
                options.version().text()),
            (at, who, sql) ->
                statements.add(
                    new Statement(at, who.role(), who.applicationName(), who.database(), sql)),
            new CopyHabits(options.contention(), options.batchRows()));
    try {
      return new CockroachStandIn(cluster, Door.open(house, options.port()), statements);
    } catch (IOException e) {
      cluster.close();
      throw e;
    }
  }

  private static void furnish(EmbeddedCluster cluster, Options options) {
    cluster.createDatabase("defaultdb");
    options.databases().forEach(cluster::createDatabase);
    options
        .schedules()
        .forEach(schedule ->
            cluster.addSchedule(
                new Schedule(
                    schedule.id(), schedule.label(), schedule.owner(), schedule.command())));
    options
        .roles()
        .forEach(role ->
            cluster.createRole(role.name(), role.password(), role.admin(), role.createRole()));
  }

  public int port() {
    return door.port();
  }

  /** The address for pgjdbc, without user and password. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }

  /** Every statement that arrived so far, in order, refused ones included. */
  public List<Statement> statements() {
    synchronized (statements) {
      return List.copyOf(statements);
    }
  }

  /** Hangs up on every client and stops PostgreSQL. */
  @Override
  public void close() throws IOException {
    door.close();
    cluster.close();
  }
}
