package dmsmedic.medic.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HouseTest {

  @Test
  void theHouseKeepsItsRules() {
    List<Violation> violations = violations(Repository.files(Repository.root()));
    assertThat(violations)
        .withFailMessage(() ->
            violations.stream()
                .map(Violation::toString)
                .collect(Collectors.joining("\n", "The house rules (CONTRIBUTING.md):\n", "")))
        .isEmpty();
  }

  @Test
  void theWalkSeesTheHouse() {
    assertThat(Repository.files(Repository.root()))
        .extracting(TextFile::path)
        .contains("pom.xml", "LICENSE", "infrastructure/medic/pom.xml")
        .noneMatch(path -> path.contains("/target/"));
  }

  private static List<Violation> violations(List<TextFile> files) {
    List<JavaSource> sources =
        files.parallelStream().filter(TextFile::isJava).map(JavaSource::parse).toList();
    return Stream.of(
            files.parallelStream().flatMap(TextRules::check),
            files.parallelStream().flatMap(CodeRules::check),
            files.parallelStream().flatMap(Format::check),
            sources.stream().flatMap(SyntaxRules::check),
            WallClock.check(files),
            RoomRules.check(files, sources))
        .flatMap(Function.identity())
        .toList();
  }
}
