package dmsmedic.medic.scan;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.cockroachlog.CockroachFinding;
import dmsmedic.core.fault.cockroachlog.CockroachText;
import dmsmedic.core.fault.dmslog.DmsLogReader;
import dmsmedic.events.cockroach.CockroachJson;
import dmsmedic.events.cockroach.CockroachStream;
import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import dmsmedic.events.json.UnreadableException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One stream of lines of which nobody says whose they are: each is told apart by its form.
 *
 * <p>A line in CockroachDB's formats, and what continues it, goes to the reader of CockroachDB's
 * logs; all others go to the reader of task logs.
 */
final class ScanStream {
  private static final Pattern BARE_COCKROACH =
      Pattern.compile(
          "\\berror executing CopyIn:|\\bis (?:not )?retrying\\b"
              + "|\\bfailed on attempt \\d{1,9}+ and with \\b");

  private final DmsLogReader dms = new DmsLogReader();
  private final CockroachStream cockroach = new CockroachStream();
  private final Consumer<Occurrence> seen;
  private boolean inCockroachText;

  ScanStream(Consumer<Occurrence> seen) {
    this.seen = seen;
  }

  /** Takes the next line, or log event. */
  void read(LogLine line) {
    boolean text = CockroachText.isText(line.text());
    if (text || CockroachJson.read(line).isPresent()) {
      see(cockroach.read(line));
      inCockroachText = text;
    } else if (inCockroachText && !DmsLogReader.opensRecord(line.text())) {
      see(cockroach.read(line));
    } else if (isBareCockroach(line.text())) {
      see(cockroach.readBare(line));
    } else {
      inCockroachText = false;
      dms.read(event(line).orElse(line)).forEach(seen);
    }
  }

  private static boolean isBareCockroach(String line) {
    boolean mayBe =
        line.contains("CopyIn:") || line.contains("retrying") || line.contains(" attempt ");
    return mayBe && BARE_COCKROACH.matcher(line).find() && !DmsLogReader.opensRecord(line);
  }

  /** Ends the stream. */
  void end() {
    see(cockroach.end());
    dms.end().forEach(seen);
  }

  private void see(List<CockroachFinding> findings) {
    findings.forEach(finding -> seen.accept(finding.occurrence()));
  }

  /** A log event as JSON on a line of its own, as {@code jq -c .events[]} leaves it. */
  private static Optional<LogLine> event(LogLine line) {
    if (!line.text().startsWith("{")) {
      return Optional.empty();
    }
    try {
      Fields fields = Json.fields(line.text());
      OptionalLong at = fields.optionalNumber("timestamp");
      Optional<String> message = fields.optionalText("message");
      return at.isEmpty()
          ? Optional.empty()
          : message.map(text -> LogLine.of(Instant.ofEpochMilli(at.getAsLong()), text));
    } catch (UnreadableException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
