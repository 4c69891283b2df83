package dmsmedic.medic.dms;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code medic dms} in a process of its own, started as a person starts it.
 *
 * @param endpoint what it printed first
 */
record Program(Process process, BufferedReader out, URI endpoint) implements AutoCloseable {
  private static final Pattern ENDPOINT = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private static final int SIGTERM = 15;

  /** A build that runs in the background ignores Ctrl-C, and so would all that it starts. */
  private static final String AT_A_TERMINAL =
      """
      import os, signal, sys
      signal.signal(signal.SIGINT, signal.SIG_DFL)
      os.execv(sys.argv[1], sys.argv[1:])
      """;

  /** What it left behind. */
  record Ended(int status, List<String> lines) {}

  /** Starts it on a free port and waits until it listens. */
  static Program start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("python3", "-c", AT_A_TERMINAL));
    command.addAll(command(words).command());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String first = out.readLine();
    Matcher matcher = ENDPOINT.matcher(first == null ? "" : first);
    if (!matcher.find()) {
      process.destroyForcibly();
      throw new IllegalStateException("medic dms said: " + first);
    }
    return new Program(process, out, URI.create(matcher.group()));
  }

  /** Its launcher with these words. */
  static ProcessBuilder command(String... words) {
    List<String> command = new ArrayList<>(List.of(Path.of("medic").toAbsolutePath().toString()));
    command.add("dms");
    command.addAll(List.of(words));
    return new ProcessBuilder(command);
  }

  /** Tells it to stop, and waits until it has. */
  Ended end() throws IOException, InterruptedException {
    return end(SIGTERM);
  }

  /** Sends it this signal, and waits until it has ended. */
  Ended end(int signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("medic dms does not end");
    }
    return new Ended(process.exitValue(), out.lines().toList());
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    out.close();
  }
}
