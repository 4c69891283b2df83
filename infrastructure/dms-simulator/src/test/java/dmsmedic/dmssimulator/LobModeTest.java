package dmsmedic.dmssimulator;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.dmssimulator.behaviour.Inferred;
import dmsmedic.dmssimulator.behaviour.Switch;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.databasemigration.model.MigrationTypeValue;

/** Large objects in each mode, by task and by table. */
class LobModeTest {
  private static final String FULL =
      """
      {"Logging":{"EnableLogging":true},
       "TargetMetadata":{"FullLobMode":true,"LimitedSizeLobMode":false,"LobChunkSize":64}}
      """;
  private static final String PAPER =
      "CREATE TABLE paper (id int PRIMARY KEY, body text, raw bytea)";
  private static final String LONG =
      "INSERT INTO paper VALUES (1, repeat('€', 50000), decode(repeat('00ff', 40000), 'hex'))";
  private static final String SIZES = "SELECT length(body) || '/' || length(raw) FROM paper";

  private static String rule(String lobs) {
    return Bench.EVERYTHING.replace(
        "]}",
        """
        ,{"rule-type":"table-settings","rule-id":"2","rule-name":"2",
         "object-locator":{"schema-name":"public","table-name":"paper"},"lob-settings":%s}]}
        """
            .formatted(lobs));
  }

