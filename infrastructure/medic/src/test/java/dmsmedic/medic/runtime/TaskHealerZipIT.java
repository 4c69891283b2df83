package dmsmedic.medic.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.dmssimulator.Options;
import dmsmedic.dmssimulator.SimulatedDms;
import dmsmedic.dmssimulator.synthetic.SyntheticRows;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.model.MigrationTypeValue;
import software.amazon.awssdk.services.databasemigration.model.ReplicationEndpointTypeValue;
import software.amazon.awssdk.services.databasemigration.model.StartReplicationTaskTypeValue;

/**
 * Every file of {@code events/} through the task-healer's zip, as Lambda runs it, in an account
 * with one running task, {@code my-friendly-id} of us-east-1, whose log holds no fault.
 */
class TaskHealerZipIT {
  private static final String HANDLER =
      "dmsmedic.taskhealer.healer.TaskHealerHandler::handleRequest";

  private static final String HEALTHY = "NOT_CONFIRMED: The log shows no line of a fault.";
  private static final String STRANGER = "NOT_A_PATIENT: DMS has no such task.";
  private static final String FILTER_LOG_EVENTS = "Logs_20140328.FilterLogEvents";
  private static final String NO_LINES = "{\"events\": []}";
  private static final String ONE = "\"wake\":\"OneTask\",\"tasks\":1";

  private static final List<EventFile> FILES =
      List.of(
          EventFile.read("dms-serverless-initializing.json", "concerns no task", "\"tasks\":0"),
          EventFile.read("dms-task-created.json", ONE, STRANGER),
          EventFile.read("dms-task-failed-newer.json", ONE, HEALTHY),
          EventFile.read("dms-task-failed.json", ONE, STRANGER),
          EventFile.read("dms-task-started-newer.json", ONE, HEALTHY),
          EventFile.read("dms-task-started.json", ONE, STRANGER),
          EventFile.read("dms-task-stopped.json", ONE, STRANGER),
          EventFile.read(
              "fault-sighted-copy-not-retried.json", "\"wake\":\"Role\",\"tasks\":1", HEALTHY),
          EventFile.read("fault-sighted-lob-truncated.json", ONE, STRANGER),
          EventFile.refused("logs-cockroach-copy-not-retried.json"),
          EventFile.refused("logs-control-message.json"),
          EventFile.refused("logs-dms-copy-not-retried.json"),
          EventFile.refused("logs-dms-lob-truncated.json"),
          EventFile.refused("logs-dms-quiet.json"),
          EventFile.read("scheduled-event.json", "\"wake\":\"Everything\",\"tasks\":1", HEALTHY),
          EventFile.read("tick.json", "\"wake\":\"Everything\",\"tasks\":1", HEALTHY));

  private static final Map<String, String> AN_EMPTY_LEDGER_AND_QUIET_LOGS =
      Map.of(
          "DynamoDB_20120810.GetItem",
          "{}",
          "DynamoDB_20120810.Query",
          "{\"Items\": [], \"Count\": 0, \"ScannedCount\": 0}",
          "DynamoDB_20120810.PutItem",
          "{}",
          "DynamoDB_20120810.UpdateItem",
          "{}",
          "DynamoDB_20120810.TransactWriteItems",
          "{}",
          FILTER_LOG_EVENTS,
          NO_LINES);

  @SuppressWarnings("NullAway.Init")
  private static SimulatedDms dms;

  @SuppressWarnings("NullAway.Init")
  private static FakeAws aws;

  @SuppressWarnings("NullAway.Init")
  private static LambdaRuntime healer;

  @BeforeAll
  static void start() throws IOException {
    dms = SimulatedDms.start(Options.usual().withRows(SyntheticRows.usual()));
    migrate();
    aws = FakeAws.start(AN_EMPTY_LEDGER_AND_QUIET_LOGS);
    healer = LambdaRuntime.start(FunctionZipsIT.zip("task-healer"), HANDLER, environment());
  }

  private static Map<String, String> environment() {
    return Map.of(
        "LEDGER_TABLE", "example",
        "EVENT_BUS_NAME", "example",
        "TOPIC_ARN", "arn:aws:sns:us-east-1:123456789012:example",
        "CHANNELS", "mail",
        "DEFAULT_MODE", "observe",
        "SECRET_PREFIX", "dms-medic/",
        "DEFAULT_SECRET", "",
        "COCKROACH_LOG_GROUPS", "example-cluster",
        "AWS_ENDPOINT_URL", aws.endpoint().toString(),
        "AWS_ENDPOINT_URL_DATABASE_MIGRATION_SERVICE", dms.endpoint().toString());
  }

  @AfterAll
  static void stop() throws IOException {
    healer.close();
    aws.close();
    dms.close();
  }

