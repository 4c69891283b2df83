package dmsmedic.medic.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import dmsmedic.medic.ExitStatus;
import dmsmedic.medic.Run;
import dmsmedic.medic.lab.account.Account;
import dmsmedic.medic.lab.account.LargeIncident;
import dmsmedic.medic.lab.functions.KillSwitch;
import dmsmedic.medic.lab.functions.Services;
import dmsmedic.medic.lab.scenario.Canaries;
import dmsmedic.medic.lab.scenario.Scenario;
import dmsmedic.medic.lab.scenario.Scenario.Meddling;
import dmsmedic.medic.lab.scenario.Scenarios;
import dmsmedic.medic.lab.world.LabWorld;
import dmsmedic.medic.secrecy.Leaks;
import dmsmedic.medic.secrecy.Output;
import dmsmedic.medic.template.Policies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestMethodOrder(OrderAnnotation.class)
class LabIT {

  private static final Set<String> ACTIONS = new TreeSet<>();
  private static final Set<String> PLANTED = new TreeSet<>();
  private static final Set<String> PLAYED = new TreeSet<>();

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  static Stream<String> scenarios() {
    return Scenarios.all().stream().map(Scenario::name);
  }

  /** Over the real adapters, all of them, and with canaries wherever something is secret. */
  @Order(1)
  @ParameterizedTest
  @MethodSource("scenarios")
  void everyScenarioEndsAsDescribedAndTellsNoSecret(String name, @TempDir Path folder)
      throws IOException, SQLException {
    List<Account> accounts = new ArrayList<>();
    Scenario scenario = Scenarios.named(name).orElseThrow();
    Function<LabWorld, Services> real =
        world -> {
          accounts.add(new Account(world, scenario));
          return accounts.getFirst().services();
        };
    Story story = new Story(new PrintStream(told, true, StandardCharsets.UTF_8));
    Result result = Lab.play(scenario, Optional.empty(), story, KillSwitch.never(), real);
    try (Account account = accounts.getFirst()) {
      assertThat(result.wrong()).as(told.toString(StandardCharsets.UTF_8)).isEmpty();
      List<Output> outputs = new ArrayList<>(account.outputs());
      Path report = folder.resolve("report.json");
      ReportFile.write(report, List.of(result));
      outputs.add(new Output("the report", Files.readString(report)));
      outputs.add(new Output("the story", told.toString(StandardCharsets.UTF_8)));
      assertThat(Leaks.in(outputs, Canaries.all())).isEmpty();
      ACTIONS.addAll(account.actions());
      PLANTED.addAll(account.planted());
      PLAYED.add(name);
    }
  }

  /** Where a word was never planted, that it is nowhere found says nothing. */
  @Test
  @Order(2)
  void everyCanaryStoodInSomethingThatTheFunctionsHadBeforeThem() {
    assumeThat(PLAYED).as("every scenario was played").containsAll(scenarios().toList());

    assertThat(Canaries.all())
        .allSatisfy(canary -> assertThat(PLANTED).anyMatch(found -> found.startsWith(canary)));
    assertThat(PLANTED)
        .containsExactlyInAnyOrder(
            Canaries.ENDPOINT_PASSWORD + " in the login of DMS",
            Canaries.SECRET_PASSWORD + " in GetSecretValue",
            Canaries.ATTRIBUTE_PASSWORD + " in DescribeEndpoints",
            Canaries.AWS_SECRET_KEY + " in the credentials",
            Canaries.LOB_VALUE + " in a row",
            Canaries.ROW_VALUE + " in a row",
            Canaries.KEY_VALUE + " in a row",
            Canaries.ROW_VALUE + " in FilterLogEvents",
            Canaries.KEY_VALUE + " in FilterLogEvents",
            Canaries.URI_PASSWORD + " in FilterLogEvents",
            Canaries.ROW_VALUE + " in a line for the watcher",
            Canaries.KEY_VALUE + " in a line for the watcher",
            Canaries.URI_PASSWORD + " in a line for the watcher");
  }

  /** Beside the scenarios, in none of which thousands of tables are hurt, one such incident. */
  @Test
  @Order(2)
  void whatTheScenariosCalledIsWhatTheTemplateAllows() {
    assumeThat(PLAYED).as("every scenario was played").containsAll(scenarios().toList());

    ACTIONS.addAll(LargeIncident.actions());
    Set<String> allowed = new TreeSet<>(Policies.actionsOf("TaskHealerRole"));
    allowed.addAll(Policies.actionsOf("LogWatcherRole"));

    assertThat(ACTIONS).isEqualTo(allowed);
  }

