package dmsmedic.taskhealer.dms.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.treatment.SettingChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsDocumentTest {

  private static final LobSettings LOB = new LobSettings(true, false, true, 32, 0, 0);
  private final SettingsDocument document = SettingsDocument.of(Documents.SETTINGS);

  @Test
  void coreReadsWhatItKnows() {
    assertThat(document.settings())
        .isEqualTo(
            new TaskSettings(
                LOB,
                true,
                PrepMode.DROP_AND_CREATE,
                true,
                Map.of(
                    Knob.COMMIT_RATE, 10_000,
                    Knob.MAX_FULL_LOAD_SUB_TASKS, 8,
                    Knob.VALIDATION_PARTIAL_LOB_KB, 16)));
  }

  @Test
  void whatIsMissingHasTheDefaultOfDms() {
    assertThat(SettingsDocument.of("").settings())
        .isEqualTo(new TaskSettings(LOB, false, PrepMode.DO_NOTHING, false, Map.of()));
  }

  @Test
  void anUnknownPreparationIsNotGuessed() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            SettingsDocument.of("{\"FullLoadSettings\":{\"TargetTablePrepMode\":\"SHRED\"}}")
                ::settings);
  }

  @Test
  void theLogGroupCountsOnlyWhileLoggingIsOn() {
    assertThat(document.logGroup()).contains("dms-tasks-example");
    assertThat(
            Documents.withSettings("\"EnableLogging\": true", "\"EnableLogging\": false")
                .settings()
                .logGroup())
        .isEmpty();
    assertThat(Documents.withSettings("\"dms-tasks-example\"", "null").settings().logGroup())
        .isEmpty();
  }

  @Test
  void fullLobModeIsSentAsOneGroup() {
    assertThat(changed(new SettingChange.Lob(LOB, LOB.inFullMode())))
        .isEqualTo(
            "{\"TargetMetadata\":{\"SupportLobs\":true,\"FullLobMode\":true,\"LobChunkSize\":64,"
                + "\"LimitedSizeLobMode\":false,\"LobMaxSize\":32,\"InlineLobMaxSize\":0}}");
  }

  @Test
  void onlyChangedSectionsAreSent() {
    assertThat(
            changed(
                new SettingChange.Prep(PrepMode.DO_NOTHING, PrepMode.TRUNCATE_BEFORE_LOAD),
                new SettingChange.Size(Knob.COMMIT_RATE, 10_000, 1000),
                new SettingChange.Size(Knob.MAX_FULL_LOAD_SUB_TASKS, 8, 2),
                new SettingChange.Size(Knob.LOAD_MAX_FILE_SIZE_KB, 0, 4096),
                new SettingChange.Size(Knob.VALIDATION_PARTIAL_LOB_KB, 32, 64)))
        .isEqualTo(
            "{\"FullLoadSettings\":{\"TargetTablePrepMode\":\"TRUNCATE_BEFORE_LOAD\","
                + "\"CommitRate\":1000,\"MaxFullLoadSubTasks\":2},"
                + "\"TargetMetadata\":{\"LoadMaxFileSize\":4096},"
                + "\"ValidationSettings\":{\"ValidationPartialLobSize\":64}}");
  }

  @Test
  void aNewTaskGetsEverythingButWhatDmsDoesNotTakeBack() {
    assertThat(document.fresh().json().write())
        .doesNotContain("CloudWatchLog", "historyTimeslotInMinutes")
        .contains("\"HistoryTimeslotInMinutes\":5", "\"NewerKey\":1.50", "\"a\\/b\"")
        .contains("\"BeforeImageSettings\":null", "\"LogComponents\"");
  }

  private static String changed(SettingChange... changes) {
    return SettingsDocument.changed(List.of(changes)).json().write();
  }
}
