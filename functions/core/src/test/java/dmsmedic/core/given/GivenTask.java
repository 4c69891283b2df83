package dmsmedic.core.given;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.mapping.Locator;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.StopReason;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Observation.TaskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A task to start from: running, full-load-and-cdc, limited LOB mode of 32 KB, mode heal. */
public final class GivenTask {

  /** Noon, when every example begins. */
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** The task of every example. */
  public static final TaskArn ARN = TaskArn.of("aws", "eu-west-1", "123456789012", "EXAMPLE");

  /** The rule that selects everything. */
  public static final Rule ALL = new Rule.Selection("1", Locator.of("%", "%"), true, false);

  private static final LobSettings LIMITED = new LobSettings(true, false, true, 32, 0, 0);

  private TaskArn arn = ARN;
  private String identifier = "example";
  private TaskStatus status = TaskStatus.RUNNING;
  private MigrationType type = MigrationType.FULL_LOAD_AND_CDC;
  private Optional<StopReason> stopReason = Optional.empty();
  private Optional<Instant> stoppedAt = Optional.empty();
  private Instant startedAt = NOON.minusSeconds(3600);
  private TaskSettings settings =
      new TaskSettings(
          LIMITED,
          false,
          PrepMode.TRUNCATE_BEFORE_LOAD,
          false,
          Map.of(Knob.COMMIT_RATE, 10_000, Knob.MAX_FULL_LOAD_SUB_TASKS, 8));
  private String restStamp = "rest-1";
  private String engine = "postgres";
  private String role = "dms_user";
  private String database = "defaultdb";
  private String server = "cluster.example";
  private final Map<String, String> tags = new HashMap<>(Map.of(Mode.TAG, "heal"));
  private final List<Rule> rules = new ArrayList<>(List.of(ALL));

  /** The running task. */
  public static GivenTask running() {
    return new GivenTask();
  }

  /** A full-load task that ended as full-load tasks do. */
  public static GivenTask finishedFullLoad() {
    return running().type(MigrationType.FULL_LOAD).stopped("FULL_LOAD_ONLY_FINISHED", NOON);
  }

  public GivenTask arn(TaskArn value, String name) {
    arn = value;
    identifier = name;
    return this;
  }

  public GivenTask status(TaskStatus value) {
    status = value;
    return this;
  }

  /** Stopped for a reason at an instant. */
  public GivenTask stopped(String reason, Instant at) {
    status = TaskStatus.STOPPED;
    stopReason = Optional.of(new StopReason(reason));
    stoppedAt = Optional.of(at);
    return this;
  }

  /** Stopped or failed at an instant, whatever the status says. */
  public GivenTask stoppedAt(Instant at) {
    stoppedAt = Optional.of(at);
    return this;
  }

  /** Started or resumed at an instant. */
  public GivenTask startedAt(Instant at) {
    startedAt = at;
    return this;
  }

  public GivenTask type(MigrationType value) {
    type = value;
    return this;
  }

  public GivenTask lob(LobSettings value) {
    settings = settings.with(value);
    return this;
  }

  public GivenTask prep(PrepMode value) {
    settings = settings.with(value);
    return this;
  }

  public GivenTask size(Knob knob, int value) {
    settings = settings.with(knob, value);
    return this;
  }

  public GivenTask settings(TaskSettings value) {
    settings = value;
    return this;
  }

  /** With {@code BatchApplyEnabled}. */
  public GivenTask batchApply() {
    settings =
        new TaskSettings(
            settings.lob(), true, settings.prepMode(), settings.validation(), settings.sizes());
    return this;
  }

  /** With validation on. */
  public GivenTask validated() {
    settings =
        new TaskSettings(
            settings.lob(), settings.batchApply(), settings.prepMode(), true, settings.sizes());
    return this;
  }

  public GivenTask restStamp(String value) {
    restStamp = value;
    return this;
  }

  public GivenTask engine(String value) {
    engine = value;
    return this;
  }

  public GivenTask database(String value) {
    database = value;
    return this;
  }

  /** Where the target is, as far as its endpoint says. */
  public GivenTask server(String value) {
    server = value;
    return this;
  }

  public GivenTask role(String value) {
    role = value;
    return this;
  }

  public GivenTask tag(String key, String value) {
    tags.put(key, value);
    return this;
  }

  public GivenTask untagged() {
    tags.clear();
    return this;
  }

  public GivenTask rule(Rule rule) {
    rules.add(rule);
    return this;
  }

  /** With a table-settings rule for one table. */
  public GivenTask rule(TableName table, TableLob lob) {
    return rule(new Rule.TableSettings("7", table, Optional.of(lob)));
  }

  public GivenTask mappings(TableMappings value) {
    rules.clear();
    rules.addAll(value.rules());
    return this;
  }

  /** The task with its mappings. */
  public TaskView view() {
    return new TaskView(task(), new TableMappings(rules));
  }

  /** The task alone. */
  public ReplicationTask task() {
    return new ReplicationTask(
        arn,
        identifier,
        status,
        type,
        stopReason,
        Optional.empty(),
        Optional.of(startedAt),
        stoppedAt,
        settings,
        restStamp,
        endpoint(engine, "source.example", "app"),
        endpoint("postgres", server, database),
        "arn:aws:dms:eu-west-1:123456789012:rep:EXAMPLE",
        Optional.of("dms-tasks-example"),
        tags);
  }

  private Endpoint endpoint(String kind, String host, String database) {
    return new Endpoint(
        "arn:aws:dms:eu-west-1:123456789012:endpoint:" + host,
        kind,
        host,
        26257,
        database,
        Optional.of(role),
        Optional.empty());
  }
}
