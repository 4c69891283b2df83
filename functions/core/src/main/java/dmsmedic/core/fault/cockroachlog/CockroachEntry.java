package dmsmedic.core.fault.cockroachlog;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of a CockroachDB log, whatever format it was written in.
 *
 * @param at when; absent where it cannot be read
 * @param channel such as {@code SQL_EXEC}
 * @param user the SQL user, without redaction marks; absent when redacted or unsaid
 * @param body what the entry says
 * @param line the entry as it stands in the log
 */
public record CockroachEntry(
    Optional<Instant> at, Optional<String> channel, Optional<String> user, Body body, String line) {

  /** What an entry says. */
  public sealed interface Body {}

  /** A sentence for people. */
  public record Text(String message) implements Body {}

  /**
   * A structured event about a statement, such as {@code query_execute}.
   *
   * @param tag the kind of statement, such as {@code COPY}
   * @param sqlState the SQLSTATE of its failure
   * @param errorText the text of its failure
   */
  public record Statement(
      Optional<String> tag,
      Optional<String> statement,
      Optional<String> sqlState,
      Optional<String> errorText)
      implements Body {}

  /** A structured event that is still JSON text; whoever can read JSON makes it a statement. */
  public record Json(String text) implements Body {}

  /** The same entry with another body. */
  public CockroachEntry withBody(Body other) {
    return new CockroachEntry(at, channel, user, other, line);
  }

  /** The same entry by this user. */
  public CockroachEntry byUser(Optional<String> named) {
    return new CockroachEntry(at, channel, named, body, line);
  }

  /** Text without the marks around what is sensitive; what was redacted remains as {@code ×}. */
  public static String withoutMarks(String text) {
    return text.replace("\u2039", "").replace("\u203a", "");
  }
}
