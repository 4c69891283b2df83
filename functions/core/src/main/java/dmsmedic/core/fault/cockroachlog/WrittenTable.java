package dmsmedic.core.fault.cockroachlog;

import dmsmedic.core.fault.TableToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table that a statement in a log writes: COPY, or what DMS applies changes with. */
final class WrittenTable {
  private static final String PART =
      "(?:\"(?:[^\"]|\"\"){1,256}+\"|[\\p{L}_][\\p{L}\\p{N}_$]{0,127}+)";

  private static final Pattern SHAPE =
      Pattern.compile(
          "\\b(?:COPY|INSERT INTO|UPSERT INTO|UPDATE)\\s{1,64}+(?<name>"
              + PART
              + "(?:\\s{0,8}+\\.\\s{0,8}+"
              + PART
              + "){0,2}+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PARTS = Pattern.compile(PART);

  private WrittenTable() {}

  /** The table of the first statement in a text without redaction marks; absent when redacted. */
  static Optional<TableToken> in(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    List<String> parts = parts(matcher.group("name"));
    String table = parts.getLast();
    return parts.size() == 1
        ? Optional.of(new TableToken.Unqualified(table))
        : Optional.of(TableToken.separate(parts.get(parts.size() - 2), table));
  }

  private static List<String> parts(String name) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PARTS.matcher(name);
    while (matcher.find()) {
      String part = matcher.group();
      parts.add(
          part.startsWith("\"")
              ? part.substring(1, part.length() - 1).replace("\"\"", "\"")
              : part);
    }
    return parts;
  }
}
