package dmsmedic.testkit.load;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.mapping.Locator;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.SettingChange;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A running task with a schema of its own, which changes its state some seconds after a call. */
final class FleetTask {

  static final long ROWS = 10;
  static final String COLUMN = "doc";

  private static final Duration CHANGE = Duration.ofSeconds(10);
  private static final Duration LOAD = Duration.ofSeconds(30);
  private static final Instant LOADED_AT = FleetClock.NOON.minusSeconds(3600);

  final TaskArn arn;
  final TableMappings mappings;
  private final String name;
  private final Map<TableName, Instant> tables = new LinkedHashMap<>();
  private final Map<TableName, Long> limits = new LinkedHashMap<>();
  private TaskSettings settings =
      new TaskSettings(
          new LobSettings(true, false, true, 32, 0, 0),
          false,
          PrepMode.TRUNCATE_BEFORE_LOAD,
          false,
          Map.of());
  private Mode mode = Mode.HEAL;
  private TaskStatus status = TaskStatus.RUNNING;
  private TaskStatus next = TaskStatus.RUNNING;
  private Instant changesAt = Instant.MIN;
  private Instant stoppedAt = Instant.MIN;

  FleetTask(int number, int tableCount) {
    name = "task-%04d".formatted(number);
    arn = TaskArn.of("aws", "eu-west-1", "123456789012", "TASK%04d".formatted(number));
    mappings =
        new TableMappings(
            List.of(new Rule.Selection("1", Locator.of(schema(number), "%"), true, false)));
    IntStream.range(0, tableCount)
        .mapToObj(i -> new TableName(schema(number), "table_%05d".formatted(i)))
        .forEach(table -> tables.put(table, LOADED_AT));
  }

  /** Escaped names do not exist, so no schema has a wildcard in it. */
  private static String schema(int number) {
    return "schema%04d".formatted(number);
  }

  List<TableName> tables() {
    return List.copyOf(tables.keySet());
  }

  /** The operator says another mode. */
  void switchTo(Mode other) {
    mode = other;
  }

  /** Values of every table end at the limit that is set. */
  void cut() {
    tables.keySet().forEach(table -> limits.put(table, settings.lob().lobMaxKb() * 1024L));
  }

  /** How long the longest value of a table is. */
  long longestBytes(TableName table, Instant now) {
    return loading(table, now) ? 0 : limits.getOrDefault(table, 116_664L);
  }

  boolean loading(TableName table, Instant now) {
    return tables.getOrDefault(table, LOADED_AT).isAfter(now);
  }

  void pass(Instant now) {
    if (status != next && !now.isBefore(changesAt)) {
      boolean stops = status == TaskStatus.STOPPING && next == TaskStatus.STOPPED;
      status = next;
      stoppedAt = stops ? now : stoppedAt;
    }
  }

  boolean change(TaskStatus from, TaskStatus through, TaskStatus to, Instant now) {
    if (status != from) {
      return false;
    }
    status = through;
    next = to;
    changesAt = now.plus(CHANGE);
    return true;
  }

  void modify(Deed.ModifyTask modify) {
    for (SettingChange change : modify.changes()) {
      settings = change.in(settings);
    }
  }

  /** The tables will be loaded anew, and whole where the settings let them be. */
  boolean reload(List<TableName> some, Instant now) {
    if (status != TaskStatus.RUNNING) {
      return false;
    }
    boolean cuts = !settings.lob().full() && settings.lob().lobMaxKb() <= 32;
    for (TableName table : some) {
      tables.put(table, now.plus(LOAD));
      if (!cuts) {
        limits.remove(table);
      }
    }
    return true;
  }

  List<TableStatistics> statistics(Instant now) {
    return tables.keySet().stream().map(table -> statistics(table, now)).toList();
  }

  private TableStatistics statistics(TableName table, Instant now) {
    Instant ended = tables.getOrDefault(table, LOADED_AT);
    boolean loading = ended.isAfter(now);
    return new TableStatistics(
        table,
        loading ? TableState.BEING_RELOADED : TableState.COMPLETED,
        new RowCounts(loading ? 0 : ROWS, 0, 0, 0),
        Optional.of(ended.minus(LOAD)),
        loading ? Optional.empty() : Optional.of(ended),
        "Not enabled",
        Optional.empty());
  }

  TaskView view() {
    return new TaskView(
        new ReplicationTask(
            arn,
            name,
            status,
            MigrationType.FULL_LOAD_AND_CDC,
            Optional.empty(),
            Optional.empty(),
            Optional.of(LOADED_AT),
            Optional.of(stoppedAt).filter(at -> at.isAfter(Instant.MIN)),
            settings,
            "rest",
            endpoint("mongodb", "source.example"),
            endpoint("postgres", "cluster.example"),
            "arn:aws:dms:eu-west-1:123456789012:rep:EXAMPLE",
            Optional.of("dms-tasks-example"),
            Map.of(Mode.TAG, mode.word())),
        mappings);
  }

  private static Endpoint endpoint(String engine, String host) {
    return new Endpoint(
        "arn:aws:dms:eu-west-1:123456789012:endpoint:" + host,
        engine,
        host,
        26257,
        "bank",
        Optional.of("dms_user"),
        Optional.empty());
  }
}
