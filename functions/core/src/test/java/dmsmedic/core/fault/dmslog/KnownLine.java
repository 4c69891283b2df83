package dmsmedic.core.fault.dmslog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A published line of a task log, from {@code dms-log-lines.tsv}: its kind, text and source.
 *
 * <p>In the file, {@code \n} and {@code \t} within a line are escapes.
 */
record KnownLine(String kind, String text, String source) {
  private static final String FILE = "dms-log-lines.tsv";

  static List<KnownLine> all() {
    try (InputStream file = KnownLine.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("No " + FILE + " beside the test classes");
      }
      String rows = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return rows.lines().skip(1).map(KnownLine::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of the kinds that stand for a fault of ours. */
  static Stream<KnownLine> faulty() {
    return all().stream().filter(KnownLine::isFault);
  }

  /** All other lines. */
  static Stream<KnownLine> harmless() {
    return all().stream().filter(line -> !line.isFault());
  }

  boolean isFault() {
    return kind.startsWith("lob_truncation.") || kind.startsWith("crdb_txn_retry.");
  }

  private static KnownLine of(String row) {
    List<String> columns = List.of(row.split("\t", 3));
    String text = columns.get(1).replace("\\n", "\n").replace("\\t", "\t");
    return new KnownLine(columns.get(0), text, columns.get(2));
  }
}
