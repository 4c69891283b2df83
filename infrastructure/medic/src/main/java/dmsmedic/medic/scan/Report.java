package dmsmedic.medic.scan;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.TableToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was found, for a person: one row per fault, table and column, and what would be done. */
final class Report {
  /** More tables and columns than this are counted in one row. */
  static final int ROWS_MAX = 10_000;

  private static final List<String> HEADINGS =
      List.of("FAULT", "TABLE", "COLUMN", "COUNT", "FIRST", "LAST", "LIMIT", "LONGEST");
  private static final String UNKNOWN = "-";

  private final Map<Key, Row> rows = new LinkedHashMap<>();
  private final Map<Fault, Long> longestBytes = new EnumMap<>(Fault.class);
  private long occurrences;

  private record Key(Fault fault, String table, String column) {}

  void count() {
    occurrences++;
  }

  boolean isEmpty() {
    return occurrences == 0;
  }

  void add(Occurrence occurrence) {
    Key key =
        new Key(
            occurrence.fault(),
            occurrence.table().map(TableToken::text).orElse(UNKNOWN),
            occurrence.column().orElse(UNKNOWN));
    if (rows.size() >= ROWS_MAX && !rows.containsKey(key)) {
      key = new Key(occurrence.fault(), "(others)", UNKNOWN);
    }
    rows.computeIfAbsent(key, _ -> new Row()).add(occurrence);
    long bytes = occurrence.actualBytes().orElse(0);
    longestBytes.merge(occurrence.fault(), bytes, Math::max);
  }

  /** The lines of the report. */
  List<String> lines() {
    if (rows.isEmpty()) {
      return List.of("Nothing was found.");
    }
    List<List<String>> table = new ArrayList<>(List.of(HEADINGS));
    rows.forEach((key, row) -> table.add(row.cells(key)));
    List<String> lines = new ArrayList<>(aligned(table));
    lines.add("");
    longestBytes.forEach(
        (fault, bytes) -> lines.add(fault.word() + ": " + Remedy.sentence(fault, bytes)));
    return lines;
  }

  private static List<String> aligned(List<List<String>> table) {
    int[] widths = new int[HEADINGS.size()];
    for (List<String> cells : table) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], cells.get(i).length());
      }
    }
    return table.stream().map(cells -> aligned(cells, widths)).toList();
  }

  private static String aligned(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }

  private static final class Row {
    private long count;
    private long limitBytes;
    private long longestBytes;
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();

    void add(Occurrence occurrence) {
      count++;
      limitBytes = Math.max(limitBytes, occurrence.limitBytes().orElse(0));
      longestBytes = Math.max(longestBytes, occurrence.actualBytes().orElse(0));
      Optional<Instant> at = occurrence.at();
      if (at.isPresent()) {
        first = first.filter(it -> it.isBefore(at.get())).or(() -> at);
        last = last.filter(it -> it.isAfter(at.get())).or(() -> at);
      }
    }

    List<String> cells(Key key) {
      return List.of(
          key.fault().word(),
          printable(key.table()),
          printable(key.column()),
          String.valueOf(count),
          first.map(Instant::toString).orElse(UNKNOWN),
          last.map(Instant::toString).orElse(UNKNOWN),
          limitBytes == 0 ? UNKNOWN : String.valueOf(limitBytes),
          longestBytes == 0 ? UNKNOWN : String.valueOf(longestBytes));
    }

    /** A name from a log must not steer the terminal. */
    private static String printable(String name) {
      return name.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
    }
  }
}
