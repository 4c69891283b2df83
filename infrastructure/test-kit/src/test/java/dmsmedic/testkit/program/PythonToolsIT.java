package dmsmedic.testkit.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dmsmedic.testkit.program.PythonTools.Absent;
import dmsmedic.testkit.program.PythonTools.Availability;
import dmsmedic.testkit.program.PythonTools.Ready;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonToolsIT {
  private static final String NOTHING = "# nothing but Python itself\n";

  /** One for all tests: to make an environment takes seconds. */
  @TempDir static Path cache = Path.of("");

  @BeforeAll
  static void python() {
    assumeTrue(Command.of("python3", "-m", "venv", "--help").run().well(), "no Python 3 with venv");
  }

  @Test
  void installsOnceAndFindsItAgain() throws IOException {
    Ready first = (Ready) new PythonTools(cache).install("none", NOTHING);
    Path mark = Files.createFile(first.environment().resolve("mark"));

    assertThat(new PythonTools(cache).install("none", NOTHING)).isEqualTo(first);
    assertThat(mark).as("was not installed anew").exists();
    assertThat(Command.of(first.program("python"), "-c", "print(6 * 7)").run().lastLine())
        .isEqualTo("42");
  }

  @Test
  void anInstallationThatBrokeOffIsDoneAnew() throws IOException {
    PythonTools tools = new PythonTools(cache);
    Ready broken = (Ready) tools.install("none", NOTHING);
    Files.delete(broken.environment().resolve("installed"));
    Path mark = Files.createFile(broken.environment().resolve("half"));

    assertThat(tools.install("none", NOTHING)).isEqualTo(broken);
    assertThat(mark).doesNotExist();
  }

  @Test
  void twoAtOnceGetTheSameAndOtherRequirementsAnother() {
    CompletableFuture<Availability> other = CompletableFuture.supplyAsync(() -> install("two"));

    assertThat(install("two")).isInstanceOf(Ready.class).isEqualTo(other.join());
    assertThat(install("two")).isNotEqualTo(new PythonTools(cache).install("none", NOTHING));
  }

  @Test
  void whatCannotBeInstalledSaysWhy() {
    Availability answer =
        new PythonTools(cache).install("wrong", "--no-index\nno-such-tool==1.0\n");

    assertThat(answer)
        .isInstanceOfSatisfying(
            Absent.class,
            absent ->
                assertThat(absent.reason())
                    .contains("pip cannot install the tools")
                    .contains("no-such-tool==1.0"));
  }

  private static Availability install(String comment) {
    return new PythonTools(cache).install("none", "# " + comment + "\n");
  }
}
