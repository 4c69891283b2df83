package dmsmedic.dmssimulator.voice;

import dmsmedic.dmssimulator.behaviour.Behaviour;
import dmsmedic.dmssimulator.behaviour.Switch;
import dmsmedic.dmssimulator.kernel.Sent;
import dmsmedic.dmssimulator.plan.LobCut;
import dmsmedic.dmssimulator.rows.Refused;
import dmsmedic.dmssimulator.rows.TableName;
import dmsmedic.dmssimulator.world.Task;
import dmsmedic.dmssimulator.world.World;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A task's log stream, written in the wording of captured lines and silenced as the task's logging
 * settings say.
 */
public final class TaskLog {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String LOAD_CODE = " [1020403]";

  private final World world;
  private final Behaviour behaviour;
  private final Task task;

  /** The stream of one task. */
  public TaskLog(World world, Behaviour behaviour, Task task) {
    this.world = world;
    this.behaviour = behaviour;
    this.task = task;
  }

  /** Severities in the order of verbosity. */
  private enum Severity {
    E(0),
    W(1),
    I(2);

    private final int verbosity;

    Severity(int verbosity) {
      this.verbosity = verbosity;
    }
  }

  public void running() {
    line("SORTER", Severity.I, "Task is running  (sorter.c:712)");
  }

  public void truncated(boolean inCapture, TableName table, LobCut.Truncation cut) {
    line(
        inCapture ? "SOURCE_CAPTURE" : "SOURCE_UNLOAD",
        Severity.W,
        ("Value of column '%s' in table '%s' was truncated to %d bytes,"
                + " actual length: %d bytes  (%s)")
            .formatted(
                cut.column(),
                table.dotted(),
                cut.limitBytes(),
                cut.actualBytes(),
                inCapture ? "postgres_pglogical.c:2550" : "postgres_endpoint_unload.c:1072"));
  }

  public void lobUnsupported(TableName table, String column) {
    line(
        "SOURCE_UNLOAD",
        Severity.I,
        "Column '%s' is unsupported in table def '%s' since the LOB support is disabled"
            .formatted(column, table.dotted()));
  }

  /** The cascade of a failed COPY: root, run, file, unload command. */
  public void copyFailed(Refused refused) {
    String root =
        behaviour.says(Switch.COPY_ERROR_SWALLOWED)
            ? "Command failed to load data with exit error code 0 and exitwhy 1"
            : "Command failed to load data with exit error code 1, Command output: ERROR:  "
                + refused.text();
    line("TARGET_LOAD", Severity.E, root + LOAD_CODE + "  (csv_target.c:1021)");
    line(
        "TARGET_LOAD",
        Severity.E,
        "Failed to wait for previous run" + LOAD_CODE + "  (csv_target.c:2153)");
    line(
        "TARGET_LOAD",
        Severity.E,
        "Failed to load data from csv file." + LOAD_CODE + "  (odbc_endpoint_imp.c:6737)");
    line(
        "TARGET_LOAD",
        Severity.E,
        "Failed execute unload command" + LOAD_CODE + "  (csv_target.c:1181)");
  }

  /** A refused statement of load or apply, with its companion line. */
  public void statementFailed(String component, Refused refused) {
    if (!refused.statement().isEmpty()) {
      line(
          component,
          Severity.E,
          "Failed to execute statement: '"
              + refused.statement()
              + "' [1022502]  (ar_odbc_stmt.c:2415)");
    }
    line(
        component,
        Severity.E,
        ("RetCode: SQL_ERROR  SqlState: %s NativeError: 1 Message: ERROR: %s;,"
                + " Error while executing the query [1022502]  (ar_odbc_stmt.c:2421)")
            .formatted(refused.sqlState(), refused.firstLine()));
  }

  public void loadFailed(TableName table, int subtask) {
    line(
        "TASK_MANAGER",
        Severity.E,
        "Handling End of table %s loading failed by subtask %d thread 1"
            .formatted(table.quoted(), subtask));
  }

  public void suspended(TableName table, int subtask) {
    line(
        "TASK_MANAGER",
        Severity.W,
        "Table %s was errored/suspended (subtask %d thread 1).".formatted(table.quoted(), subtask));
  }

  public void bulkFailed() {
    line(
        "TARGET_APPLY",
        Severity.I,
        "Bulk apply operation failed. Trying to execute bulk statements in 'one-by-one' mode"
            + "  (bulk_apply.c:2000)");
  }

  public void validationSuspended(int tableId, Refused refused) {
    line(
        "VALIDATOR",
        Severity.E,
        ("Suspending the table : %d from validation since we received an error message : ERROR: %s;"
                + " No query has been executed with that handle with type : non-retryable(0)"
                + "  (partition_validator.c:514)")
            .formatted(tableId, refused.firstLine()));
  }

  public void slotDropped() {
    line(
        "SOURCE_CAPTURE",
        Severity.E,
        "Can't resume task after replication slot was dropped. [1020101]");
  }

  public void fatal() {
    line(
        "TASK_MANAGER",
        Severity.E,
        "Task '" + task.wiring().resourceId() + "' encountered a fatal error");
  }

  private void line(String component, Severity severity, String body) {
    if (!task.settings().flag("Logging", "EnableLogging")
        || task.settings().severity(component) < severity.verbosity) {
      return;
    }
    String thread = behaviour.says(Switch.THREAD_ID_PREFIX) ? "00013552: " : "";
    String message =
        "%s%s [%-16s]%s:  %s"
            .formatted(
                thread,
                STAMP.format(world.now()),
                component.substring(0, Math.min(15, component.length())),
                severity,
                body);
    List<String> records =
        behaviour.says(Switch.MULTI_LINE_IS_ONE_EVENT)
            ? List.of(message)
            : message.lines().toList();
    String group = "dms-tasks-" + world.instance(task.wiring().instanceArn()).identifier();
    String stream = "dms-task-" + task.wiring().resourceId();
    for (String each : records) {
      world.outbox().put(new Sent.Line(group, stream, world.now(), each));
    }
  }
}