  @Test
  void fullModeLosesNothing() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(PAPER);
    pair.onSource(LONG);
    try (Bench bench = Bench.on(pair)) {
      bench.startFresh(bench.create(MigrationTypeValue.FULL_LOAD, FULL));
      assertThat(pair.askTarget(SIZES)).containsExactly("50000/80000");
    }
  }

  @Test
  void limitedModeCutsAtTheBoundaryOfACharacter() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(PAPER);
    pair.onSource(LONG);
    try (Bench bench = Bench.on(pair)) {
      bench.startFresh(bench.create(MigrationTypeValue.FULL_LOAD, Bench.LOGGED));
      assertThat(pair.askTarget(SIZES)).containsExactly((32768 / 3) + "/32768");
      assertThat(bench.lines)
          .anyMatch(line -> line.contains("'raw'") && line.contains("actual length: 80000 bytes"))
          .anyMatch(line -> line.contains("'body'") && line.contains("actual length: 150000"));
    }
  }

  @Test
  void wideCharactersCanCountTwice() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(PAPER);
    pair.onSource(LONG);
    Inferred wide = Inferred.usual().withNclobBytesPerChar(2);
    try (Bench bench = Bench.on(pair, o -> o.withInferred(wide))) {
      bench.startFresh(bench.create(MigrationTypeValue.FULL_LOAD, Bench.LOGGED));
      assertThat(pair.askTarget(SIZES)).containsExactly("16384/32768");
    }
  }

  @Test
  void aTablesOwnRuleBeatsTheTasksFullMode() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(PAPER);
    pair.onSource(LONG);
    try (Bench bench = Bench.on(pair)) {
      String own = rule("{\"mode\":\"limited\",\"bulk-max-size\":\"1\"}");
      bench.startFresh(bench.create(b -> b.tableMappings(own).replicationTaskSettings(FULL)));
      assertThat(pair.askTarget(SIZES)).containsExactly("341/1024");
      assertThat(bench.lines).anyMatch(line -> line.contains("truncated to 1024 bytes"));
    }
  }

  @Test
  void aTablesUnlimitedRuleCuresALimitedTaskInLoadAndCapture() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(PAPER);
    pair.onSource(LONG);
    try (Bench bench = Bench.on(pair)) {
      String own = rule("{\"mode\":\"unlimited\",\"bulk-max-size\":\"0\"}");
      bench.startFresh(
          bench.create(b ->
              b.migrationType(MigrationTypeValue.FULL_LOAD_AND_CDC)
                  .tableMappings(own)
                  .replicationTaskSettings(Bench.LOGGED)));
      pair.onSource(LONG.replace("(1,", "(2,"));
      bench.minute();
      assertThat(pair.askTarget(SIZES)).containsExactly("50000/80000", "50000/80000");
    }
  }

  @Test
  void fullModeInsertsNullFirstSoARequiredColumnFails() {
    Databases.Pair pair = Databases.fresh();
    pair.onSource(PAPER, LONG);
    pair.onTarget("CREATE TABLE paper (id int PRIMARY KEY, body text NOT NULL, raw bytea)");
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD, FULL);
      bench.startFresh(task);
      assertThat(bench.table(task, "paper").tableState()).isEqualTo("Table error");
      assertThat(bench.lines)
          .anyMatch(line ->
              line.contains(
                  "Command failed to load data with exit error code 1, Command output:"
                      + " ERROR:  null value in column \"body\" of relation \"paper\""
                      + " violates not-null constraint\nDETAIL:"));
      assertThat(bench.task(task).stopReason()).isEqualTo("Stop Reason FULL_LOAD_ONLY_FINISHED");
    }
  }

  @Test
  void fullModeNeedsAKey() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth("CREATE TABLE paper (id int, body text)");
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD, FULL);
      bench.startFresh(task);
      assertThat(bench.table(task, "paper").tableState()).isEqualTo("Table error");
    }
  }

  @Test
  void fullModeAndBatchApplyBreakATaskThatReplicates() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(PAPER);
    try (Bench bench = Bench.on(pair)) {
      String batch =
          FULL.replace("\"TargetMetadata\":{", "\"TargetMetadata\":{\"BatchApplyEnabled\":true,");
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, batch);
      bench.startFresh(task);
      assertThat(bench.task(task).status()).isEqualTo("failed");
    }
  }

  @Test
  void withoutLobSupportTheColumnsStayBehind() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(PAPER);
    pair.onSource(LONG);
    try (Bench bench = Bench.on(pair)) {
      String none =
          "{\"Logging\":{\"EnableLogging\":true},\"TargetMetadata\":{\"SupportLobs\":false}}";
      bench.startFresh(bench.create(MigrationTypeValue.FULL_LOAD, none));
      assertThat(pair.askTarget("SELECT id FROM paper WHERE body IS NULL")).containsExactly("1");
      assertThat(bench.lines)
          .anyMatch(line ->
              line.endsWith(
                  "Column 'body' is unsupported in table def 'public.paper' since the LOB"
                      + " support is disabled"));
    }
  }

  @Test
  void anEndpointCanFailTasksInsteadOfCutting() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(PAPER);
    pair.onSource(LONG);
    try (Bench bench = Bench.on(pair)) {
      bench.client.modifyEndpoint(r ->
          r.endpointArn(bench.source).postgreSQLSettings(s -> s.failTasksOnLobTruncation(true)));
      String task = bench.create(MigrationTypeValue.FULL_LOAD, Bench.LOGGED);
      bench.startFresh(task);
      assertThat(bench.task(task).status()).isEqualTo("failed");
      assertThat(bench.task(task).lastFailureMessage())
          .contains("Stop Reason FATAL_ERROR Error Level FATAL");
      assertThat(bench.lines).last().asString().endsWith("Task 'MOVE' encountered a fatal error");
    }
  }

  @Test
  void theTruncationPolicyCanCoverLobs() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(PAPER);
    pair.onSource(LONG);
    Inferred covers = Inferred.usual().with(Switch.DATA_TRUNCATION_POLICY_COVERS_LOBS);
    try (Bench bench = Bench.on(pair, o -> o.withInferred(covers))) {
      String task =
          bench.create(
              MigrationTypeValue.FULL_LOAD,
              "{\"ErrorBehavior\":{\"DataTruncationErrorPolicy\":\"SUSPEND_TABLE\"}}");
      bench.startFresh(task);
      assertThat(bench.table(task, "paper").tableState()).isEqualTo("Table error");
    }
  }
}
