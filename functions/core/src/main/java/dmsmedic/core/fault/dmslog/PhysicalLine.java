package dmsmedic.core.fault.dmslog;

import dmsmedic.core.fault.Stamp;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of text between two line ends, clipped to {@link #CHARS_MAX} characters.
 *
 * @param at when the log says that it happened, by the log event or by a stamp before the line
 * @param raw the line as it stands in the log
 * @param content the line without the stamp that CloudWatch puts before it
 * @param header how DMS opens a record, where the line does
 * @param leads whether its message begins with it
 */
record PhysicalLine(
    Optional<Instant> at, String raw, String content, Optional<DmsHeader> header, boolean leads) {

  /** A statement in a log line can be a megabyte; what DMS itself says stands before it. */
  static final int CHARS_MAX = 16_384;

  /** The first line of a message. */
  static PhysicalLine leading(Optional<Instant> eventAt, String line) {
    return of(eventAt, line, true);
  }

  /** A later line of a message, which opens no record: it can be a line of somebody's data. */
  static PhysicalLine following(Optional<Instant> eventAt, String line) {
    return of(eventAt, line, false);
  }

  private static PhysicalLine of(Optional<Instant> eventAt, String line, boolean leads) {
    String raw = line.length() <= CHARS_MAX ? line : line.substring(0, CHARS_MAX);
    String plain = plain(raw);
    Optional<Stamp> stamp = Stamp.before(plain);
    String content = raw.substring(stamp.map(Stamp::end).orElse(0));
    Optional<Instant> at = eventAt.or(() -> stamp.flatMap(Stamp::at));
    Optional<DmsHeader> header =
        leads ? DmsHeader.of(plain.substring(raw.length() - content.length())) : Optional.empty();
    return new PhysicalLine(at, raw, content, header, leads);
  }

  /**
   * The text with typographic quotes, special blanks and carriage returns made plain.
   *
   * <p>Character for character, so that an offset means the same place in both.
   */
  static String plain(String text) {
    if (text.chars().allMatch(character -> character == plain((char) character))) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      plain.append(plain(text.charAt(i)));
    }
    return plain.toString();
  }

  private static char plain(char character) {
    return switch (character) {
      case '\u2018', '\u2019', '\u201a', '\u201b', '\u2032', '\u00b4', '`' -> '\'';
      case '\u201c', '\u201d', '\u201e', '\u201f', '\u2033' -> '"';
      case '\u00a0', '\u2007', '\u2009', '\u202f', '\u200b', '\ufeff', '\r' -> ' ';
      default -> character;
    };
  }

  /** The nanoseconds that the digits after a decimal point mean. */
  static long nanos(String digits) {
    return Long.parseLong((digits + "000000000").substring(0, 9));
  }
}
