package dmsmedic.medic.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A function's zip, unpacked as Lambda unpacks it.
 *
 * @param root the task root: classes and {@code lib/*.jar}
 */
record FunctionFolder(Path root) implements AutoCloseable {

  static FunctionFolder unpack(Path zip) throws IOException {
    Path root = Files.createTempDirectory("function");
    try (FileSystem archive = FileSystems.newFileSystem(zip);
        Stream<Path> entries = Files.walk(archive.getPath("/"))) {
      for (Path entry : entries.filter(Files::isRegularFile).toList()) {
        Path target = root.resolve(entry.toString().substring(1)).normalize();
        if (!target.startsWith(root)) {
          throw new IOException(entry + " of " + zip + " points outside");
        }
        Files.createDirectories(target.getParent());
        Files.copy(entry, target);
      }
    }
    return new FunctionFolder(root);
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      deepestFirst.forEach(FunctionFolder::delete);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
