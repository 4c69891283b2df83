package dmsmedic.testkit.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run of the coverage-guided fuzzer Jazzer on one target, in a Java of its own.
 *
 * <p>It needs {@code com.code-intelligence:jazzer} on the class path, which the profile {@code
 * fuzz} puts there. What it learned stays in {@code target/fuzz} and is used again.
 */
final class Jazzer {
  private static final Path FOLDER = Path.of("target", "fuzz");

  /** Longer inputs are tests of their own. */
  private static final int BYTES_MAX = 16_384;

  /** Far beyond what an input takes, since the first one waits for the instrumentation. */
  private static final int SECONDS_MAX = 60;

  private final Class<?> target;
  private final List<byte[]> seeds;
  private final List<String> words;

  Jazzer(Class<?> target, List<byte[]> seeds, List<String> words) {
    this.target = target;
    this.seeds = List.copyOf(seeds);
    this.words = List.copyOf(words);
  }

  /**
   * What came of it.
   *
   * @param status 0 where nothing was found
   * @param output the end of what the fuzzer said, with the input as base64 where it found one
   */
  record Ran(int status, String output) {}

  Ran run(int minutes) {
    try {
      Path folder = Files.createDirectories(FOLDER.resolve(target.getSimpleName()));
      Path log = folder.resolve("jazzer.log");
      Process process =
          new ProcessBuilder(words(folder, minutes))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      process.getOutputStream().close();
      return new Ran(process.waitFor(), end(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while fuzzing", e);
    }
  }

  private List<String> words(Path folder, int minutes) throws IOException {
    Path learned = Files.createDirectories(folder.resolve("learned"));
    Path given = Files.createDirectories(folder.resolve("given"));
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(given.resolve("seed-" + i), seeds.get(i));
    }
    Path dictionary = folder.resolve("words.dict");
    Stream<String> entries = Stream.concat(Stream.of("an empty one is refused"), words.stream());
    Files.write(dictionary, entries.map(Jazzer::entry).toList());
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "-cp",
        System.getProperty("java.class.path"),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + target.getName(),
        "--instrumentation_includes=dmsmedic.**",
        "--instrumentation_excludes=dmsmedic.testkit.**",
        "--custom_hook_excludes=org.assertj.**:org.junit.**",
        "--reproducer_path=" + folder,
        "-artifact_prefix=" + folder + "/",
        "-dict=" + dictionary,
        "-max_len=" + BYTES_MAX,
        "-max_total_time=" + minutes * 60,
        "-timeout=" + SECONDS_MAX,
        "-rss_limit_mb=4096",
        "-print_final_stats=1",
        learned.toString(),
        given.toString());
  }

  /** A word in the form of libFuzzer's dictionaries. */
  private static String entry(String word) {
    StringBuilder entry = new StringBuilder("\"");
    for (byte one : Corpus.of(word)) {
      entry.append("\\x%02x".formatted(one & 0xff));
    }
    return entry.append('"').toString();
  }

  private static String end(Path log) throws IOException {
    List<String> lines =
        new ArrayList<>(Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList());
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }
}