  @Test
  void theDocumentedLineEndsWithTheColumnWhole() throws IOException, SQLException {
    Result result = play("truncated-value", KillSwitch.never());

    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains(
            "Value of column 'metadata' in table 'integrations.integration' was truncated to 32768"
                + " bytes, actual length: 116664 bytes");
    Result.TableResult table = result.tables().getFirst();
    assertThat(table.before().longestBytes()).isEqualTo(32_768);
    assertThat(table.after().longestBytes()).isEqualTo(116_664);
    assertThat(table.equal()).isTrue();
  }

  @Test
  void theRoleIsSetInTheDocumentedOrderBeforeTheTaskStops() throws IOException, SQLException {
    Result result = play("failed-copy", KillSwitch.never());

    assertThat(sent(result, "ALTER ROLE"))
        .containsExactly(
            "ALTER ROLE \"dms_user\" SET copy_from_retries_enabled = true",
            "ALTER ROLE \"dms_user\" SET copy_from_atomic_enabled = false");
    assertThat(deeds(result))
        .containsExactly("StopReplicationTask", "StartReplicationTask", "ReloadTables");
  }

  @Test
  void aTableThatSomebodyElseWritesToIsNotTruncated() throws IOException, SQLException {
    Result result = play("foreign-rows", KillSwitch.never());

    assertThat(result.scenario().meddling()).isEqualTo(Meddling.FOREIGN_ROWS);
    assertThat(result.messages().getLast().kind()).isEqualTo(Notice.Kind.APPROVAL_ASKED);
    assertThat(result.messages().getLast().text())
        .contains("somebody else writes to it")
        .contains("dms-medic-approve");
    assertThat(deeds(result)).isEmpty();
    assertThat(result.tables().getFirst().after().rows()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"observe", "off"})
  void aModeThatForbidsChangesIsObeyed(String name) throws IOException, SQLException {
    Result result = play(name, KillSwitch.never());

    assertThat(deeds(result)).isEmpty();
    assertThat(sent(result, "ALTER")).isEmpty();
  }

  @Test
  void theReportSaysTheSameAsData(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.json");

    Run run = Run.of("lab", "--scenario", "failed-copy", "--report", file.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.NOTHING_WRONG);
    Fields report = Json.fields(Files.readString(file));
    assertThat(report.texts("statements"))
        .contains("ALTER ROLE \"dms_user\" SET copy_from_retries_enabled = true");
    assertThat(report.objects("dmsCalls"))
        .anySatisfy(call -> assertThat(call.text("operation")).isEqualTo("ReloadTables"))
        .allSatisfy(call -> assertThat(call.text("outcome")).isNotEmpty());
    assertThat(report.objects("messages"))
        .extracting(message -> message.text("kind"))
        .containsExactly("OPENED", "HEALED");
    Fields table = report.objects("tables").getFirst();
    assertThat(table.truth("equal")).isTrue();
    assertThat(table.object("targetBefore").number("rows")).isZero();
    assertThat(table.object("targetAfter").number("rows"))
        .isEqualTo(table.object("source").number("rows"));
  }

  /** The steps at which a call changes something, and some between. */
  @ParameterizedTest
  @ValueSource(ints = {20, 30, 33, 40, 45, 52})
  void aHealerThatDiesRepeatsNothingAndLeavesNothingStopped(int step)
      throws IOException, SQLException {
    for (boolean after : new boolean[] {false, true}) {
      Result result = play("truncated-value", KillSwitch.at(step, after));

      assertThat(result.wrong()).as("step " + step + " " + told).isEmpty();
      assertThat(told.toString(StandardCharsets.UTF_8)).contains("The healer was killed");
      assertThat(deeds(result))
          .containsOnlyOnce(
              "StopReplicationTask",
              "ModifyReplicationTask",
              "StartReplicationTask",
              "ReloadTables");
    }
  }

  private Result play(String name, KillSwitch killSwitch) throws IOException, SQLException {
    Story story = new Story(new PrintStream(told, true, StandardCharsets.UTF_8));
    return Lab.play(Scenarios.named(name).orElseThrow(), Optional.empty(), story, killSwitch);
  }

  private static List<String> sent(Result result, String start) {
    return result.trace().statements().stream()
        .filter(statement -> statement.applicationName().equals("dms-medic"))
        .map(statement -> statement.sql())
        .filter(sql -> sql.startsWith(start))
        .toList();
  }

  /** The accepted calls that changed something, without those that set the migration up. */
  private static List<String> deeds(Result result) {
    return result.trace().calls().stream()
        .filter(call -> call.outcome().equals("OK"))
        .map(call -> call.operation())
        .filter(operation -> !operation.startsWith("Describe") && !operation.startsWith("List"))
        .skip(5)
        .toList();
  }
}
