package dmsmedic.dmssimulator;

import dmsmedic.dmssimulator.behaviour.Throttling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.model.CreateReplicationTaskRequest;
import software.amazon.awssdk.services.databasemigration.model.Filter;
import software.amazon.awssdk.services.databasemigration.model.MigrationTypeValue;
import software.amazon.awssdk.services.databasemigration.model.ReplicationEndpointTypeValue;
import software.amazon.awssdk.services.databasemigration.model.ReplicationTask;
import software.amazon.awssdk.services.databasemigration.model.StartReplicationTaskTypeValue;
import software.amazon.awssdk.services.databasemigration.model.TableStatistics;
import software.amazon.awssdk.services.databasemigration.model.TableToReload;

/** A simulated DMS with an instance, endpoints on two databases, and the AWS SDK in front of it. */
final class Bench implements AutoCloseable {
  static final String EVERYTHING =
      """
      {"rules":[{"rule-type":"selection","rule-id":"1","rule-name":"1","rule-action":"include",
       "object-locator":{"schema-name":"public","table-name":"%"}}]}
      """;
  static final String LOGGED =
      """
      {"Logging":{"EnableLogging":true},
       "FullLoadSettings":{"TargetTablePrepMode":"TRUNCATE_BEFORE_LOAD"}}
      """;

  final List<String> lines = new ArrayList<>();
  final List<String> streams = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  final SimulatedDms dms;
  final DatabaseMigrationClient client;
  final String instance;
  final String source;
  final String target;

  private Bench(SimulatedDms dms, Databases.Pair pair) {
    this.dms = dms;
    this.client =
        DatabaseMigrationClient.builder()
            .endpointOverride(dms.endpoint())
            .region(Region.US_EAST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("example", "example")))
            .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
            .build();
    this.instance =
        client
            .createReplicationInstance(r ->
                r.replicationInstanceIdentifier("example")
                    .replicationInstanceClass("dms.t3.medium"))
            .replicationInstance()
            .replicationInstanceArn();
    this.source = endpoint("source", pair.port(), pair.source());
    this.target = endpoint("target", pair.port(), pair.target());
    dms.advance(Duration.ofMinutes(2));
  }

  static Bench on(Databases.Pair pair) {
    return on(pair, options -> options);
  }

  static Bench on(Databases.Pair pair, UnaryOperator<Options> chosen) {
    List<Bench> self = new ArrayList<>();
    Options options =
        Options.usual()
            .withThrottling(Throttling.off())
            .withEvents(event -> self.forEach(bench -> bench.events.add(event)))
            .withLogs((group, stream, at, message) ->
                self.forEach(bench -> {
                  bench.lines.add(message);
                  bench.streams.add(group + "/" + stream);
                }));
    Bench bench = new Bench(SimulatedDms.start(chosen.apply(options)), pair);
    self.add(bench);
    return bench;
  }

  private String endpoint(String type, int port, String database) {
    return client
        .createEndpoint(r ->
            r.endpointIdentifier(type)
                .endpointType(ReplicationEndpointTypeValue.fromValue(type))
                .engineName("postgres")
                .serverName("127.0.0.1")
                .port(port)
                .databaseName(database)
                .username("postgres")
                .password("postgres"))
        .endpoint()
        .endpointArn();
  }

  String create(MigrationTypeValue type, String settings) {
    return create(
        b -> b.migrationType(type).tableMappings(EVERYTHING).replicationTaskSettings(settings));
  }

  String create(UnaryOperator<CreateReplicationTaskRequest.Builder> chosen) {
    CreateReplicationTaskRequest.Builder request =
        CreateReplicationTaskRequest.builder()
            .replicationTaskIdentifier("move")
            .resourceIdentifier("MOVE")
            .replicationInstanceArn(instance)
            .sourceEndpointArn(source)
            .targetEndpointArn(target)
            .migrationType(MigrationTypeValue.FULL_LOAD)
            .tableMappings(EVERYTHING);
    String arn =
        client
            .createReplicationTask(chosen.apply(request).build())
            .replicationTask()
            .replicationTaskArn();
    dms.advance(Duration.ofMinutes(1));
    return arn;
  }

  /** Starts a task and lets a minute pass. */
  void start(String task, StartReplicationTaskTypeValue type) {
    client.startReplicationTask(r -> r.replicationTaskArn(task).startReplicationTaskType(type));
    minute();
  }

  void startFresh(String task) {
    start(task, StartReplicationTaskTypeValue.START_REPLICATION);
  }

  void stop(String task) {
    client.stopReplicationTask(r -> r.replicationTaskArn(task));
    minute();
  }

  void modify(String task, String settings) {
    client.modifyReplicationTask(r -> r.replicationTaskArn(task).replicationTaskSettings(settings));
    minute();
  }

  /** Asks for a reload and lets a minute pass. */
  void reload(String task, String... tables) {
    askReload(task, tables);
    minute();
  }

  void askReload(String task, String... tables) {
    client.reloadTables(r ->
        r.replicationTaskArn(task)
            .tablesToReload(
                List.of(tables).stream()
                    .map(t -> TableToReload.builder().schemaName("public").tableName(t).build())
                    .toList()));
  }

  void minute() {
    dms.advance(Duration.ofMinutes(1));
  }

  ReplicationTask task(String arn) {
    Filter filter = Filter.builder().name("replication-task-arn").values(arn).build();
    return client.describeReplicationTasks(r -> r.filters(filter)).replicationTasks().getFirst();
  }

  TableStatistics table(String task, String name) {
    return client
        .describeTableStatistics(r -> r.replicationTaskArn(task))
        .tableStatistics()
        .stream()
        .filter(each -> each.tableName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    client.close();
    dms.close();
  }
}
