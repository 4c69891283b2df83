package dmsmedic.medic.lab.world;

import dmsmedic.cockroachstandin.SourcePostgres;
import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.cockroachlog.CockroachText;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.dmssimulator.Options;
import dmsmedic.dmssimulator.SimulatedDms;
import dmsmedic.dmssimulator.behaviour.Inferred;
import dmsmedic.dmssimulator.behaviour.Switch;
import dmsmedic.events.json.Json;
import dmsmedic.medic.lab.scenario.Canaries;
import dmsmedic.medic.lab.scenario.Scenario;
import dmsmedic.taskhealer.cockroach.Login;
import dmsmedic.testkit.FakeLogs;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;

/** The world of one story: a source, a target, a DMS between them, and one clock for all. */
public final class LabWorld implements AutoCloseable {

  /** The log group to which the cluster exports its log. */
  public static final String CLUSTER_GROUP = "cockroachdb";

  /** A line in CloudWatch Logs. */
  public record Line(String group, String stream, Instant at, String text) {}

  /** When a story on the stand-in begins. */
  private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");

  private final LabClock clock;
  private final Subscription subscription = new Subscription();
  private final FakeLogs logs = new FakeLogs();
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final Bus bus;
  private final Target target;
  private final SimulatedDms dms;
  private final Optional<RealCluster> real;
  private final Instant began;
  private final CockroachText clusterText = new CockroachText();
  private final SourcePostgres source;
  private final Connection sourceConnection;
  private final Connection targetConnection;
  private Witness witness = (_, _, _) -> {};

  private LabWorld(Scenario scenario, Setting setting, SourcePostgres source, Target target)
      throws SQLException {
    this.clock = setting.clock();
    this.real = setting.real();
    this.began = clock.instant();
    this.bus = new Bus(clock);
    this.source = source;
    this.target = target;
    dms =
        SimulatedDms.start(
            Options.usual()
                .withInitial(began)
                .withInferred(inferred(scenario))
                .withLogs(this::taskLog)
                .withEvents(bus::take));
    clock.follow(dms::now);
    sourceConnection = open(source, Migration.DATABASE);
    targetConnection = target.open(Migration.DATABASE);
  }

  /**
   * Builds the world of a story, with the rows on the source and the empty tables on the target.
   *
   * @param real a real cluster; empty for the stand-in
   */
  public static LabWorld start(Scenario scenario, Optional<RealCluster> real, Witness witness)
      throws IOException, SQLException {
    Instant begin = real.map(RealCluster::clock).map(Clock::instant).orElse(BEGIN);
    LabClock clock = new LabClock(begin);
    ClusterLog log = new ClusterLog();
    Target target =
        real.isPresent()
            ? Target.real(scenario, real.get().url())
            : Target.standIn(scenario, clock, log);
    SourcePostgres source = SourcePostgres.start();
    try (Connection admin = open(source, "postgres")) {
      execute(admin, "CREATE DATABASE " + Migration.DATABASE);
    }
    LabWorld world = new LabWorld(scenario, new Setting(clock, real), source, target);
    world.witness = witness;
    log.follow(world::clusterLog);
    world.furnish(scenario);
    return world;
  }

  /** The clock of a world, and the real cluster in it, if there is one. */
  private record Setting(LabClock clock, Optional<RealCluster> real) {}

  private static Inferred inferred(Scenario scenario) {
    return scenario.meddling() == Scenario.Meddling.SWALLOWED_ROOT
        ? Inferred.usual().with(Switch.COPY_ERROR_SWALLOWED)
        : Inferred.usual();
  }

  private void taskLog(String group, String stream, Instant at, String message) {
    witness.sees(at, "log", message);
    log(new Line(group, stream, at, Canaries.spiced(message)));
    if (lines.size() == 1) {
      log(new Line(group, stream, at, Canaries.statement()));
    }
  }

  private void log(Line line) {
    String id = line.stream().substring("dms-task-".length());
    lines.add(line);
    logs.write(TaskArn.of("aws", "us-east-1", "123456789012", id), line.at(), line.text());
    subscription.put(line.group(), line.stream(), line.at(), line.text());
  }

  /** CockroachDB exports its log to CloudWatch as well, where a second subscription reads it. */
  private void clusterLog(Instant at, String line) {
    witness.sees(at, "crdb log", line);
    String text = Canaries.spiced(line);
    lines.add(new Line(CLUSTER_GROUP, "cockroachdb.sql_exec", at, text));
    clusterText.read(LogLine.of(at, text)).forEach(logs::write);
    subscription.put(CLUSTER_GROUP, "cockroachdb.sql_exec", at, text);
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

  /** Runs one statement. */
  public static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection open(SourcePostgres source, String database) throws SQLException {
    return DriverManager.getConnection(
        source.jdbcUrl(database), "postgres", Canaries.ENDPOINT_PASSWORD);
  }

  /** Lets time pass for everything. */
  public void advance(Duration time) {
    real.ifPresent(cluster -> cluster.await(now().plus(time)));
    dms.advance(time);
  }

  /** When the story began. */
  public Instant began() {
    return began;
  }

  /** Has a line delivered to the log-watcher so many times, as if the log were flooded with it. */
  public void flood(TaskArn task, String line, int times) {
    for (int i = 0; i < times; i++) {
      subscription.put("dms-tasks-lab", "dms-task-" + task.resourceId(), now(), line);
    }
  }

  /** The simulated time. */
  public Instant now() {
    return clock.instant();
  }

  /** A connection to the source, as its application has one. */
  public Connection source() {
    return sourceConnection;
  }

  /** A connection to the target, as an administrator has one. */
  public Connection target() {
    return targetConnection;
  }

  /** The operator's hand on the migration between the two. */
  public Migration migration() {
    return new Migration(dms.endpoint(), source.port(), target.host(), target.port());
  }

  /** The clock that everything in the world goes by. */
  public Clock clock() {
    return clock;
  }

  /** EventBridge. */
  public Bus bus() {
    return bus;
  }

  /** CloudWatch Logs, as its readers see it. */
  public Logs logs() {
    return logs;
  }

  /** CloudWatch Logs as it is: every line of every stream, in the order in which they came. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** What Secrets Manager would answer for the healer's login at the target. */
  public String secret() {
    return Json.object()
        .with("username", target.user())
        .with("password", target.password())
        .with("host", target.host())
        .with("port", target.port())
        .with("sslmode", "disable")
        .write();
  }

  /** CloudWatch Logs, as its subscribers see it. */
  public Subscription subscription() {
    return subscription;
  }

  /** Where the simulated DMS listens. */
  public URI dmsEndpoint() {
    return dms.endpoint();
  }

  /** A client of the simulated DMS. */
  public DatabaseMigrationClient dmsClient() {
    return Migration.client(dms.endpoint());
  }

  /** The healer's own login at the target. */
  public Login login(Endpoint endpoint) {
    return new Login(
        endpoint.host(), target.user(), target.password(), Login.Tls.DISABLE, Optional.empty());
  }

  /** Everything that reached the two services so far. */
  public Trace trace() {
    return new Trace(target.statements(), dms.calls());
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
