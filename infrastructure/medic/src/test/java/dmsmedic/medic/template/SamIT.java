package dmsmedic.medic.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dmsmedic.testkit.program.Command;
import dmsmedic.testkit.program.PythonTools;
import dmsmedic.testkit.program.PythonTools.Absent;
import dmsmedic.testkit.program.PythonTools.Ready;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS SAM itself takes the template and the zips; nothing here calls AWS. */
class SamIT {
  private static final String TEMPLATE = Checkout.root().resolve("template.yaml").toString();

  private static Ready tools = new Ready(Path.of(""));

  @TempDir Path folder;

  @BeforeAll
  static void install() {
    tools =
        switch (PythonTools.ofUser().get("sam")) {
          case Ready ready -> ready;
          case Absent(String reason) -> abort("SAM CLI: " + reason);
        };
  }

  @Test
  void samValidatesAndLints() {
    Command.Ran ran = sam("validate", "--lint", "--template-file", TEMPLATE);

    assertThat(ran.output()).contains("is a valid SAM Template");
    assertThat(ran.status()).isZero();
  }

  @Test
  void cfnLintFindsNothing() {
    Command.Ran ran = command(tools.program("cfn-lint"), TEMPLATE).run();

    assertThat(ran.output()).isBlank();
    assertThat(ran.status()).isZero();
  }

  @Test
  void samBuildsFromTheZips() throws IOException {
    Path built = folder.resolve("build");

    Command.Ran ran = sam("build", "--template-file", TEMPLATE, "--build-dir", built.toString());

    assertThat(ran.output()).contains("Build Succeeded");
    assertThat(Files.readString(built.resolve("template.yaml")))
        .contains("log-watcher.zip", "task-healer.zip");
  }

  @Test
  void aFaultInATemplateIsFound() throws IOException {
    String broken =
        Checkout.text("template.yaml").replace("!GetAtt Failed.Arn", "!GetAtt Nowhere.Arn");
    Path file = Files.writeString(folder.resolve("template.yaml"), broken);

    Command.Ran ran = command(tools.program("cfn-lint"), file.toString()).run();

    assertThat(ran.output()).contains("Nowhere");
    assertThat(ran.status()).isNotZero();
  }

  private Command.Ran sam(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = tools.program("sam");
    System.arraycopy(words, 0, all, 1, words.length);
    return command(all).run();
  }

  /** Runs apart from the user's own settings of AWS and of SAM. */
  private Command command(String... words) {
    return Command.of(words)
        .in(folder)
        .with("AWS_DEFAULT_REGION", "eu-west-1")
        .with("AWS_ACCESS_KEY_ID", "example")
        .with("AWS_SECRET_ACCESS_KEY", "example")
        .with("AWS_EC2_METADATA_DISABLED", "true")
        .with("SAM_CLI_TELEMETRY", "0")
        .with("__SAM_CLI_APP_DIR", folder.resolve("sam").toString())
        .within(Duration.ofMinutes(5));
  }
}
