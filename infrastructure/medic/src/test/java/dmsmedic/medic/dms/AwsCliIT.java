package dmsmedic.medic.dms;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.testkit.program.Command;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A migration from its first resource to its last, as a script of AWS CLI calls. */
class AwsCliIT {
  private static final String MAPPINGS =
      """
      {"rules": [{"rule-type": "selection", "rule-id": "1", "rule-name": "1",
        "object-locator": {"schema-name": "shop", "table-name": "orders"},
        "rule-action": "include"}]}
      """;

  @SuppressWarnings("NullAway.Init")
  private PythonClients clients;

  @SuppressWarnings("NullAway.Init")
  private Program dms;

  @BeforeEach
  void start() throws IOException {
    clients = PythonClients.orSkip();
    dms = Program.start("--region", "eu-west-1", "--verbose");
  }

  @AfterEach
  void close() throws IOException {
    if (dms != null) {
      dms.close();
    }
  }

  @Test
  void aTaskLivesThroughEveryCall() throws IOException, InterruptedException {
    String instance = createInstance();
    String source = createEndpoint("source", "oracle");
    String target = createEndpoint("target", "postgres");
    testConnection(instance, source);
    String task = createTask(instance, source, target);

    start(task, "start-replication");
    tablesAreLoadedAndReloaded(task);
    refusedWhileRunning(task);
    stop(task);
    refusedWhileStopped(task);
    modify(task);
    start(task, "resume-processing");
    stop(task);
    delete(task, List.of(source, target), instance);

    Program.Ended ended = dms.end();
    assertThat(ended.status()).isZero();
    assertThat(ended.lines())
        .as("what aws logs tail would show")
        .hasSize(2)
        .allMatch(line -> line.matches("\\S+Z dms-task-\\S+ \\S+ \\[SORTER .*Task is running.*"));
  }

  private String createInstance() {
    String arn =
        ok(
            "create-replication-instance",
            "--replication-instance-identifier=example",
            "--replication-instance-class=dms.t3.medium",
            "--query=ReplicationInstance.ReplicationInstanceArn");
    assertThat(arn).startsWith("arn:aws:dms:eu-west-1:123456789012:rep:");
    awaitThat("replication-instance-available", "replication-instance-arn", arn);
    return arn;
  }

  private String createEndpoint(String side, String engine) {
    return ok(
        "create-endpoint",
        "--endpoint-identifier=" + side,
        "--endpoint-type=" + side,
        "--engine-name=" + engine,
        "--server-name=db.example",
        "--port=5432",
        "--database-name=shop",
        "--username=dms",
        "--password=example",
        "--query=Endpoint.EndpointArn");
  }

  private void testConnection(String instance, String endpoint) {
    ok(
        "test-connection",
        "--replication-instance-arn=" + instance,
        "--endpoint-arn=" + endpoint,
        "--query=Connection.Status");
    awaitThat("test-connection-succeeds", "endpoint-arn", endpoint);
  }

  private String createTask(String instance, String source, String target) {
    String arn =
        ok(
            "create-replication-task",
            "--replication-task-identifier=orders",
            "--source-endpoint-arn=" + source,
            "--target-endpoint-arn=" + target,
            "--replication-instance-arn=" + instance,
            "--migration-type=full-load-and-cdc",
            "--table-mappings=" + MAPPINGS,
            "--replication-task-settings={\"Logging\":{\"EnableLogging\":true}}",
            "--query=ReplicationTask.ReplicationTaskArn");
    awaitThat("replication-task-ready", "replication-task-arn", arn);
    return arn;
  }

  private void start(String task, String how) {
    ok(
        "start-replication-task",
        "--replication-task-arn=" + task,
        "--start-replication-task-type=" + how,
        "--query=ReplicationTask.Status");
    awaitThat("replication-task-running", "replication-task-arn", task);
  }

