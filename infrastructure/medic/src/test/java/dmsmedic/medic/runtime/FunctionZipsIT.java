package dmsmedic.medic.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionZipsIT {

  /** Lambda takes 50 MB directly; a cold start pays for every one of them. */
  private static final long ZIP_LIMIT_BYTES = 20L * 1024 * 1024;

  /** The zip that the build made of a function; the build says where it is. */
  static Path zip(String function) {
    return Path.of(System.getProperty("medic.zip." + function)).normalize();
  }

  private static List<String> entries(Path zip) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile());
        Stream<? extends ZipEntry> entries = file.stream()) {
      return entries.map(ZipEntry::getName).filter(name -> !name.endsWith("/")).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"log-watcher", "task-healer"})
  void aZipHoldsItsOwnJarAndWhatItNeedsInLib(String function) throws IOException {
    assertThat(entries(zip(function)))
        .allMatch(name -> name.matches("lib/[^/]+\\.jar"))
        .anyMatch(name -> name.startsWith("lib/" + function + "-"))
        .anyMatch(name -> name.startsWith("lib/core-"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"log-watcher", "task-healer"})
  void aZipCarriesOneHttpClientAndNoTestTool(String function) throws IOException {
    assertThat(entries(zip(function)))
        .noneMatch(name -> name.matches("lib/(netty|apache-client|httpclient|jackson-databind).*"))
        .noneMatch(name -> name.matches("lib/(junit|assertj|test-kit|dms-simulator|embedded).*"));
    assertThat(Files.size(zip(function))).isLessThan(ZIP_LIMIT_BYTES);
  }
}
