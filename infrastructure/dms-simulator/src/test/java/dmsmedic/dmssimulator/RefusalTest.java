package dmsmedic.dmssimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dmsmedic.dmssimulator.behaviour.Throttling;
import dmsmedic.dmssimulator.synthetic.SyntheticRows;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.databasemigration.model.DatabaseMigrationException;
import software.amazon.awssdk.services.databasemigration.model.InvalidResourceStateException;
import software.amazon.awssdk.services.databasemigration.model.MigrationTypeValue;
import software.amazon.awssdk.services.databasemigration.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.databasemigration.model.ResourceNotFoundException;
import software.amazon.awssdk.services.databasemigration.model.StartReplicationTaskTypeValue;
import software.amazon.awssdk.services.databasemigration.model.TableToReload;

/** What the service refuses, as the AWS SDK tells it. */
class RefusalTest {
  private static final StartReplicationTaskTypeValue FRESH =
      StartReplicationTaskTypeValue.START_REPLICATION;

  private final Databases.Pair nowhere = new Databases.Pair(1, "none", "none");
  private Bench bench = bench();

  private Bench bench() {
    return Bench.on(nowhere, options -> options.withRows(new SyntheticRows(10)));
  }

  @BeforeEach
  void fresh() {
    bench.close();
    bench = bench();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private String task(MigrationTypeValue type) {
    return bench.create(b ->
        b.migrationType(type)
            .tableMappings(
                """
                {"rules":[{"rule-type":"selection","rule-id":"1","rule-name":"1",
                 "rule-action":"include",
                 "object-locator":{"schema-name":"public","table-name":"one"}}]}
                """));
  }

  private static void assertCode(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DatabaseMigrationException.class,
            thrown -> assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo(code));
  }

  private void start(String task, StartReplicationTaskTypeValue type) {
    bench.client.startReplicationTask(
        r -> r.replicationTaskArn(task).startReplicationTaskType(type));
  }

  @Test
  void aTaskThatStartsTakesNoOtherCall() {
    String task = task(MigrationTypeValue.FULL_LOAD_AND_CDC);
    start(task, FRESH);
    assertThat(bench.task(task).status()).isEqualTo("starting");
    assertThatThrownBy(() -> bench.client.stopReplicationTask(r -> r.replicationTaskArn(task)))
        .isInstanceOf(InvalidResourceStateException.class);
    assertThatThrownBy(() -> start(task, FRESH)).isInstanceOf(InvalidResourceStateException.class);
    assertThatThrownBy(() -> bench.client.deleteReplicationTask(r -> r.replicationTaskArn(task)))
        .isInstanceOf(InvalidResourceStateException.class);
    assertThatThrownBy(() -> bench.askReload(task, "one"))
        .isInstanceOf(InvalidResourceStateException.class);
  }

  @Test
  void aRunningTaskTakesLoggingSeverityAlone() {
    String task = task(MigrationTypeValue.FULL_LOAD_AND_CDC);
    bench.start(task, FRESH);
    assertThatThrownBy(() -> bench.modify(task, "{\"TargetMetadata\":{\"LobMaxSize\":64}}"))
        .isInstanceOf(InvalidResourceStateException.class)
        .hasMessageContaining(
            "Replication Task, excluding logging severity task settings, cannot be modified while"
                + " it is running state");
    bench.modify(
        task,
        "{\"Logging\":{\"LogComponents\":[{\"Id\":\"TARGET_LOAD\","
            + "\"Severity\":\"LOGGER_SEVERITY_DETAILED_DEBUG\"}]}}");
    assertThat(bench.task(task).status()).isEqualTo("running");
    assertThat(bench.task(task).replicationTaskSettings()).contains("DETAILED_DEBUG");
  }

  @Test
  void aTaskIsModifyingForAWhileAndCannotStartMeanwhile() {
    String task = task(MigrationTypeValue.FULL_LOAD);
    bench.client.modifyReplicationTask(
        r -> r.replicationTaskArn(task).replicationTaskSettings("{}"));
    assertThat(bench.task(task).status()).isEqualTo("modifying");
    assertThatThrownBy(() -> start(task, FRESH))
        .isInstanceOf(InvalidResourceStateException.class)
        .hasMessageContaining("is in MODIFYING state and cannot start");
    bench.minute();
    assertThat(bench.task(task).status()).isEqualTo("ready");
  }

  @Test
  void aSecondFreshStartIsRefused() {
    String task = task(MigrationTypeValue.FULL_LOAD);
    bench.start(task, FRESH);
    assertThat(bench.task(task).status()).isEqualTo("stopped");
    assertCode("InvalidParameterCombinationException", () -> start(task, FRESH));
  }

