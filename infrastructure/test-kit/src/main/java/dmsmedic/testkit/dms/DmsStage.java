package dmsmedic.testkit.dms;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Dms;
import dmsmedic.core.mapping.Locator;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.SettingChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link DmsContract} is played on: a DMS with a source of two tables, and words for both. */
abstract class DmsStage {

  /** A table of the source. */
  protected static final TableName ORDERS = new TableName("public", "orders");

  /** Another table of the source, with a character in its name that is a wildcard in mappings. */
  protected static final TableName ITEMS = new TableName("public", "order_items");

  static final Map<String, String> OURS = Map.of(Mode.INCIDENT_TAG, "incident-1");

  /** The subject. */
  protected abstract Dms dms();

  /** Creates a task for both tables that never ran, and waits until it is ready. */
  protected abstract TaskArn given(String identifier, MigrationType type);

  /**
   * Creates a full load with these selection rules that never ran, and waits until it is ready; the
   * rules that filter leave different rows.
   */
  protected abstract TaskArn given(String identifier, List<Rule.Selection> selections);

  /** A rule that includes tables of the schema. */
  static Rule.Selection including(String id, String table, boolean filtered) {
    return new Rule.Selection(id, Locator.of("public", table), true, filtered);
  }

  /** Lets time pass until everything that was begun has come to its end. */
  protected abstract void settle();

  /** A task that nobody ever created. */
  protected static final TaskArn NOBODYS =
      TaskArn.of("aws", "eu-west-1", "123456789012", "NOBODYS");

  TaskArn running() {
    TaskArn task = given("running", MigrationType.FULL_LOAD_AND_CDC);
    assertThat(dms().startFirst(task)).isEqualTo(new Outcome.Done());
    settle();
    return task;
  }

  TaskArn stopped() {
    TaskArn task = running();
    assertThat(dms().stop(task)).isEqualTo(new Outcome.Done());
    settle();
    return task;
  }

  TaskView view(TaskArn task) {
    return dms().task(task).found().orElseThrow().orElseThrow();
  }

  /** The task as it is now. */
  protected final ReplicationTask task(TaskArn task) {
    return view(task).task();
  }

  TableStatistics statistics(TaskArn task, TableName table) {
    return dms().statistics(task).found().orElseThrow().stream()
        .filter(each -> each.table().equals(table))
        .findFirst()
        .orElseThrow();
  }

  Deed.ModifyTask change(TaskArn task, List<SettingChange> changes) {
    return new Deed.ModifyTask(changes, task(task).restStamp());
  }

  /** The limit of the whole task, twice as large. */
  protected final List<SettingChange> doubled(TaskArn task) {
    LobSettings lob = task(task).settings().lob();
    return List.of(new SettingChange.Lob(lob, lob.limitedTo(2 * lob.lobMaxKb())));
  }

  static List<SettingChange> everyChange(TaskView view) {
    LobSettings lob = view.task().settings().lob();
    int rate = view.task().settings().size(Knob.COMMIT_RATE);
    return List.of(
        new SettingChange.Lob(lob, lob.inFullMode()),
        new SettingChange.Prep(view.task().settings().prepMode(), PrepMode.TRUNCATE_BEFORE_LOAD),
        new SettingChange.Size(Knob.COMMIT_RATE, rate, rate / 2),
        new SettingChange.Size(Knob.VALIDATION_PARTIAL_LOB_KB, 0, 64),
        new SettingChange.TableLobs(
            ORDERS, view.mappings().lob(ORDERS), Optional.of(TableLob.limitedTo(64))));
  }

  static Deed.CreateRecovery recovery(String name, Map<String, String> tags) {
    return new Deed.CreateRecovery(
        name,
        List.of(ITEMS),
        List.of(
            new SettingChange.Prep(PrepMode.DO_NOTHING, PrepMode.TRUNCATE_BEFORE_LOAD),
            new SettingChange.TableLobs(ITEMS, Optional.empty(), Optional.of(TableLob.FULL))),
        tags);
  }
}