  private void stop(String task) {
    ok("stop-replication-task", "--replication-task-arn=" + task, "--query=ReplicationTask.Status");
    awaitThat("replication-task-stopped", "replication-task-arn", task);
  }

  private void tablesAreLoadedAndReloaded(String task) {
    assertThat(statistics(task)).isEqualTo("orders\t1000\tTable completed");
    assertThat(reload(task, 1).status()).isZero();
    assertThat(statistics(task)).isEqualTo("orders\t1000\tTable completed");
  }

  private String statistics(String task) {
    return ok(
        "describe-table-statistics",
        "--replication-task-arn=" + task,
        "--query=TableStatistics[].[TableName,FullLoadRows,TableState]");
  }

  private Command.Ran reload(String task, int tables) {
    Stream<String> call = Stream.of("reload-tables", "--replication-task-arn=" + task);
    Stream<String> names =
        IntStream.range(0, tables)
            .mapToObj(i -> "SchemaName=shop,TableName=" + (i == 0 ? "orders" : "orders_" + i));
    return run(
        Stream.of(call, Stream.of("--tables-to-reload"), names)
            .flatMap(words -> words)
            .toArray(String[]::new));
  }

  private void refusedWhileRunning(String task) {
    refused("InvalidResourceStateFault", run(modification(task)));
    refused("InvalidResourceStateFault", run(starting(task, "start-replication")));
    refused("InvalidParameterValueException", reload(task, 11));
    refused(
        "InvalidResourceStateFault",
        run("delete-replication-task", "--replication-task-arn=" + task));
  }

  private void refusedWhileStopped(String task) {
    refused("InvalidResourceStateFault", reload(task, 1));
    refused("InvalidParameterCombinationException", run(starting(task, "start-replication")));
    refused(
        "InvalidResourceStateFault",
        run("stop-replication-task", "--replication-task-arn=" + task));
  }

  private void modify(String task) {
    ok(modification(task));
    awaitThat("replication-task-stopped", "replication-task-arn", task);
    assertThat(
            ok(
                "describe-replication-tasks",
                "--filters=Name=replication-task-arn,Values=" + task,
                "--query=ReplicationTasks[].ReplicationTaskSettings"))
        .contains("\"LobMaxSize\" : 64,");
  }

  private static String[] modification(String task) {
    return new String[] {
      "modify-replication-task",
      "--replication-task-arn=" + task,
      "--replication-task-settings={\"TargetMetadata\":{\"LobMaxSize\":64}}",
      "--query=ReplicationTask.Status"
    };
  }

  private static String[] starting(String task, String how) {
    return new String[] {
      "start-replication-task",
      "--replication-task-arn=" + task,
      "--start-replication-task-type=" + how
    };
  }

  private void delete(String task, List<String> endpoints, String instance) {
    ok("delete-replication-task", "--replication-task-arn=" + task, "--query=*.Status");
    awaitThat("replication-task-deleted", "replication-task-arn", task);
    for (String endpoint : endpoints) {
      ok("delete-endpoint", "--endpoint-arn=" + endpoint, "--query=Endpoint.Status");
      awaitThat("endpoint-deleted", "endpoint-arn", endpoint);
    }
    ok("delete-replication-instance", "--replication-instance-arn=" + instance, "--query=*.Status");
    awaitThat("replication-instance-deleted", "replication-instance-arn", instance);
  }

  private void awaitThat(String waiter, String filter, String value) {
    ok("wait", waiter, "--filters=Name=" + filter + ",Values=" + value);
  }

  private Command.Ran run(String... words) {
    return clients.aws(dms.endpoint(), words).run();
  }

  private String ok(String... words) {
    Command.Ran ran = run(words);
    assertThat(ran.status()).as("%s: %s", String.join(" ", words), ran.output()).isZero();
    return ran.output().strip();
  }

  private static void refused(String code, Command.Ran ran) {
    assertThat(ran.status()).isNotZero();
    assertThat(ran.lastLine()).contains("(" + code + ")");
  }
}
