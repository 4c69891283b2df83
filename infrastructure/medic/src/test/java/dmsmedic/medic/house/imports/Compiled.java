package dmsmedic.medic.house.imports;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Two classes compiled on the spot, one importing the other: a wall to be run into. */
final class Compiled {

  private Compiled() {}

  /**
   * Compiles {@code from}, a qualified name, with a field of type {@code to}.
   *
   * @param to another qualified name; compiled as well where it is of ours
   */
  static JavaClasses importing(Path folder, String from, String to) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", folder.toString()));
    arguments.add(write(folder, from, "public " + to + " field;").toString());
    if (to.startsWith("dmsmedic.")) {
      arguments.add(write(folder, to, "").toString());
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IllegalStateException("javac ended with " + status);
    }
    return new ClassFileImporter().importPaths(folder);
  }

  private static Path write(Path folder, String name, String member) throws IOException {
    int dot = name.lastIndexOf('.');
    String type = name.substring(dot + 1);
    Path file = Files.createDirectories(folder.resolve("src-" + name)).resolve(type + ".java");
    return Files.write(
        file,
        Stream.of(
                "package " + name.substring(0, dot) + ";",
                "public class " + type + " { " + member + " }")
            .toList());
  }
}
