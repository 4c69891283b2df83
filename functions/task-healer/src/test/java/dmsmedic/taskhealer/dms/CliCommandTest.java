package dmsmedic.taskhealer.dms;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.taskhealer.dms.document.TaskDocuments;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CliCommandTest {

  private static final TaskArn TASK = TaskArn.of("aws", "eu-west-1", "123456789012", "EXAMPLE");
  private static final SettingChange PREP =
      new SettingChange.Prep(PrepMode.TRUNCATE_BEFORE_LOAD, PrepMode.DO_NOTHING);

  private final TaskDocuments now = TaskDocuments.of("{}", "{\"rules\":[{\"rule-id\":\"1\"}]}");

  @Test
  void aChangeOfSettingsIsOneCommandInTheRegionOfTheTask() {
    assertThat(CliCommand.modify(TASK, now, List.of(PREP)))
        .containsExactly(
            "aws dms modify-replication-task --replication-task-arn "
                + "arn:aws:dms:eu-west-1:123456789012:task:EXAMPLE"
                + " --replication-task-settings"
                + " '{\"FullLoadSettings\":{\"TargetTablePrepMode\":\"DO_NOTHING\"}}'"
                + " --region eu-west-1");
  }

  @Test
  void aQuoteInANameDoesNotEndTheWord() {
    SettingChange lob =
        new SettingChange.TableLobs(
            new TableName("public", "it's; rm -rf $HOME"),
            Optional.empty(),
            Optional.of(TableLob.FULL));
    assertThat(CliCommand.modify(TASK, now, List.of(lob)))
        .singleElement()
        .asString()
        .contains(
            " --table-mappings '{\"rules\":[{\"rule-id\":\"1\"},{", "\"it'\\''s; rm -rf $HOME\"")
        .doesNotContain("--replication-task-settings");
  }

  @Test
  void settingsAndMappingsGoTogether() {
    SettingChange lob =
        new SettingChange.TableLobs(
            new TableName("public", "orders"), Optional.empty(), Optional.of(TableLob.FULL));
    assertThat(CliCommand.modify(TASK, now, List.of(PREP, lob)))
        .singleElement()
        .asString()
        .contains("--replication-task-settings", "--table-mappings");
  }
}
