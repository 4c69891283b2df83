package dmsmedic.dmssimulator.jdbc;

import dmsmedic.dmssimulator.rows.Row;
import java.util.List;
import java.util.Optional;

/**
 * The CSV that the target's COPY reads, in the dialect of a captured command (cockroach issue
 * 8585): {@code WITH DELIMITER ',' CSV NULL 'attNULL' ESCAPE '\'}.
 */
final class Csv {
  static final String NULL = "attNULL";

  private Csv() {}

  static String write(List<String> columns, List<Row> rows) {
    StringBuilder csv = new StringBuilder();
    for (Row row : rows) {
      for (int i = 0; i < columns.size(); i++) {
        if (i > 0) {
          csv.append(',');
        }
        append(csv, row.get(columns.get(i)));
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  private static void append(StringBuilder csv, Optional<String> value) {
    if (value.isEmpty()) {
      csv.append(NULL);
      return;
    }
    String text = value.get();
    csv.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        csv.append('\\');
      }
      csv.append(c);
    }
    csv.append('"');
  }
}
