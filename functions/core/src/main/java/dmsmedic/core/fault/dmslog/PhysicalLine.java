package dmsmedic.core.fault.dmslog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of text between two line ends, clipped to {@link #CHARS_MAX} characters.
 *
 * @param at when the log says that it happened, by the log event or by a stamp before the line
 * @param raw the line as it stands in the log
 * @param content the line without the stamp that CloudWatch puts before it
 * @param header how DMS opens a record, where the line does
 */
record PhysicalLine(Optional<Instant> at, String raw, String content, Optional<DmsHeader> header) {

  /** A statement in a log line can be a megabyte; what DMS itself says stands before it. */
  static final int CHARS_MAX = 16_384;

  private static final Pattern STAMP =
      Pattern.compile(
          "\\s{0,16}+(?<at>\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d)(?:[.,](?<part>\\d{1,9}))?"
              + "(?<zone>Z|[+-]\\d\\d:?\\d\\d)\\s++(?:dms-task-[A-Za-z0-9-]{1,128}+\\s++)?");

  static PhysicalLine of(Optional<Instant> eventAt, String line) {
    String raw = line.length() <= CHARS_MAX ? line : line.substring(0, CHARS_MAX);
    Matcher stamp = STAMP.matcher(plain(raw));
    boolean stamped = stamp.lookingAt();
    String content = stamped ? raw.substring(stamp.end()) : raw;
    Optional<Instant> at = eventAt.isPresent() || !stamped ? eventAt : stampedAt(stamp);
    return new PhysicalLine(at, raw, content, DmsHeader.of(plain(content)));
  }

  /**
   * The text with typographic quotes, special blanks and carriage returns made plain.
   *
   * <p>Character for character, so that an offset means the same place in both.
   */
  static String plain(String text) {
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

  private static Optional<Instant> stampedAt(Matcher stamp) {
    String part = stamp.group("part");
    try {
      return Optional.of(
          LocalDateTime.parse(stamp.group("at").replace(' ', 'T'))
              .plusNanos(part == null ? 0 : nanos(part))
              .toInstant(ZoneOffset.of(stamp.group("zone"))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The nanoseconds that the digits after a decimal point mean. */
  static long nanos(String digits) {
    return Long.parseLong((digits + "000000000").substring(0, 9));
  }
}
