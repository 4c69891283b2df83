package dmsmedic.testkit.simulation.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaysTest {
  private static final Path README = Path.of("../../functions/core/README.md");

  @Test
  void everyWayThatTheReadmeOfCoreDrawsIsKnown() throws IOException {
    try (Stream<String> lines = Files.lines(README)) {
      assertThat(
              lines
                  .map(String::strip)
                  .filter(line -> line.matches("[A-Z][A-Za-z]+ --> [A-Z][A-Za-z]+"))
                  .map(line -> line.replace("-->", "->")))
          .hasSizeGreaterThan(30)
          .allMatch(Ways.known()::has);
    }
  }

  @Test
  void aWayThatNobodyWalkedIsMissing() {
    TreeMap<String, Long> walked = new TreeMap<>();
    walked.put("Planning -> Stopping", 1L);

    assertThat(Ways.known().notIn(walked))
        .doesNotContainKey("Planning -> Stopping")
        .containsKey("Stopping -> Modifying");
  }
}
