package dmsmedic.cockroachstandin.log;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The SQL_EXEC channel of the cluster, as far as COPY writes to it.
 *
 * <p>Texts: cockroachdb/cockroach, pkg/sql/copy_from.go and conn_executor.go.
 */
public final class SqlExecLog {
  /** Where the log goes and in what shape. */
  public record Style(LogSink sink, LogFormat format, boolean redacted) {}

  /** Whose statement it is, as the tags of an entry tell. */
  public record Speaker(String role, String clientAddress) {}

  private final Style style;
  private final LogRendering rendering;
  private final AtomicLong counter = new AtomicLong();

  public SqlExecLog(Style style, String version) {
    this.style = style;
    this.rendering = new LogRendering(style.format(), version);
  }

  /** A COPY that ended with an error, written as an error. */
  public void copyFailed(Instant at, Speaker speaker, String copy, String error) {
    String text =
        "error executing CopyIn: %s: %s%n(1) attached stack trace%nWraps: (2) %s"
            .formatted(Markers.sensitive(copy), Markers.names(error), Markers.names(error));
    write(at, speaker, new Entry('E', "sql/conn_executor.go", 2565, text.replace("\r", "")));
  }

  /** A batch that failed; retriable means that its transaction may be run again. */
  public void attemptFailed(
      Instant at, Speaker speaker, String copy, String error, int attempt, boolean retriable) {
    info(
        at,
        speaker,
        "%s failed on attempt %d and with %s error %s"
            .formatted(
                Markers.sensitive(copy),
                attempt,
                retriable ? "retriable" : "non-retriable",
                Markers.names(error)));
  }

  /** The cluster runs the batch again. */
  public void retrying(Instant at, Speaker speaker, String copy) {
    info(at, speaker, Markers.sensitive(copy) + " is retrying");
  }

  /** The cluster does not, and says which condition is missing. */
  public void notRetrying(Instant at, Speaker speaker, String copy, Conditions conditions) {
    info(
        at,
        speaker,
        ("%s is not retrying; implicit: %s; copy_from_atomic_enabled: %s;"
                + " copy_from_retriable_enabled %s")
            .formatted(
                Markers.sensitive(copy),
                conditions.implicit(),
                conditions.atomic(),
                conditions.retries()));
  }

  /** The three conditions of a retry; "retriable" in the line is CockroachDB's own slip. */
  public record Conditions(boolean implicit, boolean atomic, boolean retries) {}

  private void info(Instant at, Speaker speaker, String text) {
    write(at, speaker, new Entry('I', "sql/copy_from.go", 1061, text));
  }

  private void write(Instant at, Speaker speaker, Entry entry) {
    String client = Markers.sensitive(speaker.clientAddress());
    String user = Markers.sensitive(speaker.role());
    rendering
        .lines(at, counter.incrementAndGet(), entry, client, user)
        .map(line -> style.redacted() ? Markers.redact(line) : line)
        .forEach(line -> style.sink().put(at, speaker.role(), line));
  }
}
