package dmsmedic.medic.scan;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.Occurrence;
import dmsmedic.events.AwsLogs;
import dmsmedic.events.json.Json;
import dmsmedic.events.json.UnreadableException;
import dmsmedic.logwatcher.LogsData;
import dmsmedic.medic.CommandFailure;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** A file of log lines in any of the forms in which people keep them; read as a stream. */
final class LogFile {
  /** Events of this many streams are kept apart at a time. */
  static final int STREAMS_MAX = 256;

  private static final int BEGINNING_CHARS = 8192;

  /** Lambda takes 6 MB; what is longer is cut, and is no JSON then. */
  private static final int BATCH_CHARS_MAX = 8_000_000;

  private static final Pattern SUBSCRIPTION = Pattern.compile("\\s*+\\{\\s*+\"awslogs\"\\s*+:");

  private final String name;
  private final Source source;

  private LogFile(String name, Source source) {
    this.name = name;
    this.source = source;
  }

  /** The file of this name, {@code -} being the standard input; refuses what does not exist. */
  static LogFile of(String name, InputStream standardInput) {
    if (name.equals("-")) {
      return new LogFile("the standard input", () -> standardInput);
    }
    Path path = path(name);
    if (!Files.exists(path)) {
      throw CommandFailure.callWrong("There is no file " + name + ".");
    }
    if (Files.isDirectory(path)) {
      throw CommandFailure.callWrong(name + " is a folder; name the files in it.");
    }
    return new LogFile(name, () -> Files.newInputStream(path));
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw CommandFailure.callWrong("No file can be called " + name + ".");
    }
  }

  /** Reads the whole file, and says each occurrence as soon as it is certain. */
  void read(Consumer<Occurrence> seen) {
    try (InputStream bytes = inflated(new BufferedInputStream(source.open(), 65_536));
        Reader text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      String beginning = beginning(text);
      if (SUBSCRIPTION.matcher(beginning).lookingAt()) {
        readBatch(text, seen);
      } else if (EventsJson.begins(beginning)) {
        readEvents(text, seen);
      } else {
        readLines(new Lines(text), seen);
      }
    } catch (IOException | UncheckedIOException | UnreadableException | DateTimeException e) {
      throw CommandFailure.outOfReach("Could not read " + name + ": " + reason(e) + ".");
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    String reason = message == null ? "" : message.lines().findFirst().orElse("");
    return e.getClass().getSimpleName() + (reason.isEmpty() ? "" : " (" + reason + ")");
  }

  private static InputStream inflated(BufferedInputStream bytes) throws IOException {
    bytes.mark(2);
    boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return gzip ? new GZIPInputStream(bytes, 65_536) : bytes;
  }

  private static String beginning(Reader text) throws IOException {
    text.mark(BEGINNING_CHARS);
    char[] beginning = new char[BEGINNING_CHARS];
    int read = Math.max(0, text.read(beginning, 0, BEGINNING_CHARS));
    text.reset();
    return new String(beginning, 0, read);
  }

  /** What CloudWatch Logs hands to a subscribed function, as it lies in a dead-letter queue. */
  private static void readBatch(Reader text, Consumer<Occurrence> seen) throws IOException {
    StringBuilder whole = new StringBuilder();
    char[] part = new char[65_536];
    int read = text.read(part);
    while (read >= 0 && whole.length() < BATCH_CHARS_MAX) {
      whole.append(part, 0, read);
      read = text.read(part);
    }
    ScanStream stream = new ScanStream(seen);
    LogsData.decode(AwsLogs.read(Json.read(whole.toString())))
        .events()
        .forEach(event -> stream.read(LogLine.of(event.at(), event.message())));
    stream.end();
  }

  private static void readLines(Lines lines, Consumer<Occurrence> seen) throws IOException {
    ScanStream stream = new ScanStream(seen);
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      stream.read(LogLine.of(line.get()));
    }
    stream.end();
  }

  private static void readEvents(Reader text, Consumer<Occurrence> seen) throws IOException {
    SequencedMap<String, ScanStream> streams = new LinkedHashMap<>();
    try {
      EventsJson.read(text, (name, line) -> stream(streams, name, seen).read(line));
    } finally {
      streams.values().forEach(ScanStream::end);
    }
  }

  private static ScanStream stream(
      SequencedMap<String, ScanStream> streams, String name, Consumer<Occurrence> seen) {
    ScanStream known = streams.computeIfAbsent(name, _ -> new ScanStream(seen));
    if (streams.size() > STREAMS_MAX) {
      Map.Entry<String, ScanStream> eldest = streams.pollFirstEntry();
      eldest.getValue().end();
    }
    return known;
  }

  private interface Source {
    InputStream open() throws IOException;
  }
}
