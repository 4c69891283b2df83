package dmsmedic.cockroachstandin.copy;

import dmsmedic.cockroachstandin.copy.CopyStatement.CopyFormat;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The fields of one row, each as it came, with quotes and escapes. */
public final class RowFields {
  private final CopyFormat format;
  private final List<byte[]> raw;

  private RowFields(CopyFormat format, List<byte[]> raw) {
    this.format = format;
    this.raw = raw;
  }

  /** Cuts a row into fields. */
  public static RowFields of(byte[] row, CopyFormat format) {
    List<byte[]> fields = new ArrayList<>();
    int end = withoutLineEnd(row);
    int start = 0;
    boolean inQuotes = false;
    for (int i = 0; i < end; i++) {
      if (format.csv() && inQuotes && row[i] == format.escapeByte() && row[i] != '"') {
        i++;
      } else if (format.csv() && row[i] == '"') {
        inQuotes = !inQuotes;
      } else if (row[i] == format.delimiterByte() && !inQuotes) {
        fields.add(Arrays.copyOfRange(row, start, i));
        start = i + 1;
      }
    }
    fields.add(Arrays.copyOfRange(row, start, end));
    return new RowFields(format, fields);
  }

  private static int withoutLineEnd(byte[] row) {
    int end = row.length;
    if (end > 0 && row[end - 1] == '\n') {
      end--;
    }
    return end > 0 && row[end - 1] == '\r' ? end - 1 : end;
  }

  public int count() {
    return raw.size();
  }

  /** The row without the fields at these places. */
  public byte[] without(Set<Integer> dropped) {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    boolean first = true;
    for (int i = 0; i < raw.size(); i++) {
      if (!dropped.contains(i)) {
        if (!first) {
          row.write(format.delimiterByte());
        }
        row.writeBytes(raw.get(i));
        first = false;
      }
    }
    row.write('\n');
    return row.toByteArray();
  }

  /** The value of a field: for CSV, quotes and escapes taken away. */
  public byte[] value(int index) {
    byte[] field = raw.get(index);
    if (!format.csv() || field.length == 0 || field[0] != '"') {
      return field;
    }
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    for (int i = 1; i < field.length - 1; i++) {
      if (field[i] == format.escapeByte() && i + 1 < field.length - 1) {
        i++;
      }
      value.write(field[i]);
    }
    return value.toByteArray();
  }
}
