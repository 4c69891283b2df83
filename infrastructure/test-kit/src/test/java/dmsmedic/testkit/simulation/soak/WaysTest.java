package dmsmedic.testkit.simulation.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaysTest {
  private static final Path README = Path.of("../../functions/core/README.md");

  @Test
  void theReadmeOfCoreDrawsEveryKnownWayThatDoesNotEndWithAPersonAndNoOther() throws IOException {
    Set<String> known = Ways.known().notIn(Set.of());
    known.removeIf(way -> way.endsWith("-> HandedOver") && !way.startsWith("Withdrawing"));
    known.removeIf(way -> way.endsWith("-> Withdrawing"));

    assertThat(drawn()).hasSizeGreaterThan(30).containsExactlyInAnyOrderElementsOf(known);
  }

  private static List<String> drawn() throws IOException {
    return Files.readAllLines(README).stream()
        .map(String::strip)
        .filter(line -> line.matches("[A-Z][A-Za-z]+ --> [A-Z][A-Za-z]+"))
        .map(line -> line.replace("-->", "->"))
        .toList();
  }

  @Test
  void aWayThatNobodyWalkedIsMissing() {
    assertThat(Ways.known().notIn(Set.of("Planning -> Stopping")))
        .doesNotContain("Planning -> Stopping")
        .contains("Stopping -> Modifying");
  }
}
