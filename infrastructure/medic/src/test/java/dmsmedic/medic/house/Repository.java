package dmsmedic.medic.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every text file of the checkout, found without git so that an exported tree is checked alike. */
final class Repository {

  private static final Set<String> NOT_OURS =
      Set.of(".git", "target", ".cache", "__pycache__", ".aws-sam", ".idea", ".vscode", ".venv");

  private Repository() {}

  /** The root of this checkout; the build says where it is. */
  static Path root() {
    return Path.of(System.getProperty("medic.repository", "../..")).toAbsolutePath().normalize();
  }

  static List<TextFile> files(Path root) {
    List<TextFile> files = new ArrayList<>();
    try {
      Files.walkFileTree(root, new Walk(root, files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(files);
  }

  private static Optional<String> utf8(Path file) throws IOException {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    }
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<TextFile> files;

    Walk(Path root, List<TextFile> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean skip = !folder.equals(root) && NOT_OURS.contains(folder.getFileName().toString());
      return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String path = root.relativize(file).toString().replace('\\', '/');
      if (attributes.isRegularFile() && !path.equals(".git")) {
        utf8(file).ifPresent(text -> files.add(new TextFile(path, text)));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
