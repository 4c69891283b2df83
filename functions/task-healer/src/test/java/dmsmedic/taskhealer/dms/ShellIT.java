package dmsmedic.taskhealer.dms;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.taskhealer.dms.document.MappingsDocument;
import dmsmedic.taskhealer.dms.document.TaskDocuments;
import dmsmedic.testkit.program.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real shell makes of a command that is pasted into it: words, and nothing is run. */
class ShellIT {
  private static final TaskArn TASK = TaskArn.of("aws", "eu-west-1", "123456789012", "EXAMPLE");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders",
        "it's",
        "'; touch run; '",
        "$(touch run)`touch run`",
        "a\ntouch run\n",
        "\\'; touch run #",
        "' && touch run || touch run & touch run > run",
        "!touch run",
        "{touch,run} ~ * ?",
        "\u001b[31m\r\u202e\u200d\u2028"
      })
  void aNameArrivesAndNothingIsRun(String name) {
    TableName table = new TableName("s", name);
    SettingChange lob =
        new SettingChange.TableLobs(table, Optional.empty(), Optional.of(TableLob.FULL));
    TaskDocuments now = TaskDocuments.of("{}", "{\"rules\":[]}");
    String line = CliCommand.modify(TASK, now, List.of(lob)).getFirst();

    Command.Ran ran =
        Command.of("sh", "-c", "aws() { printf '%s\\n' \"$@\"; }\n" + line).in(folder).run();

    assertThat(ran.status()).isZero();
    List<String> words = ran.output().lines().toList();
    assertThat(words).hasSize(8).startsWith("dms", "modify-replication-task").endsWith("eu-west-1");
    assertThat(MappingsDocument.of(words.get(5)).mappings().lob(table)).contains(TableLob.FULL);
    assertThat(folder).isEmptyDirectory();
  }
}
