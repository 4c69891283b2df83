package dmsmedic.medic.dms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dmsmedic.cockroachstandin.CockroachStandIn;
import dmsmedic.cockroachstandin.Role;
import dmsmedic.cockroachstandin.SourcePostgres;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.model.Filter;
import software.amazon.awssdk.services.databasemigration.model.MigrationTypeValue;
import software.amazon.awssdk.services.databasemigration.model.ReplicationEndpointTypeValue;
import software.amazon.awssdk.services.databasemigration.model.StartReplicationTaskTypeValue;
import software.amazon.awssdk.services.databasemigration.waiters.DatabaseMigrationWaiter;

/** With {@code --rows jdbc} rows really move, and a database that is not there is noticed. */
class MovedRowsIT {
  private static final String PASSWORD = "example";
  private static final String TABLE = "CREATE TABLE notes (id INT PRIMARY KEY, note TEXT)";
  private static final String MAPPINGS =
      """
      {"rules": [{"rule-type": "selection", "rule-id": "1", "rule-name": "1",
        "object-locator": {"schema-name": "public", "table-name": "notes"},
        "rule-action": "include"}]}
      """;

  @Test
  void aLoadedTableIsOnTheTarget() throws IOException, SQLException, InterruptedException {
    try (SourcePostgres source = SourcePostgres.start();
        CockroachStandIn target = standIn();
        Program program = Program.start("--rows", "jdbc");
        DatabaseMigrationClient dms = client(program.endpoint());
        DatabaseMigrationWaiter waiter = waiter(dms)) {
      run(source.jdbcUrl("postgres"), "postgres", TABLE);
      run(source.jdbcUrl("postgres"), "postgres", "INSERT INTO notes VALUES (1, 'é'), (2, NULL)");
      run(target.jdbcUrl("defaultdb"), "dms", TABLE);

      String from = endpoint(dms, ReplicationEndpointTypeValue.SOURCE, "postgres", source.port());
      String to = endpoint(dms, ReplicationEndpointTypeValue.TARGET, "defaultdb", target.port());
      Filter task = of("replication-task-arn", load(dms, waiter, from, to));

      awaitFinished(dms, task);
      assertThat(read(target.jdbcUrl("defaultdb"))).containsExactly("1 é", "2 null");
    }
  }

  @Test
  void aDatabaseThatIsNotThereFailsItsConnectionTest() throws IOException {
    try (Program program = Program.start("--rows", "jdbc");
        DatabaseMigrationClient dms = client(program.endpoint());
        DatabaseMigrationWaiter waiter = waiter(dms)) {
      String instance = instance(dms, waiter);
      String nowhere = endpoint(dms, ReplicationEndpointTypeValue.TARGET, "defaultdb", 1);
      dms.testConnection(r -> r.replicationInstanceArn(instance).endpointArn(nowhere));

      Filter filter = of("endpoint-arn", nowhere);
      assertThatThrownBy(() -> waiter.waitUntilTestConnectionSucceeds(r -> r.filters(filter)))
          .hasMessageContaining("failure state");
      assertThat(dms.describeConnections(r -> r.filters(filter)).connections())
          .singleElement()
          .satisfies(connection ->
              assertThat(connection.lastFailureMessage()).contains("Failed to connect"));
    }
  }

  private static CockroachStandIn standIn() throws IOException {
    return CockroachStandIn.start(
        dmsmedic.cockroachstandin.Options.of("v22.2.4").withRole(Role.admin("dms", PASSWORD)));
  }

  private static String load(
      DatabaseMigrationClient dms, DatabaseMigrationWaiter waiter, String from, String to) {
    String instance = instance(dms, waiter);
    String task =
        dms.createReplicationTask(r ->
                r.replicationTaskIdentifier("notes")
                    .replicationInstanceArn(instance)
                    .sourceEndpointArn(from)
                    .targetEndpointArn(to)
                    .migrationType(MigrationTypeValue.FULL_LOAD)
                    .tableMappings(MAPPINGS)
                    .replicationTaskSettings(
                        "{\"FullLoadSettings\":{\"TargetTablePrepMode\":\"DO_NOTHING\"}}"))
            .replicationTask()
            .replicationTaskArn();
    waiter.waitUntilReplicationTaskReady(r -> r.filters(of("replication-task-arn", task)));
    dms.startReplicationTask(r ->
        r.replicationTaskArn(task)
            .startReplicationTaskType(StartReplicationTaskTypeValue.START_REPLICATION));
    return task;
  }

  /** The waiter for a stopped task takes a starting one for lost. */
  private static void awaitFinished(DatabaseMigrationClient dms, Filter task)
      throws InterruptedException {
    Set<String> beforeTheEnd = Set.of("ready", "starting", "running");
    CountDownLatch never = new CountDownLatch(1);
    for (int attempt = 0; attempt < 300; attempt++) {
      String status =
          dms.describeReplicationTasks(r -> r.filters(task)).replicationTasks().getFirst().status();
      if (!beforeTheEnd.contains(status)) {
        assertThat(status).isEqualTo("stopped");
        return;
      }
      assertThat(never.await(100, TimeUnit.MILLISECONDS)).isFalse();
    }
    fail("The task does not end.");
  }

  private static String instance(DatabaseMigrationClient dms, DatabaseMigrationWaiter waiter) {
    String arn =
        dms.createReplicationInstance(r ->
                r.replicationInstanceIdentifier("example")
                    .replicationInstanceClass("dms.t3.medium"))
            .replicationInstance()
            .replicationInstanceArn();
    Filter filter = of("replication-instance-arn", arn);
    waiter.waitUntilReplicationInstanceAvailable(r -> r.filters(filter));
    return arn;
  }

  private static String endpoint(
      DatabaseMigrationClient dms, ReplicationEndpointTypeValue side, String database, int port) {
    boolean isSource = side == ReplicationEndpointTypeValue.SOURCE;
    return dms.createEndpoint(r ->
            r.endpointIdentifier(side.toString())
                .endpointType(side)
                .engineName("postgres")
                .serverName("127.0.0.1")
                .port(port)
                .databaseName(database)
                .username(isSource ? "postgres" : "dms")
                .password(PASSWORD))
        .endpoint()
        .endpointArn();
  }

  private static Filter of(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }

  private static DatabaseMigrationClient client(URI endpoint) {
    return DatabaseMigrationClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("example", "example")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static DatabaseMigrationWaiter waiter(DatabaseMigrationClient dms) {
    return DatabaseMigrationWaiter.builder()
        .client(dms)
        .overrideConfiguration(
            WaiterOverrideConfiguration.builder()
                .maxAttempts(300)
                .backoffStrategyV2(BackoffStrategy.fixedDelay(Duration.ofMillis(200)))
                .build())
        .build();
  }

  private static void run(String url, String user, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> read(String url) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url, "dms", PASSWORD);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT id, note FROM notes ORDER BY id")) {
      while (found.next()) {
        rows.add(found.getInt(1) + " " + found.getString(2));
      }
    }
    return rows;
  }
}
