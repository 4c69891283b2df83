package dmsmedic.core.fault;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that CloudWatch Logs puts before a line: in exports, in copies from the console (then
 * with a tab), and in {@code aws logs tail} (then with the name of the stream).
 *
 * @param at the time; absent when it is none
 * @param end where in the line the log's own text begins
 */
public record Stamp(Optional<Instant> at, int end) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "[\\s\\ufeff]{0,16}+(?<at>\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d)"
              + "(?:[.,](?<part>\\d{1,9}+))?(?<zone>Z|[+-]\\d\\d:?\\d\\d)\\s++"
              + "(?:dms-task-[A-Za-z0-9-]{1,128}+\\s++)?");

  /** The stamp with which a line begins. */
  public static Optional<Stamp> before(String line) {
    Matcher matcher = SHAPE.matcher(line);
    return matcher.lookingAt()
        ? Optional.of(new Stamp(time(matcher), matcher.end()))
        : Optional.empty();
  }

  /** The line without the stamp that it may have. */
  public static String strip(String line) {
    return before(line).map(stamp -> line.substring(stamp.end())).orElse(line);
  }

  private static Optional<Instant> time(Matcher matcher) {
    String part = matcher.group("part");
    String nanos = ((part == null ? "" : part) + "000000000").substring(0, 9);
    try {
      return Optional.of(
          LocalDateTime.parse(matcher.group("at").replace(' ', 'T'))
              .plusNanos(Long.parseLong(nanos))
              .toInstant(ZoneOffset.of(matcher.group("zone"))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
