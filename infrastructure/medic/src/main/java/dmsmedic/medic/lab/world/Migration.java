package dmsmedic.medic.lab.world;

import dmsmedic.core.migration.TaskArn;
import dmsmedic.medic.lab.scenario.Canaries;
import dmsmedic.medic.lab.scenario.Scenario;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.model.DmsSslModeValue;
import software.amazon.awssdk.services.databasemigration.model.Filter;
import software.amazon.awssdk.services.databasemigration.model.MigrationTypeValue;
import software.amazon.awssdk.services.databasemigration.model.ReplicationEndpointTypeValue;
import software.amazon.awssdk.services.databasemigration.model.ReplicationTask;
import software.amazon.awssdk.services.databasemigration.model.StartReplicationTaskTypeValue;
import software.amazon.awssdk.services.databasemigration.model.Tag;

/** The operator who sets a migration up through the DMS API, as anybody would. */
public final class Migration implements AutoCloseable {

  static final String DATABASE = "shop";
  private static final int LONGEST_STEPS = 240;

  private final DatabaseMigrationClient dms;

  private final int sourcePort;
  private final String targetHost;
  private final int targetPort;

  Migration(URI endpoint, int sourcePort, String targetHost, int targetPort) {
    dms = client(endpoint);
    this.sourcePort = sourcePort;
    this.targetHost = targetHost;
    this.targetPort = targetPort;
  }

  static DatabaseMigrationClient client(URI endpoint) {
    return DatabaseMigrationClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("lab", Canaries.AWS_SECRET_KEY)))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** The task, created and not started. */
  public TaskArn create(Scenario scenario, Consumer<String> waiting) {
    String instance =
        dms.createReplicationInstance(r ->
                r.replicationInstanceIdentifier("lab")
                    .replicationInstanceClass("dms.r5.large")
                    .allocatedStorage(50))
            .replicationInstance()
            .replicationInstanceArn();
    waiting.accept("the replication instance");
    String source =
        endpoint(ReplicationEndpointTypeValue.SOURCE, "postgres", "127.0.0.1", sourcePort);
    String target =
        endpoint(
            ReplicationEndpointTypeValue.TARGET, scenario.cluster().role(), targetHost, targetPort);
    Scenario.TaskSetup task = scenario.task();
    ReplicationTask created =
        dms.createReplicationTask(r ->
                r.replicationTaskIdentifier(scenario.name())
                    .replicationInstanceArn(instance)
                    .sourceEndpointArn(source)
                    .targetEndpointArn(target)
                    .migrationType(MigrationTypeValue.fromValue(task.type()))
                    .tableMappings(task.mappings())
                    .replicationTaskSettings(task.settings())
                    .tags(Tag.builder().key("dms-medic").value(task.mode()).build()))
            .replicationTask();
    waiting.accept("the replication task");
    return new TaskArn(created.replicationTaskArn());
  }

  private String endpoint(ReplicationEndpointTypeValue side, String user, String host, int port) {
    return dms.createEndpoint(r ->
            r.endpointIdentifier(side.toString())
                .endpointType(side)
                .engineName("postgres")
                .serverName(host)
                .port(port)
                .databaseName(DATABASE)
                .username(user)
                .password(Canaries.ENDPOINT_PASSWORD)
                .extraConnectionAttributes(Canaries.attributes())
                .sslMode(DmsSslModeValue.NONE))
        .endpoint()
        .endpointArn();
  }

  /** Starts the task for the first time, and lets time pass until its tables are loaded. */
  public void startAndLoad(TaskArn task, Runnable step) {
    dms.startReplicationTask(r ->
        r.replicationTaskArn(task.value())
            .startReplicationTaskType(StartReplicationTaskTypeValue.START_REPLICATION));
    for (int steps = 0; steps == 0 || (!loaded(task) && steps < LONGEST_STEPS); steps++) {
      step.run();
    }
  }

  /** The status of a task in DMS's word. */
  public String status(TaskArn task) {
    return task(task).status();
  }

  /** Whether every table is loaded, and the task that only loads has ended. */
  private boolean loaded(TaskArn arn) {
    ReplicationTask task = task(arn);
    if (task.status().equals("starting")) {
      return false;
    }
    boolean ends = task.migrationType() == MigrationTypeValue.FULL_LOAD;
    List<String> states =
        dms
            .describeTableStatistics(r -> r.replicationTaskArn(arn.value()))
            .tableStatistics()
            .stream()
            .map(statistics -> statistics.tableState())
            .toList();
    boolean settled =
        !states.isEmpty()
            && states.stream().noneMatch(s -> s.contains("load") && !s.equals("Table error"));
    return settled && (!ends || task.status().equals("stopped"));
  }

  private ReplicationTask task(TaskArn arn) {
    return dms.describeReplicationTasks(r ->
            r.filters(Filter.builder().name("replication-task-arn").values(arn.value()).build()))
        .replicationTasks()
        .getFirst();
  }

  @Override
  public void close() {
    dms.close();
  }
}
