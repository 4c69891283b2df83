package dmsmedic.taskhealer.dms;

import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.taskhealer.dms.document.SettingsDocument;
import dmsmedic.taskhealer.dms.document.TaskDocuments;
import java.util.List;

/**
 * The AWS CLI command that makes changes of a task, ready to be pasted into a POSIX shell.
 *
 * <p>Settings and mappings go in one command, because a task that is being modified refuses the
 * second.
 */
final class CliCommand {

  private CliCommand() {}

  static List<String> modify(TaskArn task, TaskDocuments now, List<SettingChange> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    StringBuilder command =
        new StringBuilder("aws dms modify-replication-task --replication-task-arn ").append(task);
    if (changesSettings(changes)) {
      command
          .append(" --replication-task-settings ")
          .append(quoted(SettingsDocument.changed(changes).json().write()));
    }
    if (changesMappings(changes)) {
      command
          .append(" --table-mappings ")
          .append(quoted(now.mappings().after(changes).json().write()));
    }
    return List.of(command.append(" --region ").append(task.region()).toString());
  }

  static boolean changesSettings(List<SettingChange> changes) {
    return changes.stream().anyMatch(change -> !(change instanceof SettingChange.TableLobs));
  }

  static boolean changesMappings(List<SettingChange> changes) {
    return changes.stream().anyMatch(SettingChange.TableLobs.class::isInstance);
  }

  /** One word of a shell, whatever is in it: nothing but the quote itself means anything. */
  static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
