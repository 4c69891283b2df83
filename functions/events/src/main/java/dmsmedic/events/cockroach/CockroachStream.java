package dmsmedic.events.cockroach;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.Stamp;
import dmsmedic.core.fault.cockroachlog.CockroachEntry;
import dmsmedic.core.fault.cockroachlog.CockroachFinding;
import dmsmedic.core.fault.cockroachlog.CockroachLogReader;
import dmsmedic.core.fault.cockroachlog.CockroachText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reader of one stream of a CockroachDB log in any of its formats, told apart line by line.
 *
 * <p>{@link #end()} is to be called after the last message. One thread, memory bounded.
 */
public final class CockroachStream {
  private final CockroachText text = new CockroachText();
  private final CockroachLogReader reader = new CockroachLogReader();

  /** Takes the next message; gives the faults that are certain with it. */
  public List<CockroachFinding> read(LogLine message) {
    Optional<CockroachEntry> json = CockroachJson.read(message);
    List<CockroachFinding> findings = new ArrayList<>();
    if (json.isPresent()) {
      text.end().ifPresent(entry -> findings.addAll(read(entry)));
      findings.addAll(read(json.get()));
    } else {
      text.read(message).forEach(entry -> findings.addAll(read(entry)));
    }
    return findings;
  }

  /** Takes a line that is an entry's text without anything around it. */
  public List<CockroachFinding> readBare(LogLine message) {
    CockroachEntry.Text body = new CockroachEntry.Text(message.text());
    Optional<Instant> at = message.at().or(() -> Stamp.before(message.text()).flatMap(Stamp::at));
    return reader.read(
        new CockroachEntry(at, Optional.empty(), Optional.empty(), body, message.text()));
  }

  /** The faults that were still uncertain, now that no message follows. */
  public List<CockroachFinding> end() {
    List<CockroachFinding> findings = new ArrayList<>();
    text.end().ifPresent(entry -> findings.addAll(read(entry)));
    findings.addAll(reader.end());
    return findings;
  }

  private List<CockroachFinding> read(CockroachEntry entry) {
    return reader.read(CockroachJson.withEventRead(entry));
  }
}
