package dmsmedic.testkit.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Inputs in files: samples that are good, and finds that broke something once. */
public final class Corpus {
  private static final Path FINDS = Path.of("src", "test", "resources", "fuzz");

  private Corpus() {}

  /** What a target broke at once, by what it broke; nothing where it never broke. */
  static SortedMap<String, byte[]> finds(Class<?> target) {
    SortedMap<String, byte[]> finds = new TreeMap<>();
    for (Path file : files(FINDS.resolve(target.getSimpleName()), ".b64")) {
      String base64 = new String(bytes(file), StandardCharsets.US_ASCII);
      finds.put(file.getFileName().toString(), Base64.getMimeDecoder().decode(base64));
    }
    return finds;
  }

  /** The event samples of the repository whose names begin so. */
  public static List<byte[]> events(String prefix) {
    return files(Path.of("..", "..", "events"), ".json").stream()
        .filter(file -> file.getFileName().toString().startsWith(prefix))
        .map(Corpus::bytes)
        .toList();
  }

  /** A text as an input. */
  public static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A byte that chooses the way into a target, and what goes that way. */
  public static byte[] way(int way, byte[] input) {
    byte[] bytes = new byte[input.length + 1];
    bytes[0] = (byte) way;
    System.arraycopy(input, 0, bytes, 1, input.length);
    return bytes;
  }

  private static List<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
