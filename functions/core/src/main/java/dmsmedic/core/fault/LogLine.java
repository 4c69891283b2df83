package dmsmedic.core.fault;

import java.time.Instant;
import java.util.Optional;

/**
 * One message as a log delivered it.
 *
 * @param at when the log says that it happened; absent for a text file
 * @param text the message; may hold several lines
 */
public record LogLine(Optional<Instant> at, String text) {

  /** A line of a text file, which has no time but the one that it may say itself. */
  public static LogLine of(String text) {
    return new LogLine(Optional.empty(), text);
  }

  /** A log event with the time that the log keeps for it. */
  public static LogLine of(Instant at, String text) {
    return new LogLine(Optional.of(at), text);
  }
}
