package dmsmedic.core.incident;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.SettingChange;
import java.util.List;
import java.util.Map;

/**
 * One call that changes something.
 *
 * <p>Its intent is written before it and its outcome after it; who finds an intent that nobody
 * finished looks first whether the deed took effect.
 */
public sealed interface Deed {

  /** {@code ALTER ROLE ... SET}; setting it twice is the same as once. */
  record SetRole(RoleChange change) implements Deed {}

  /** {@code StopReplicationTask}. */
  record StopTask() implements Deed {}

  /**
   * {@code ModifyReplicationTask}, of the changed settings only.
   *
   * @param restStamp the digest of everything else, as it was when the plan was made
   */
  record ModifyTask(List<SettingChange> changes, String restStamp) implements Deed {}

  /** {@code StartReplicationTask} with {@code resume-processing}. */
  record ResumeTask() implements Deed {}

  /** {@code ReloadTables}: one to ten source tables, never an empty list. */
  record ReloadTables(List<TableName> tables) implements Deed {

    /** What DMS takes in one call. */
    public static final int MOST = 10;

    public ReloadTables {
      tables = List.copyOf(tables);
      if (tables.isEmpty() || tables.size() > MOST) {
        throw new IllegalArgumentException("A reload names 1 to 10 tables, not " + tables.size());
      }
    }
  }

  /**
   * {@code CreateReplicationTask} of a recovery task.
   *
   * @param identifier derives from the incident, so that a repeated create finds the first
   * @param tables the source tables, and no others
   * @param changes what differs from the settings of the parent
   */
  record CreateRecovery(
      String identifier,
      List<TableName> tables,
      List<SettingChange> changes,
      Map<String, String> tags)
      implements Deed {
    public CreateRecovery {
      tables = List.copyOf(tables);
      changes = List.copyOf(changes);
      tags = Map.copyOf(tags);
    }
  }

  /** {@code StartReplicationTask} of the recovery task, for the first time. */
  record StartRecovery(TaskArn recovery) implements Deed {}

  /** {@code StopReplicationTask} of the recovery task, so that it can be deleted. */
  record StopRecovery(TaskArn recovery) implements Deed {}

  /** {@code DeleteReplicationTask} of the recovery task. */
  record DeleteRecovery(TaskArn recovery) implements Deed {}

  /** What the journal says of it. */
  default String sentence() {
    return switch (this) {
      case SetRole(RoleChange c) ->
          "set %s to %s for role '%s'%s"
              .formatted(
                  c.variable().word(),
                  c.to().orElse("its default"),
                  c.role(),
                  c.database().map(d -> " in database '" + d + "'").orElse(""));
      case StopTask() -> "stop the task";
      case ModifyTask m -> "modify the task: " + Words.of(m.changes());
      case ResumeTask() -> "resume the task";
      case ReloadTables(List<TableName> tables) -> "reload " + tables;
      case CreateRecovery c -> "create recovery task '" + c.identifier() + "' for " + c.tables();
      case StartRecovery _ -> "start the recovery task";
      case StopRecovery _ -> "stop the recovery task";
      case DeleteRecovery _ -> "delete the recovery task";
    };
  }
}
