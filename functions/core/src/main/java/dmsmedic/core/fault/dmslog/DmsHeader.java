package dmsmedic.core.fault.dmslog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What DMS puts before a record: {@code [thread: ]time[:micros] [COMPONENT ]severity:}.
 *
 * <p>Documents and copies collapse the padding, put a blank before the severity, or lose the
 * brackets; all of that is accepted. The number in front is a thread, not a sequence. Instances run
 * in UTC and say no zone. (AWS DMS user guide, CHAP_Monitoring, CHAP_Troubleshooting.)
 *
 * @param at the record's own time; absent where the copy lost it
 * @param component upper case, such as {@code SOURCE_UNLOAD}; DMS cuts it at 15 characters
 * @param severity one of E, W, I, D, T, V
 * @param bodyStart where in the line the text begins
 */
record DmsHeader(Optional<Instant> at, String component, char severity, int bodyStart) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\s{0,64}+\"?(?:(?<thread>\\d{6,12}+):\\s++)?"
              + "(?:(?<time>\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d:\\d\\d)"
              + "(?:[:.](?<micros>\\d{1,6}+))?Z?\\s++)?"
              + "(?:\\[(?<component>[A-Za-z][A-Za-z_]{1,23}+)\\s*+\\]\\s*+"
              + "|(?<bare>[A-Z]{2,12}+(?:_[A-Z]{1,12}+){1,3}+)(?:\\s*+\\]\\s*+|\\s++))"
              + "(?<severity>[EWIDTVewidtv]):");

  /** Tables of log lines have columns before the line itself; so do copies from consoles. */
  private static final int COLUMNS_MAX = 3;

  private static final int COLUMN_CHARS_MAX = 128;

  /** The header with which a line begins, or which follows its first columns. */
  static Optional<DmsHeader> of(String line) {
    int start = 0;
    for (int column = 0; column < COLUMNS_MAX; column++) {
      Matcher matcher = SHAPE.matcher(line).region(start, line.length());
      if (matcher.lookingAt()) {
        return Optional.of(of(matcher));
      }
      int tab = line.indexOf('\t', start);
      if (tab < 0 || tab - start > COLUMN_CHARS_MAX) {
        return Optional.empty();
      }
      start = tab + 1;
    }
    return Optional.empty();
  }

  private static DmsHeader of(Matcher matcher) {
    String component = matcher.group("component");
    String named = component == null ? matcher.group("bare") : component;
    return new DmsHeader(
        time(matcher),
        named.toUpperCase(Locale.ROOT),
        Character.toUpperCase(matcher.group("severity").charAt(0)),
        matcher.end());
  }

  private static Optional<Instant> time(Matcher matcher) {
    String time = matcher.group("time");
    if (time == null) {
      return Optional.empty();
    }
    String micros = matcher.group("micros");
    try {
      return Optional.of(
          LocalDateTime.parse(time.toUpperCase(Locale.ROOT).replace(' ', 'T'))
              .plusNanos(micros == null ? 0 : PhysicalLine.nanos(micros))
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether the record is about reading the source, where no error of the target can stand. */
  boolean readsSource() {
    return component.startsWith("SOURCE");
  }

  /** Whether the record is about comparing rows, whose reads are repeated by DMS itself. */
  boolean compares() {
    return component.startsWith("VALIDATOR")
        || component.startsWith("DATA_RESYNC")
        || component.startsWith("RESYNC");
  }

  /** Whether the record is about applying ongoing changes. */
  boolean applies() {
    return component.equals("TARGET_APPLY");
  }

  /** Whether the record is about the full load. */
  boolean loads() {
    return component.equals("TARGET_LOAD");
  }

  /** Whether an error text on a line of its own can belong to this record. */
  boolean mayHoldError() {
    return !readsSource() && severity != 'I';
  }
}
