package dmsmedic.medic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aMissingBuildIsOneSentenceThatSaysHowToBuild() throws IOException, InterruptedException {
    Path launcher = folder.resolve("medic");
    Files.copy(Path.of("medic"), launcher, StandardCopyOption.COPY_ATTRIBUTES);

    Process process = new ProcessBuilder("sh", launcher.toString(), "scan").start();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(3);
    assertThat(err.lines()).hasSize(1);
    assertThat(err).contains("mvn -q -DskipTests package");
  }
}