  @Test
  void reloadTakesUpToTenDifferentKnownTablesOfALoadingTask() {
    String task = task(MigrationTypeValue.FULL_LOAD_AND_CDC);
    bench.start(task, FRESH);
    List<TableToReload> eleven =
        IntStream.range(0, 11)
            .mapToObj(i -> TableToReload.builder().schemaName("public").tableName("t" + i).build())
            .toList();
    assertCode(
        "InvalidParameterValueException",
        () -> bench.client.reloadTables(r -> r.replicationTaskArn(task).tablesToReload(eleven)));
    assertCode("InvalidParameterValueException", () -> bench.askReload(task, "one", "one"));
    assertCode("InvalidParameterValueException", () -> bench.askReload(task, "other"));
    bench.reload(task, "one");
    assertThat(bench.table(task, "one").fullLoadReloaded()).isTrue();
  }

  @Test
  void aTaskThatOnlyReplicatesReloadsNothing() {
    String task = task(MigrationTypeValue.CDC);
    bench.start(task, FRESH);
    assertCode("InvalidResourceStateFault", () -> bench.askReload(task, "one"));
  }

  @Test
  void whatIsUnknownIsNotFound() {
    String task = "arn:aws:dms:us-east-1:123456789012:task:NONE";
    assertThatThrownBy(() -> start(task, FRESH)).isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> bench.task(task)).isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> bench.client.listTagsForResource(r -> r.resourceArn(task)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void aTwinIsRefused() {
    task(MigrationTypeValue.FULL_LOAD);
    assertThatThrownBy(() -> task(MigrationTypeValue.FULL_LOAD))
        .isInstanceOf(ResourceAlreadyExistsException.class);
  }

  @Test
  void echoedSettingsAreRefused() {
    String task = task(MigrationTypeValue.FULL_LOAD);
    String echo = bench.task(task).replicationTaskSettings();
    assertCode("InvalidParameterValueException", () -> bench.modify(task, echo));
    String slot = "{\"ControlTablesSettings\":{\"historyTimeslotInMinutes\":5}}";
    assertCode("InvalidParameterValueException", () -> bench.modify(task, slot));
  }

  @Test
  void lobSettingsThatContradictEachOtherAreRefused() {
    String task = task(MigrationTypeValue.FULL_LOAD);
    for (String wrong :
        List.of(
            "{\"TargetMetadata\":{\"FullLobMode\":true}}",
            "{\"TargetMetadata\":{\"FullLobMode\":true,\"LimitedSizeLobMode\":false}}",
            "{\"TargetMetadata\":{\"LobMaxSize\":0}}",
            "{\"TargetMetadata\":{\"LobMaxSize\":\"64\"}}",
            "{\"TargetMetadata\":{\"InlineLobMaxSize\":16}}",
            "{\"TargetMetadata\":{\"LoadMaxFileSize\":100001}}",
            "{\"FullLoadSettings\":{\"MaxFullLoadSubTasks\":50}}",
            "{\"FullLoadSettings\":{\"TargetTablePrepMode\":\"NOTHING\"}}",
            "{\"ValidationSettings\":{\"ValidationOnly\":true}}",
            "no json")) {
      assertCode("InvalidParameterValueException", () -> bench.modify(task, wrong));
    }
  }

  @Test
  void mappingsThatAreWrongAreRefused() {
    String selection =
        "{\"rule-type\":\"selection\",\"rule-id\":\"1\",\"rule-name\":\"1\","
            + "\"rule-action\":\"include\","
            + "\"object-locator\":{\"schema-name\":\"public\",\"table-name\":\"one\"}}";
    String wild =
        "{\"rule-type\":\"table-settings\",\"rule-id\":\"2\",\"rule-name\":\"2\","
            + "\"object-locator\":{\"schema-name\":\"public\",\"table-name\":\"%\"},"
            + "\"lob-settings\":{\"mode\":\"limited\",\"bulk-max-size\":\"16\"}}";
    for (String rules : List.of("", selection + "," + selection, selection + "," + wild, wild)) {
      String mappings = "{\"rules\":[" + rules + "]}";
      assertCode(
          "InvalidParameterValueException", () -> bench.create(b -> b.tableMappings(mappings)));
    }
  }

  @Test
  void tooManyRequestsAreThrottledUntilTimePasses() {
    try (Bench quick =
        Bench.on(
            nowhere, o -> o.withRows(new SyntheticRows(1)).withThrottling(new Throttling(5, 1)))) {
      assertCode(
          "ThrottlingException",
          () -> IntStream.range(0, 6).forEach(i -> quick.client.describeEndpoints()));
      quick.dms.advance(Duration.ofSeconds(1));
      assertThat(quick.client.describeEndpoints().endpoints()).hasSize(2);
      assertThat(quick.dms.calls()).extracting(DmsCall::outcome).contains("ThrottlingException");
    }
  }
}
