package dmsmedic.dmssimulator.plan;

import dmsmedic.dmssimulator.rows.Column;
import java.nio.charset.StandardCharsets;

/**
 * The encoding in which DMS measures and cuts large objects.
 *
 * @param nclobBytesPerChar 1 for UTF-8, 2 for UTF-16
 */
public record Transfer(int nclobBytesPerChar) {
  private static final int HEX_PREFIX = 2;

  public long length(String value, Column.Lob kind) {
    return switch (kind) {
      case NONE -> 0;
      case BLOB -> (value.length() - HEX_PREFIX) / 2;
      case CLOB -> value.getBytes(StandardCharsets.UTF_8).length;
      case NCLOB ->
          nclobBytesPerChar == 1
              ? value.getBytes(StandardCharsets.UTF_8).length
              : 2L * value.length();
    };
  }

  /** The longest beginning of a value within a limit that ends at a character's boundary. */
  public String cut(String value, Column.Lob kind, long limitBytes) {
    if (kind == Column.Lob.BLOB) {
      return value.substring(0, Math.toIntExact(HEX_PREFIX + 2 * limitBytes));
    }
    boolean wide = kind == Column.Lob.NCLOB && nclobBytesPerChar == 2;
    long used = 0;
    int end = 0;
    while (end < value.length()) {
      int point = value.codePointAt(end);
      used += wide ? 2L * Character.charCount(point) : utf8Length(point);
      if (used > limitBytes) {
        break;
      }
      end += Character.charCount(point);
    }
    return value.substring(0, end);
  }

  private static int utf8Length(int point) {
    if (point < 0x80) {
      return 1;
    }
    if (point < 0x800) {
      return 2;
    }
    return point < 0x10000 ? 3 : 4;
  }
}
