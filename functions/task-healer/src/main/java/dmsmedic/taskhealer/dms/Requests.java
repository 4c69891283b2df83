package dmsmedic.taskhealer.dms;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.taskhealer.dms.document.SettingsDocument;
import dmsmedic.taskhealer.dms.document.TaskDocuments;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.databasemigration.model.CreateReplicationTaskRequest;
import software.amazon.awssdk.services.databasemigration.model.ModifyReplicationTaskRequest;
import software.amazon.awssdk.services.databasemigration.model.ReplicationTask;
import software.amazon.awssdk.services.databasemigration.model.Tag;

/** What the requests say that carry documents. */
final class Requests {

  private static final int ID_BYTES = 10;

  private Requests() {}

  /** Names only what changes; mappings have to be sent whole. */
  static ModifyReplicationTaskRequest modify(
      TaskArn task, TaskDocuments now, List<SettingChange> changes) {
    ModifyReplicationTaskRequest.Builder request =
        ModifyReplicationTaskRequest.builder().replicationTaskArn(task.value());
    if (CliCommand.changesSettings(changes)) {
      request.replicationTaskSettings(SettingsDocument.changed(changes).json().write());
    }
    if (CliCommand.changesMappings(changes)) {
      request.tableMappings(now.mappings().after(changes).json().write());
    }
    return request.build();
  }

  static CreateReplicationTaskRequest create(ReplicationTask parent, Deed.CreateRecovery recovery) {
    TaskDocuments documents =
        TaskReader.documents(parent).forRecovery(recovery.tables(), recovery.changes());
    return CreateReplicationTaskRequest.builder()
        .replicationTaskIdentifier(recovery.identifier())
        .resourceIdentifier(resourceId(recovery.identifier()))
        .sourceEndpointArn(parent.sourceEndpointArn())
        .targetEndpointArn(parent.targetEndpointArn())
        .replicationInstanceArn(parent.replicationInstanceArn())
        .migrationType(MigrationType.FULL_LOAD.word())
        .tableMappings(documents.mappings().json().write())
        .replicationTaskSettings(documents.settings().json().write())
        .tags(recovery.tags().entrySet().stream().map(Requests::tag).toList())
        .build();
  }

  /** A resource id has at most 31 letters, digits and hyphens; so many digits fit. */
  private static String resourceId(String identifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(identifier.getBytes(StandardCharsets.UTF_8));
      return SdkDms.RECOVERY_PREFIX + HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  private static Tag tag(Map.Entry<String, String> tag) {
    return Tag.builder().key(tag.getKey()).value(tag.getValue()).build();
  }
}
