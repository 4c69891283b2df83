package dmsmedic.core.fault.dmslog;

import dmsmedic.core.fault.TableToken;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines that end the cascade of a failed load, and name its table.
 *
 * <p>{@code Handling End of table 's'.'t' loading failed by subtask 1 thread 1}, {@code Table
 * 's'.'t' was errored/suspended}, {@code Table 's'.'t' (subtask 1 thread 1) is suspended}, {@code
 * Failed to load table 's'.'t'}.
 */
final class FailedTable {
  private static final String NAME =
      "\\s{1,64}+['\"](?<schema>.{1,128}?)['\"]\\.['\"](?<table>.{1,256}?)['\"]";

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:\\bHandling\\s{1,64}+End\\s{1,64}+of\\s{1,64}+table"
              + "|\\bFailed\\s{1,64}+to\\s{1,64}+load\\s{1,64}+table|\\bTable)"
              + NAME
              + "\\s{1,64}+(?<end>loading\\s{1,64}+failed|was\\s{1,64}+errored"
              + "|\\(subtask\\s{1,64}+\\d{1,9}+\\s{1,64}+thread\\s{1,64}+\\d{1,9}+\\)"
              + "\\s{1,64}+is\\s{1,64}+suspended|\\[\\d{6,7}\\])",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private FailedTable() {}

  /** The table that a record says has failed. */
  static Optional<TableToken> in(DmsRecord record) {
    if (!record.mentions("loading", "errored", "suspended", "failed")) {
      return Optional.empty();
    }
    Matcher matcher = SHAPE.matcher(record.text());
    int from = record.header().map(DmsHeader::bodyStart).orElse(0);
    if (!matcher.find(from) || !record.speaksItself(matcher.start())) {
      return Optional.empty();
    }
    return Optional.of(
        TableToken.separate(
            record.original(matcher.start("schema"), matcher.end("schema")),
            record.original(matcher.start("table"), matcher.end("table"))));
  }
}
