package dmsmedic.dmssimulator.api;

import dmsmedic.dmssimulator.engine.Lifecycle;
import dmsmedic.dmssimulator.kernel.Fault;
import dmsmedic.dmssimulator.rows.TableName;
import dmsmedic.dmssimulator.world.TableProgress;
import dmsmedic.dmssimulator.world.TableProgress.Counter;
import dmsmedic.dmssimulator.world.Task;
import dmsmedic.dmssimulator.world.ValidationState;
import dmsmedic.dmssimulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations on the tables of a task. */
final class Tables {
  private static final Map<String, String> FILTERS =
      Map.of("schema-name", "SchemaName", "table-name", "TableName", "table-state", "TableState");

  private final World world;
  private final Lifecycle lifecycle;

  Tables(World world, Lifecycle lifecycle) {
    this.world = world;
    this.lifecycle = lifecycle;
  }

  Map<String, Object> statistics(Ask ask) {
    Task task = world.task(ask.need("ReplicationTaskArn"));
    if (task.tables().isEmpty()) {
      throw Fault.state(
          "No statistics are available for Replication Task "
              + task.plan().name()
              + ": it has not run");
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("ReplicationTaskArn", task.arn());
    answer.putAll(
        new Page("TableStatistics", 500)
            .of(ask, task.tables().values().stream().map(Tables::row).toList(), FILTERS));
    return answer;
  }

  private static Map<String, Object> row(TableProgress table) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("SchemaName", table.name().schema());
    row.put("TableName", table.name().table());
    row.put("Inserts", table.count(Counter.INSERTS));
    row.put("Deletes", table.count(Counter.DELETES));
    row.put("Updates", table.count(Counter.UPDATES));
    row.put("Ddls", 0);
    row.put("AppliedInserts", table.count(Counter.APPLIED_INSERTS));
    row.put("AppliedDeletes", table.count(Counter.APPLIED_DELETES));
    row.put("AppliedUpdates", table.count(Counter.APPLIED_UPDATES));
    row.put("AppliedDdls", 0);
    row.put("FullLoadRows", table.count(Counter.LOADED_ROWS));
    row.put("FullLoadCondtnlChkFailedRows", 0);
    row.put("FullLoadErrorRows", 0);
    table.loadStarted().ifPresent(at -> row.put("FullLoadStartTime", Times.wire(at)));
    table.loadEnded().ifPresent(at -> row.put("FullLoadEndTime", Times.wire(at)));
    row.put("FullLoadReloaded", table.isReloaded());
    row.put("LastUpdateTime", Times.wire(table.touched()));
    row.put("TableState", table.state().wire());
    row.put("ValidationPendingRecords", 0);
    row.put("ValidationFailedRecords", table.mismatches());
    row.put("ValidationSuspendedRecords", table.validation() == ValidationState.ERROR ? 1 : 0);
    row.put("ValidationState", table.validation().wire());
    return row;
  }

  Map<String, Object> reload(Ask ask) {
    Task task = world.task(ask.need("ReplicationTaskArn"));
    String option = ask.text("ReloadOption").orElse("data-reload");
    if (!option.equals("data-reload") && !option.equals("validate-only")) {
      throw Fault.value("Invalid ReloadOption: " + option);
    }
    List<TableName> tables =
        ask.parts("TablesToReload").stream()
            .map(Ask::new)
            .map(each -> new TableName(each.need("SchemaName"), each.need("TableName")))
            .toList();
    lifecycle.reload(task, tables, option.equals("validate-only"));
    return Map.of("ReplicationTaskArn", task.arn());
  }
}
