package dmsmedic.testkit.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program with its arguments, run to its end.
 *
 * @param words the program and its arguments
 * @param folder where it runs
 * @param environment what its environment has on top of ours
 * @param limit after which it is ended, with what it started
 */
public record Command(
    List<String> words, Path folder, Map<String, String> environment, Duration limit) {

  /**
   * What came of it.
   *
   * @param status the exit status, or -1 where the program does not exist or took too long
   * @param output both streams, in the order in which they were written
   */
  public record Ran(int status, String output) {

    /** Whether it ended well. */
    public boolean well() {
      return status == 0;
    }

    /** The last line that says anything, for a sentence about a failure. */
    public String lastLine() {
      List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty() ? "it said nothing" : lines.getLast().strip();
    }
  }

  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /** The program in the present folder, with a minute. */
  public static Command of(String... words) {
    return new Command(List.of(words), Path.of(""), Map.of(), Duration.ofMinutes(1));
  }

  /** The same in another folder. */
  public Command in(Path elsewhere) {
    return new Command(words, elsewhere, environment, limit);
  }

  /** The same with one more variable in its environment. */
  public Command with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Command(words, folder, more, limit);
  }

  /** The same with another limit. */
  public Command within(Duration other) {
    return new Command(words, folder, environment, other);
  }

  /** Runs it, and ends it where the limit is over. */
  public Ran run() {
    Path output = temporary();
    try {
      return run(output);
    } catch (IOException absent) {
      return new Ran(-1, "cannot run " + words.getFirst() + ": " + absent.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Ran(-1, "interrupted");
    } finally {
      delete(output);
    }
  }

  private Ran run(Path output) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toAbsolutePath().toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      String text = Files.readString(output);
      return ended
          ? new Ran(process.exitValue(), text)
          : new Ran(-1, text + "\n" + words.getFirst() + " took longer than " + limit);
    } finally {
      end(process);
    }
  }

  /** Ends a process that we started, with everything that it started. */
  public static void end(Process process) {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("dms-medic-", ".out");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
