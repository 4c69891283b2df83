package dmsmedic.cockroachstandin.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of forms, and the README that shows it. */
final class StatementFormsTest {
  @Test
  void theReadmeShowsTheListAsItIs() throws IOException {
    String table =
        StatementForms.all().stream()
            .map(form -> "| `" + form.shape().replace("|", "\\|") + "` | " + form.usedBy() + " |")
            .collect(Collectors.joining("\n"));
    assertThat(Files.readString(Path.of("README.md"))).contains(table);
  }

  @Test
  void noFormHidesALaterOne() {
    for (int i = 0; i < StatementForms.all().size(); i++) {
      String lead = StatementForms.all().get(i).lead();
      assertThat(StatementForms.all().subList(0, i))
          .noneMatch(
              earlier -> lead.equals(earlier.lead()) || lead.startsWith(earlier.lead() + " "));
    }
  }
}
