package dmsmedic.cockroachstandin.copy;

import dmsmedic.cockroachstandin.copy.CopyStatement.CopyFormat;
import dmsmedic.cockroachstandin.wire.Message;
import dmsmedic.cockroachstandin.wire.SqlError;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What CockroachDB says of a value that is not JSON, as one is that was cut short on its way
 * (CockroachDB docs, aws-dms, "could not parse JSON: unable to decode JSON").
 */
public final class JsonComplaint {
  private static final Pattern PLACE =
      Pattern.compile("COPY [^\n]*?, line (\\d+), column ([^:\n]+)");

  private JsonComplaint() {}

  /** CockroachDB's words for PostgreSQL's error; empty when the error is another one. */
  public static Optional<SqlError> translate(
      Message error, List<byte[]> rows, List<String> columns, CopyFormat format) {
    SqlError read = SqlError.read(error);
    Matcher place = PLACE.matcher(SqlError.context(error));
    boolean json = read.message().startsWith("invalid input syntax for type json");
    if (!json || !place.find()) {
      return Optional.empty();
    }
    int column = columns.indexOf(place.group(2));
    return rowAtLine(rows, Integer.parseInt(place.group(1)))
        .map(row -> RowFields.of(row, format))
        .filter(fields -> column >= 0 && column < fields.count())
        .map(fields -> complaint(fields.value(column)));
  }

  /** PostgreSQL counts lines; a quoted value may hold some of its own. */
  private static Optional<byte[]> rowAtLine(List<byte[]> rows, int line) {
    int seen = 0;
    for (byte[] row : rows) {
      for (byte b : row) {
        seen += b == '\n' ? 1 : 0;
      }
      if (seen >= line) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private static SqlError complaint(byte[] value) {
    return new SqlError(
        "22P02",
        "could not parse JSON: unable to decode JSON: while decoding %d bytes at offset %d"
            .formatted(value.length, brokenAt(value)));
  }

  /** Where a string starts that never ends; the length when none does. */
  private static int brokenAt(byte[] value) {
    int opened = -1;
    for (int i = 0; i < value.length; i++) {
      if (value[i] == '\\' && opened >= 0) {
        i++;
      } else if (value[i] == '"') {
        opened = opened < 0 ? i : -1;
      }
    }
    return opened < 0 ? value.length : opened;
  }
}
