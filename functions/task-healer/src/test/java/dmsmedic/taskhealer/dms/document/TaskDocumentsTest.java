package dmsmedic.taskhealer.dms.document;

import static dmsmedic.taskhealer.dms.document.Documents.ITEMS;
import static dmsmedic.taskhealer.dms.document.Documents.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.treatment.SettingChange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskDocumentsTest {

  private static final LobSettings LOB = new LobSettings(true, false, true, 32, 0, 0);

  private static final List<SettingChange> CHANGES =
      List.of(
          new SettingChange.Lob(LOB, LOB.inFullMode()),
          new SettingChange.Prep(PrepMode.DROP_AND_CREATE, PrepMode.TRUNCATE_BEFORE_LOAD),
          new SettingChange.Size(Knob.COMMIT_RATE, 10_000, 1000),
          new SettingChange.Size(Knob.MAX_FULL_LOAD_SUB_TASKS, 8, 2),
          new SettingChange.Size(Knob.LOAD_MAX_FILE_SIZE_KB, 0, 4096),
          new SettingChange.Size(Knob.VALIDATION_PARTIAL_LOB_KB, 16, 64),
          new SettingChange.TableLobs(
              ITEMS, Optional.of(TableLob.limitedTo(16)), Optional.of(TableLob.FULL)),
          new SettingChange.TableLobs(
              ORDERS, Optional.empty(), Optional.of(TableLob.limitedTo(64))));

  private final TaskDocuments documents = Documents.both();

  @Test
  void theInverseRestoresBothDocumentsToTheByte() {
    TaskDocuments changed = documents.after(CHANGES);
    TaskDocuments restored = changed.after(undo());
    assertThat(changed.show(CHANGES)).isTrue();
    assertThat(restored.settings().json().write()).isEqualTo(documents.settings().json().write());
    assertThat(restored.mappings().json().write()).isEqualTo(documents.mappings().json().write());
  }

  @Test
  void ourOwnChangesLeaveTheStampAlone() {
    assertThat(documents.after(CHANGES).restStamp()).isEqualTo(documents.restStamp());
    assertThat(documents.restStamp()).matches("[0-9a-f]{16}");
  }

  @Test
  void whatDmsEchoesLeavesTheStampAlone() {
    assertStampKept(Documents.withSettings("dms-tasks-example", "dms-tasks-other"));
    assertStampKept(Documents.withSettings("\"historyTimeslotInMinutes\": 5, ", ""));
    assertStampKept(Documents.withSettings(",\n  \"BeforeImageSettings\": null", ""));
    assertStampKept(Documents.withSettings("a\\/b", "a/b"));
    assertStampKept(
        Documents.withSettings(
            "\"Severity\": \"LOGGER_SEVERITY_DEFAULT\", \"Id\": \"SOURCE_UNLOAD\"",
            "\"Id\": \"SOURCE_UNLOAD\", \"Severity\": \"LOGGER_SEVERITY_DEFAULT\""));
  }

  @Test
  void theOrderOfLogComponentsLeavesTheStampAlone() {
    String one = "{\"Logging\":{\"LogComponents\":[{\"Id\":\"A\"},{\"Id\":\"B\"}]}}";
    String two = "{\"Logging\":{\"LogComponents\":[{\"Id\":\"B\"},{\"Id\":\"A\"}]}}";
    assertThat(TaskDocuments.of(one, "").restStamp())
        .isEqualTo(TaskDocuments.of(two, "").restStamp());
  }

  @Test
  void whatAnOperatorChangesElsewhereChangesTheStamp() {
    assertStampChanged(Documents.withSettings("\"NewerKey\": 1.50", "\"NewerKey\": 1.51"));
    assertStampChanged(Documents.withSettings("LOGGER_SEVERITY_DEBUG", "LOGGER_SEVERITY_INFO"));
    assertStampChanged(
        Documents.withSettings("\"EnableLogging\": true", "\"EnableLogging\": false"));
    assertStampChanged(Documents.withMappings("\"filters\": []", "\"filters\": [{}]"));
    assertStampChanged(Documents.withMappings("TMP%", "TEMP%"));
    assertStampChanged(Documents.withMappings("partitions-auto", "subpartitions-auto"));
    assertStampChanged(Documents.withMappings("\"kept\"", "\"new\""));
  }

  @Test
  void changesMadeForTheseDocumentsMeetNoObjection() {
    assertThat(documents.objection(CHANGES, documents.restStamp())).isEmpty();
    assertThat(documents.after(CHANGES).objection(CHANGES, documents.restStamp())).isEmpty();
  }

  @Test
  void aHalfMadeChangeIsOursToFinish() {
    TaskDocuments half = documents.after(CHANGES.subList(0, 3));
    assertThat(half.show(CHANGES)).isFalse();
    assertThat(half.objection(CHANGES, documents.restStamp())).isEmpty();
  }

  @Test
  void anObjectionNamesWhatDiffers() {
    assertThat(
            Documents.withSettings("\"CommitRate\": 10000", "\"CommitRate\": 5000")
                .objection(CHANGES, documents.restStamp()))
        .hasValueSatisfying(reason -> assertThat(reason).contains("COMMIT_RATE"));
    assertThat(
            Documents.withMappings("\"bulk-max-size\": \"16\"", "\"bulk-max-size\": \"48\"")
                .objection(CHANGES, documents.restStamp()))
        .hasValueSatisfying(reason -> assertThat(reason).contains("lob of INV.ITEMS"));
    assertThat(documents.objection(CHANGES, "another"))
        .hasValueSatisfying(reason -> assertThat(reason).contains("other settings or mappings"));
  }

  @Test
  void aRecoveryHasTheChangesAndOnlyItsTables() {
    TaskDocuments recovery = documents.forRecovery(List.of(ORDERS), CHANGES);
    assertThat(recovery.settings().settings().prepMode()).isEqualTo(PrepMode.TRUNCATE_BEFORE_LOAD);
    assertThat(recovery.settings().json().write()).doesNotContain("CloudWatchLog");
    assertThat(recovery.mappings().mappings().lob(ORDERS)).contains(TableLob.limitedTo(64));
    assertThat(recovery.mappings().mappings().selects(ITEMS)).isFalse();
  }

  private static List<SettingChange> undo() {
    return CHANGES.reversed().stream().map(SettingChange::inverse).toList();
  }

  private void assertStampKept(TaskDocuments other) {
    assertThat(other.restStamp()).isEqualTo(documents.restStamp());
  }

  private void assertStampChanged(TaskDocuments other) {
    assertThat(other.restStamp()).isNotEqualTo(documents.restStamp());
  }
}
