package dmsmedic.medic.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of {@code events/} and what a function makes of it.
 *
 * @param parts what its answer contains; nothing when the file is refused
 */
record EventFile(String name, List<String> parts) {
  private static final Path EVENTS = Path.of("..", "..", "events");

  /** A file that the function reads. */
  static EventFile read(String name, String... parts) {
    return new EventFile(name, List.of(parts));
  }

  /** A file that is meant for another function; its delivery here would be a mistake to notice. */
  static EventFile refused(String name) {
    return new EventFile(name, List.of());
  }

  /** The names of all files. */
  static List<String> all() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    }
  }

  String json() throws IOException {
    return Files.readString(EVENTS.resolve(name));
  }

  /** Fails unless the outcome is the expected one. */
  void check(Outcome outcome) {
    if (parts.isEmpty()) {
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> {
                assertThat(failed.errorType())
                    .isEqualTo("dmsmedic.events.json.UnreadableException");
                assertThat(failed.message()).isNotBlank();
              });
    } else {
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Answered.class, answered -> assertThat(answered.body()).contains(parts));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
