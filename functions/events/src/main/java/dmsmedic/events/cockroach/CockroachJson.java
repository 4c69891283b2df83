package dmsmedic.events.cockroach;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.Stamp;
import dmsmedic.core.fault.cockroachlog.CockroachEntry;
import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import dmsmedic.events.json.UnreadableException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The reader of CockroachDB's JSON log formats: json, json-fluent, and their compact forms.
 *
 * <p>The compact forms shorten {@code channel} to {@code C}, {@code timestamp} to {@code t}, and so
 * on; {@code message}, {@code event} and {@code tags} keep their names. The SQL user stands in the
 * tags of a message and in the field {@code User} of an event. (CockroachDB documentation, "Log
 * formats"; cockroachdb/cockroach, logformats.)
 */
public final class CockroachJson {
  private static final String REDACTED = "\u00d7";
  private static final int NUMBER_CHARS_MAX = 64;
  private static final BigDecimal SECONDS_MAX = BigDecimal.valueOf(9_000_000_000L);
  private static final int USER_CHARS_MAX = 256;
  private static final List<String> MARKS_OF_A_LOG =
      List.of("channel", "C", "channel_numeric", "c", "severity", "sev");

  private CockroachJson() {}

  /** The entry that a message holds; empty when it is not JSON, or not of a CockroachDB log. */
  public static Optional<CockroachEntry> read(LogLine message) {
    String text = Stamp.strip(message.text()).strip();
    if (!text.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return entry(message, Json.fields(text));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  /** The entry with its JSON body read; unchanged when it has none, or none that can be read. */
  public static CockroachEntry withEventRead(CockroachEntry entry) {
    if (!(entry.body() instanceof CockroachEntry.Json(String text))) {
      return entry;
    }
    try {
      Fields event = Json.fields(text);
      return entry.withBody(statement(event)).byUser(user(event, "User").or(entry::user));
    } catch (UnreadableException e) {
      return entry.withBody(new CockroachEntry.Text(text));
    }
  }

  private static Optional<CockroachEntry> entry(LogLine message, Fields entry) {
    boolean ofALog = MARKS_OF_A_LOG.stream().anyMatch(entry.object().fields()::containsKey);
    Optional<Fields> event = entry.optionalObject("event");
    Optional<CockroachEntry.Body> body =
        event
            .<CockroachEntry.Body>map(CockroachJson::statement)
            .or(() -> entry.optionalText("message").map(CockroachEntry.Text::new));
    if (!ofALog || body.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> user =
        event
            .flatMap(fields -> user(fields, "User"))
            .or(() -> entry.optionalObject("tags").flatMap(tags -> user(tags, "user")));
    return Optional.of(
        new CockroachEntry(
            message.at().or(() -> stampedAt(message)).or(() -> time(entry)),
            entry.optionalText("channel").or(() -> entry.optionalText("C")),
            user,
            body.get(),
            message.text()));
  }

  private static Optional<Instant> stampedAt(LogLine message) {
    return Stamp.before(message.text()).flatMap(Stamp::at);
  }

  private static CockroachEntry.Statement statement(Fields event) {
    return new CockroachEntry.Statement(
        event.optionalText("Tag"),
        event.optionalText("Statement"),
        event.optionalText("SQLSTATE"),
        event.optionalText("ErrorText"));
  }

  private static Optional<String> user(Fields fields, String name) {
    return fields
        .optionalText(name)
        .map(CockroachEntry::withoutMarks)
        .filter(user -> !user.isEmpty() && !user.equals(REDACTED))
        .filter(user -> user.length() <= USER_CHARS_MAX);
  }

  private static Optional<Instant> time(Fields entry) {
    return entry
        .object()
        .get("timestamp")
        .or(() -> entry.object().get("t"))
        .flatMap(CockroachJson::time);
  }

  private static Optional<Instant> time(Json value) {
    return switch (value) {
      case Json.Str(String text) -> time(text);
      case Json.Num(BigDecimal seconds) -> time(seconds.toString());
      case Json.Obj _, Json.Arr _, Json.Bool _, Json.Null _ -> Optional.empty();
    };
  }

  /** Seconds since 1970 with a fraction, or ISO 8601, as the log's configuration asks. */
  private static Optional<Instant> time(String text) {
    try {
      if (text.contains("T")) {
        return Optional.of(OffsetDateTime.parse(text).toInstant());
      }
      return text.length() > NUMBER_CHARS_MAX ? Optional.empty() : seconds(new BigDecimal(text));
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A number with an exponent is short, and its digits would fill the memory. */
  private static Optional<Instant> seconds(BigDecimal seconds) {
    if (seconds.abs().compareTo(SECONDS_MAX) > 0 || seconds.scale() > NUMBER_CHARS_MAX) {
      return Optional.empty();
    }
    BigDecimal nanos = seconds.movePointRight(9);
    return Optional.of(Instant.EPOCH.plusNanos(nanos.toBigInteger().longValueExact()));
  }
}
