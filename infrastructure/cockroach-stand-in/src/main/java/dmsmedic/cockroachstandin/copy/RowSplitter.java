package dmsmedic.cockroachstandin.copy;

import dmsmedic.cockroachstandin.copy.CopyStatement.CopyFormat;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts the bytes of a COPY into rows, across the borders of messages. */
public final class RowSplitter {
  private final CopyFormat format;
  private final Consumer<byte[]> rows;
  private final ByteArrayOutputStream row = new ByteArrayOutputStream();
  private boolean inQuotes;
  private boolean escaped;
  private boolean headerPending;

  /**
   * A splitter.
   *
   * @param rows receives each row with its line end; a header and the end mark are left out
   */
  public RowSplitter(CopyFormat format, Consumer<byte[]> rows) {
    this.format = format;
    this.rows = rows;
    this.headerPending = format.header();
  }

  /** Takes the next bytes. */
  public void feed(byte[] bytes) {
    for (byte b : bytes) {
      row.write(b);
      if (format.csv()) {
        quoting(b);
      }
      if (b == '\n' && !inQuotes) {
        emit();
      }
    }
  }

  /** Whether a line end would be part of a value: quotes toggle, unless they are escaped. */
  private void quoting(byte b) {
    if (escaped) {
      escaped = false;
    } else if (inQuotes && b == format.escapeByte() && b != '"') {
      escaped = true;
    } else if (b == '"') {
      inQuotes = !inQuotes;
    }
  }

  /** Takes what is left as the last row. */
  public void finish() {
    if (row.size() > 0) {
      row.write('\n');
      emit();
    }
  }

  private void emit() {
    byte[] bytes = row.toByteArray();
    row.reset();
    if (headerPending) {
      headerPending = false;
    } else if (!isEndMark(bytes)) {
      rows.accept(bytes);
    }
  }

  private static boolean isEndMark(byte[] bytes) {
    return bytes.length <= 4
        && bytes.length >= 3
        && Arrays.equals(Arrays.copyOf(bytes, 2), new byte[] {'\\', '.'});
  }
}
