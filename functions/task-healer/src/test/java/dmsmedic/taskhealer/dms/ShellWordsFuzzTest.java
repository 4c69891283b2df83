package dmsmedic.taskhealer.dms;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.taskhealer.dms.document.MappingsDocument;
import dmsmedic.taskhealer.dms.document.TaskDocuments;
import dmsmedic.testkit.fuzz.Corpus;
import dmsmedic.testkit.fuzz.FuzzContract;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whatever a name holds, the command is eight words for a shell, and the name arrives. */
public class ShellWordsFuzzTest extends FuzzContract {
  private static final TaskArn TASK = TaskArn.of("aws", "eu-west-1", "123456789012", "EXAMPLE");
  private static final SettingChange PREP =
      new SettingChange.Prep(PrepMode.TRUNCATE_BEFORE_LOAD, PrepMode.DO_NOTHING);

  public static void fuzzerTestOneInput(byte[] input) {
    String name = new String(input, StandardCharsets.UTF_8);
    TableName table = new TableName("s", name.isEmpty() ? "t" : name);
    SettingChange lob =
        new SettingChange.TableLobs(table, Optional.empty(), Optional.of(TableLob.FULL));
    TaskDocuments now = TaskDocuments.of("{}", "{\"rules\":[]}");

    String command = CliCommand.modify(TASK, now, List.of(PREP, lob)).getFirst();

    assertThat(command).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
    List<String> words = words(command);
    assertThat(words).hasSize(11).startsWith("aws", "dms", "modify-replication-task");
    MappingsDocument sent = MappingsDocument.of(words.get(8));
    assertThat(sent.mappings().lob(table)).contains(TableLob.FULL);
  }

  /** The words that a POSIX shell makes of a line in which only quotes mean anything. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char sign = line.charAt(i);
      if (sign == '\'') {
        int end = line.indexOf('\'', i + 1);
        word.append(line, i + 1, end);
        i = end;
      } else if (sign == '\\') {
        word.append(line.charAt(++i));
      } else if (sign == ' ') {
        words.add(word.toString());
        word.setLength(0);
      } else {
        if (!Character.isLetterOrDigit(sign) && ":/=,._-".indexOf(sign) < 0) {
          throw new AssertionError("A shell acts on " + sign + " in " + line);
        }
        word.append(sign);
      }
    }
    words.add(word.toString());
    return words;
  }

  @Override
  protected void attack(byte[] input) {
    fuzzerTestOneInput(input);
  }

  @Override
  protected List<byte[]> seeds() {
    return List.of(
        Corpus.of("orders"), Corpus.of("it's; rm -rf $HOME `id` $(id)\n&& id"), Corpus.of("'\\''"));
  }
}
