package dmsmedic.medic.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that is built: its template and its sample events. */
final class Checkout {
  private Checkout() {}

  /** Its root; the build says where that is. */
  static Path root() {
    return Path.of(System.getProperty("medic.repository", "../..")).toAbsolutePath().normalize();
  }

  static Template template() {
    try {
      return Template.read(root().resolve("template.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file. */
  static String text(String path) {
    try {
      return Files.readString(root().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the sample events. */
  static List<String> events() {
    try (Stream<Path> files = Files.list(root().resolve("events"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
