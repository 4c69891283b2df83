package dmsmedic.medic.lab.scenario;

import dmsmedic.medic.lab.scenario.Scenario.ClusterSetup;
import dmsmedic.medic.lab.scenario.Scenario.Expected;
import dmsmedic.medic.lab.scenario.Scenario.Meddling;
import dmsmedic.medic.lab.scenario.Scenario.TaskSetup;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every story of the lab, by name. */
public final class Scenarios {

  private static final String SETTINGS =
      """
      {"TargetMetadata":{"SupportLobs":true,"LimitedSizeLobMode":true,"FullLobMode":false,
       "LobMaxSize":32},
       "FullLoadSettings":{"TargetTablePrepMode":"TRUNCATE_BEFORE_LOAD"},
       "Logging":{"EnableLogging":true}}
      """;

  private static final String SELECT_ALL =
      """
      {"rules":[{"rule-type":"selection","rule-id":"1","rule-name":"1","rule-action":"include",
       "object-locator":{"schema-name":"%s","table-name":"%s"},"filters":[]}]}
      """;

  private static final String WITH_LOB_RULE =
      """
      {"rules":[{"rule-type":"selection","rule-id":"1","rule-name":"1","rule-action":"include",
       "object-locator":{"schema-name":"integrations","table-name":"integration"},"filters":[]},
       {"rule-type":"table-settings","rule-id":"2","rule-name":"2",
       "object-locator":{"schema-name":"integrations","table-name":"integration"},
       "lob-settings":{"mode":"limited","bulk-max-size":"32"}}]}
      """;

  private static final String FULL_LOB =
      """
      {"TargetMetadata":{"SupportLobs":true,"LimitedSizeLobMode":false,"FullLobMode":true,
       "LobChunkSize":64},
       "FullLoadSettings":{"TargetTablePrepMode":"TRUNCATE_BEFORE_LOAD"},
       "Logging":{"EnableLogging":true}}
      """;

  private static final ClusterSetup CLUSTER = new ClusterSetup("v22.2.4", "dms_user", List.of());

  private Scenarios() {}

  /** The two stories that are played when none is named. */
  public static List<Scenario> main() {
    return List.of(truncated(), copy());
  }

  /** Every story. */
  public static List<Scenario> all() {
    return Stream.concat(ofTruncation().stream(), ofCopy().stream()).toList();
  }

  private static List<Scenario> ofTruncation() {
    return List.of(
        truncated(),
        truncated(Tables.integrations("NOT NULL"))
            .named("not-null", "A NOT NULL target column rules full LOB mode out."),
        truncated()
            .named("batch-apply", "BatchApplyEnabled rules full LOB mode out.")
            .by(task(withTarget("\"BatchApplyEnabled\":true,"))),
        truncated()
            .named(
                "table-settings-rule",
                "A table's own rule truncates though the task is in full LOB mode.")
            .by(task(FULL_LOB).withMappings(WITH_LOB_RULE)),
        truncated()
            .named("do-nothing", "The task prepares no tables, so a reload would double the rows.")
            .by(task(SETTINGS.replace("TRUNCATE_BEFORE_LOAD", "DO_NOTHING"))),
        truncated()
            .named("finished-full-load", "A finished full load gets a recovery task.")
            .by(task(SETTINGS).ofType("full-load")),
        truncated()
            .named(
                "foreign-rows", "Somebody else wrote to the hurt table: an approval is asked for.")
            .with(Meddling.FOREIGN_ROWS)
            .ending(Expected.APPROVAL_ASKED),
        truncated()
            .named("observe", "In mode observe it is said what would be done, and nothing is done.")
            .by(task(SETTINGS).inMode("observe"))
            .ending(Expected.HANDED_OVER),
        truncated()
            .named("off", "In mode off nobody even looks.")
            .by(task(SETTINGS).inMode("off"))
            .ending(Expected.QUIET));
  }

  private static List<Scenario> ofCopy() {
    return List.of(
        copy(),
        copy()
            .named("root", "DMS logs in as root, which takes no defaults: smaller COPYs instead.")
            .on(new ClusterSetup("v22.2.4", "root", List.of())),
        copy()
            .named("old-cluster", "v22.2.3 does not know the settings: smaller COPYs instead.")
            .on(CLUSTER.at("v22.2.3")),
        copy()
            .named("in-database", "A default of the role in the database overrides the role's own.")
            .on(
                new ClusterSetup(
                    "v22.2.4",
                    "dms_user",
                    List.of(
                        "ALTER ROLE dms_user IN DATABASE shop SET copy_from_atomic_enabled ="
                            + " true"))),
        copy()
            .named(
                "swallowed-root", "DMS does not log why a COPY died; CockroachDB's own log does.")
            .with(Meddling.SWALLOWED_ROOT),
        copy()
            .named("copy-full-load", "A COPY died in a task that only loads: a recovery task.")
            .by(copyTask().ofType("full-load")));
  }

  /** The story with this name. */
  public static Optional<Scenario> named(String name) {
    return all().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
  }

  private static Scenario truncated() {
    return truncated(Tables.integrations(""));
  }

  private static Scenario truncated(Scenario.Table table) {
    return new Scenario(
        "truncated-value",
        "A value of 116664 bytes is cut at 32768, and DMS calls the table complete.",
        CLUSTER,
        task(SETTINGS),
        List.of(table),
        Meddling.NOBODY,
        Expected.HEALED);
  }

  private static Scenario copy() {
    return new Scenario(
        "failed-copy",
        "A big COPY dies with TransactionRetryWithProtoRefreshError.",
        CLUSTER,
        copyTask(),
        List.of(Tables.orders()),
        Meddling.NOBODY,
        Expected.HEALED);
  }

  private static TaskSetup task(String settings) {
    return new TaskSetup(
        "full-load-and-cdc", settings, SELECT_ALL.formatted("integrations", "%"), "heal");
  }

  private static TaskSetup copyTask() {
    return new TaskSetup(
        "full-load-and-cdc", SETTINGS, SELECT_ALL.formatted("public", "orders"), "heal");
  }

  private static String withTarget(String more) {
    return SETTINGS.replace("{\"TargetMetadata\":{", "{\"TargetMetadata\":{" + more);
  }
}
