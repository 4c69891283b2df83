package dmsmedic.taskhealer.dms;

import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.taskhealer.dms.document.SettingsDocument;
import dmsmedic.taskhealer.dms.document.TaskDocuments;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The AWS CLI command that makes changes of a task, ready to be pasted into a POSIX shell.
 *
 * <p>Settings and mappings go in one command, because a task that is being modified refuses the
 * second.
 */
final class CliCommand {

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

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
          .append(quoted(seen(SettingsDocument.changed(changes).json().write())));
    }
    if (changesMappings(changes)) {
      command
          .append(" --table-mappings ")
          .append(quoted(seen(now.mappings().after(changes).json().write())));
    }
    return List.of(command.append(" --region ").append(task.region()).toString());
  }

  static boolean changesSettings(List<SettingChange> changes) {
    return changes.stream().anyMatch(change -> !(change instanceof SettingChange.TableLobs));
  }

  static boolean changesMappings(List<SettingChange> changes) {
    return changes.stream().anyMatch(SettingChange.TableLobs.class::isInstance);
  }

  /** JSON without a character that a terminal acts on, or that a mail or a chat would lose. */
  private static String seen(String json) {
    return UNSEEN.matcher(json).replaceAll(match -> escaped(match.group()));
  }

  private static String escaped(String unseen) {
    StringBuilder escaped = new StringBuilder();
    unseen.chars().forEach(unit -> escaped.append("\\\\u%04x".formatted(unit)));
    return escaped.toString();
  }

  /** One word of a shell, whatever is in it: nothing but the quote itself means anything. */
  static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