  @BeforeEach
  void quiet() {
    aws.answer(FILTER_LOG_EVENTS, _ -> NO_LINES);
    aws.takeCalls();
  }

  static List<EventFile> files() {
    return FILES;
  }

  @Test
  void noFileIsForgotten() throws IOException {
    assertThat(FILES).extracting(EventFile::name).isEqualTo(EventFile.all());
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileIsLookedIntoOrRefusedAndNothingIsChanged(EventFile file) throws IOException {
    int before = dms.calls().size();

    file.check(healer.invoke(file.json()));

    assertThat(dms.calls().subList(before, dms.calls().size()))
        .allMatch(call -> call.operation().matches("(Describe|List).*"))
        .allMatch(call -> call.outcome().matches("OK|ResourceNotFoundFault"));
    assertThat(aws.takeCalls())
        .extracting(FakeAws.Call::operation)
        .isSubsetOf(AN_EMPTY_LEDGER_AND_QUIET_LOGS.keySet());
  }

  @Test
  void aFaultThatTheLogConfirmsIsWrittenDownAndNothingIsChanged() throws IOException {
    int before = dms.calls().size();
    aws.answer(FILTER_LOG_EVENTS, _ -> truncation());

    EventFile.read("tick.json", "\"wake\":\"Everything\",\"tasks\":1", "Wait: ")
        .check(healer.invoke(EventFile.refused("tick.json").json()));

    assertThat(aws.takeCalls())
        .filteredOn(call -> call.operation().equals("DynamoDB_20120810.PutItem"))
        .extracting(FakeAws.Call::body)
        .anySatisfy(body -> assertThat(body).contains("LOB_TRUNCATED", "116664", "orders"));
    assertThat(dms.calls().subList(before, dms.calls().size()))
        .allMatch(call -> call.operation().matches("(Describe|List).*"));
  }

  private static String truncation() {
    return """
    {"events": [{"eventId": "1", "timestamp": %d, "logStreamName": "dms-task-my-friendly-id",
      "message": "2026-01-01T00:05:00 [SOURCE_UNLOAD   ]W:  Value of column 'note' in table \
    'shop.orders' was truncated to 32768 bytes, actual length: 116664 bytes  \
    (postgres_endpoint_unload.c:1072)"}]}
    """
        .formatted(dms.now().toEpochMilli());
  }

  @Test
  void withoutItsSettingsTheFunctionSaysWhatIsMissing() throws IOException {
    try (LambdaRuntime unset =
        LambdaRuntime.start(FunctionZipsIT.zip("task-healer"), HANDLER, Map.of())) {
      assertThat(unset.invoke("{}")).isInstanceOf(Outcome.Failed.class);
      assertThat(unset.log()).contains("LEDGER_TABLE is missing");
    }
  }

  private static void migrate() {
    try (DatabaseMigrationClient client = client(dms.endpoint())) {
      String instance =
          client
              .createReplicationInstance(r ->
                  r.replicationInstanceIdentifier("example")
                      .replicationInstanceClass("dms.t3.medium"))
              .replicationInstance()
              .replicationInstanceArn();
      dms.advance(Duration.ofMinutes(2));
      String source = endpoint(client, ReplicationEndpointTypeValue.SOURCE);
      String target = endpoint(client, ReplicationEndpointTypeValue.TARGET);
      String task =
          client
              .createReplicationTask(r ->
                  r.replicationTaskIdentifier("example")
                      .resourceIdentifier("my-friendly-id")
                      .replicationInstanceArn(instance)
                      .sourceEndpointArn(source)
                      .targetEndpointArn(target)
                      .migrationType(MigrationTypeValue.FULL_LOAD_AND_CDC)
                      .replicationTaskSettings("{\"Logging\":{\"EnableLogging\":true}}")
                      .tableMappings(mappings()))
              .replicationTask()
              .replicationTaskArn();
      dms.advance(Duration.ofMinutes(2));
      client.startReplicationTask(r ->
          r.replicationTaskArn(task)
              .startReplicationTaskType(StartReplicationTaskTypeValue.START_REPLICATION));
      dms.advance(Duration.ofMinutes(2));
    }
  }

  private static String mappings() {
    return """
    {"rules": [{"rule-type": "selection", "rule-id": "1", "rule-name": "1",
      "object-locator": {"schema-name": "shop", "table-name": "orders"},
      "rule-action": "include"}]}
    """;
  }

  private static String endpoint(
      DatabaseMigrationClient client, ReplicationEndpointTypeValue side) {
    return client
        .createEndpoint(r ->
            r.endpointIdentifier(side.toString())
                .endpointType(side)
                .engineName("postgres")
                .serverName("db.example")
                .port(5432)
                .databaseName("shop")
                .username("dms")
                .password("example"))
        .endpoint()
        .endpointArn();
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
}
