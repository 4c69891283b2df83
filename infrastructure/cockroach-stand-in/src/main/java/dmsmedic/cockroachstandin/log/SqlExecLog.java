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

  /** A COPY that is logged about: when, whose, and as CockroachDB prints it. */
  public record Run(Instant at, Speaker speaker, String copy) {}

  /** A COPY that ended with an error, written as an error. */
  public void copyFailed(Run run, String error) {
    String text =
        "error executing CopyIn: %s: %s%n(1) attached stack trace%nWraps: (2) %s"
            .formatted(Markers.sensitive(run.copy()), Markers.names(error), Markers.names(error));
    write(run, new Entry('E', "sql/conn_executor.go", 2565, text.replace("\r", "")));
  }

  /** A batch that failed; retriable means that its transaction may be run again. */
  public void attemptFailed(Run run, String error, int attempt, boolean retriable) {
    info(
        run,
        "%s failed on attempt %d and with %s error %s"
            .formatted(
                Markers.sensitive(run.copy()),
                attempt,
                retriable ? "retriable" : "non-retriable",
                Markers.names(error)));
  }

  /** The cluster runs the batch again. */
  public void retrying(Run run) {
    info(run, Markers.sensitive(run.copy()) + " is retrying");
  }

  /** The cluster does not, and says which condition is missing. */
  public void notRetrying(Run run, Conditions conditions) {
    info(
        run,
        ("%s is not retrying; implicit: %s; copy_from_atomic_enabled: %s;"
                + " copy_from_retriable_enabled %s")
            .formatted(
                Markers.sensitive(run.copy()),
                conditions.implicit(),
                conditions.atomic(),
                conditions.retries()));
  }

  /** The three conditions of a retry; "retriable" in the line is CockroachDB's own slip. */
  public record Conditions(boolean implicit, boolean atomic, boolean retries) {}

  private void info(Run run, String text) {
    write(run, new Entry('I', "sql/copy_from.go", 1061, text));
  }

  private void write(Run run, Entry entry) {
    String client = Markers.sensitive(run.speaker().clientAddress());
    String user = Markers.sensitive(run.speaker().role());
    rendering
        .lines(run.at(), counter.incrementAndGet(), entry, client, user)
        .map(line -> style.redacted() ? Markers.redact(line) : line)
        .forEach(line -> style.sink().put(run.at(), run.speaker().role(), line));
  }
}
