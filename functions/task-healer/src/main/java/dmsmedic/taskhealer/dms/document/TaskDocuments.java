package dmsmedic.taskhealer.dms.document;

import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.treatment.SettingChange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The settings and the mappings that one task had at one moment. */
public record TaskDocuments(SettingsDocument settings, MappingsDocument mappings) {

  private static final int STAMP_BYTES = 8;

  /** The documents in the texts that DMS reports. */
  public static TaskDocuments of(String settings, String mappings) {
    return new TaskDocuments(SettingsDocument.of(settings), MappingsDocument.of(mappings));
  }

  /** The documents after the changes. */
  public TaskDocuments after(List<SettingChange> changes) {
    return new TaskDocuments(settings.after(changes), mappings.after(changes));
  }

  /** The documents of a new task for the named tables, with changes. */
  public TaskDocuments forRecovery(List<TableName> tables, List<SettingChange> changes) {
    TaskDocuments changed = after(changes);
    return new TaskDocuments(changed.settings.fresh(), changed.mappings.only(tables));
  }

  /** A digest of everything that the changes of core never touch, in any spelling. */
  public String restStamp() {
    String rest = settings.rest().write() + "\n" + mappings.rest().write();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(rest.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, STAMP_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** Whether every change has been made already. */
  public boolean show(List<SettingChange> changes) {
    TaskSettings now = settings.settings();
    TableMappings rules = mappings.mappings();
    return changes.stream().allMatch(change -> change.seenIn(now, rules));
  }

  /**
   * Why the changes must not be made: something has neither the value that they were made for nor
   * the one they lead to, so somebody else changed it.
   */
  public Optional<String> objection(List<SettingChange> changes, String stamp) {
    if (!restStamp().equals(stamp)) {
      return Optional.of(
          "Somebody else changed other settings or mappings of the task since the changes were"
              + " planned.");
    }
    TaskSettings now = settings.settings();
    TableMappings rules = mappings.mappings();
    return changes.stream()
        .filter(c -> !c.seenIn(now, rules) && !c.inverse().seenIn(now, rules))
        .findFirst()
        .map(c -> "Somebody else changed '" + c.key() + "' since the changes were planned.");
  }
}
