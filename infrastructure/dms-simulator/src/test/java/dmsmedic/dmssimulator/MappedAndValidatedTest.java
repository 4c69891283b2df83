package dmsmedic.dmssimulator;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.dmssimulator.behaviour.Inferred;
import dmsmedic.dmssimulator.behaviour.Switch;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.databasemigration.model.MigrationTypeValue;
import software.amazon.awssdk.services.databasemigration.model.StartReplicationTaskTypeValue;
import software.amazon.awssdk.services.databasemigration.model.TableToReload;

/** Tables that change their names on the way, sessions that are kept, rows that are compared. */
class MappedAndValidatedTest {
  private static final String RULES =
      """
      {"rules":[
       {"rule-type":"selection","rule-id":"1","rule-name":"1","rule-action":"include",
        "object-locator":{"schema-name":"public","table-name":"ord%"},
        "filters":[{"filter-type":"source","column-name":"ID",
         "filter-conditions":[{"filter-operator":"between","start-value":"2","end-value":"9"}]}]},
       {"rule-type":"selection","rule-id":"2","rule-name":"2","rule-action":"exclude",
        "object-locator":{"schema-name":"public","table-name":"orders_old"}},
       {"rule-type":"transformation","rule-id":"3","rule-name":"3","rule-target":"schema",
        "rule-action":"rename","value":"shop","object-locator":{"schema-name":"public"}},
       {"rule-type":"transformation","rule-id":"4","rule-name":"4","rule-target":"table",
        "rule-action":"add-prefix","value":"new_",
        "object-locator":{"schema-name":"public","table-name":"%"}},
       {"rule-type":"transformation","rule-id":"5","rule-name":"5","rule-target":"column",
        "rule-action":"convert-lowercase",
        "object-locator":{"schema-name":"public","table-name":"%","column-name":"%"}},
       {"rule-type":"transformation","rule-id":"6","rule-name":"6","rule-target":"column",
        "rule-action":"remove-column",
        "object-locator":{"schema-name":"public","table-name":"%","column-name":"secret"}}]}
      """;
  private static final String STAMPED =
      "CREATE TABLE visit (id int PRIMARY KEY, at timestamp, body text)";
  private static final String VALIDATING =
      "{\"Logging\":{\"EnableLogging\":true},\"ValidationSettings\":{\"EnableValidation\":true}}";

  @Test
  void rulesSelectFilterAndRename() {
    Databases.Pair pair = Databases.fresh();
    pair.onSource(
        "CREATE TABLE orders (\"ID\" int PRIMARY KEY, name text, secret text)",
        "CREATE TABLE orders_old (\"ID\" int PRIMARY KEY)",
        "INSERT INTO orders SELECT i, 'n' || i, 's' FROM generate_series(1, 12) i");
    try (Bench bench = Bench.on(pair)) {
      String task =
          bench.create(
              b -> b.migrationType(MigrationTypeValue.FULL_LOAD_AND_CDC).tableMappings(RULES));
      bench.startFresh(task);
      pair.onSource(
          "UPDATE orders SET name = 'changed' WHERE \"ID\" IN (3, 11)",
          "DELETE FROM orders WHERE \"ID\" = 4");
      bench.minute();
      assertThat(
              pair.askTarget("SELECT string_agg(id || name, ',' ORDER BY id) FROM shop.new_orders"))
          .containsExactly("2n2,3changed,5n5,6n6,7n7,8n8,9n9");
      assertThat(
              bench
                  .client
                  .describeTableStatistics(r -> r.replicationTaskArn(task))
                  .tableStatistics())
          .singleElement()
          .satisfies(table -> assertThat(table.tableName()).isEqualTo("orders"));
    }
  }

  @Test
  void equalTablesAreValidatedAndDifferentOnesAreNot() {
    Databases.Pair pair = Databases.fresh();
    pair.onBoth(STAMPED);
    pair.onSource(
        "INSERT INTO visit VALUES (1, '2020-01-02 03:04:05.6', 'x'), (2, '2020-01-02', NULL)");
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, VALIDATING);
      bench.startFresh(task);
      assertThat(bench.table(task, "visit").validationState()).isEqualTo("Validated");
      pair.onTarget("UPDATE visit SET body = 'y' WHERE id = 1");
      bench.client.reloadTables(r ->
          r.replicationTaskArn(task)
              .reloadOption("validate-only")
              .tablesToReload(
                  TableToReload.builder().schemaName("public").tableName("visit").build()));
      bench.minute();
      assertThat(bench.table(task, "visit").validationState()).isEqualTo("Mismatched records");
      assertThat(bench.table(task, "visit").validationFailedRecords()).isEqualTo(1);
    }
  }

  @Test
  void aTargetThatCannotAnswerSuspendsValidation() {
    Databases.Pair pair = Databases.fresh();
    pair.onSource(STAMPED);
    pair.onTarget("CREATE TABLE visit (id int PRIMARY KEY, at json, body text)");
    try (Bench bench = Bench.on(pair)) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, VALIDATING);
      bench.startFresh(task);
      assertThat(bench.table(task, "visit").validationState()).isEqualTo("Error");
      assertThat(bench.lines)
          .anyMatch(line ->
              line.matches(
                  ".*\\[VALIDATOR       ]E: {2}Suspending the table : 1 from validation since"
                      + " we received an error message : ERROR: .*to_char.*;"
                      + " No query has been executed with that handle with type :"
                      + " non-retryable\\(0\\) {2}\\(partition_validator.c:514\\)"));
    }
  }

  private static void assertReloadSeesRoleSettings(Databases.Pair pair, boolean newSessions) {
    Inferred chosen =
        newSessions ? Inferred.usual().with(Switch.RELOAD_OPENS_NEW_SESSIONS) : Inferred.usual();
    pair.onBoth("CREATE TABLE day (id int PRIMARY KEY, at date)");
    pair.onSource("INSERT INTO day VALUES (1, '2020-02-01')");
    pair.onTarget("ALTER TABLE day ADD COLUMN said text DEFAULT current_setting('lock_timeout')");
    try (Bench bench = Bench.on(pair, o -> o.withInferred(chosen))) {
      String task = bench.create(MigrationTypeValue.FULL_LOAD_AND_CDC, Bench.LOGGED);
      bench.startFresh(task);
      pair.onTarget(
          "ALTER ROLE postgres IN DATABASE %s SET lock_timeout = '77s'".formatted(pair.target()));
      bench.reload(task, "day");
      assertThat(pair.askTarget("SELECT said FROM day")).containsExactly(newSessions ? "77s" : "0");
      bench.stop(task);
      bench.start(task, StartReplicationTaskTypeValue.RESUME_PROCESSING);
      bench.reload(task, "day");
      assertThat(pair.askTarget("SELECT said FROM day")).containsExactly("77s");
    }
  }

  @Test
  void roleSettingsReachNewSessionsOnly() {
    assertReloadSeesRoleSettings(Databases.fresh(), false);
  }

  @Test
  void aReloadCanOpenNewSessions() {
    assertReloadSeesRoleSettings(Databases.fresh(), true);
  }
}
