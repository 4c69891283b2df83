package dmsmedic.medic.scan;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * The lines of a text of any length, one at a time.
 *
 * <p>A line is cut at {@link #CHARS_MAX} characters, so that a file without line ends does not fill
 * the memory.
 */
final class Lines {
  static final int CHARS_MAX = 1_048_576;

  private final Reader text;
  private final char[] buffer = new char[65_536];
  private int next;
  private int filled;

  Lines(Reader text) {
    this.text = text;
  }

  /** The next line without its end; empty at the end of the text. */
  Optional<String> next() throws IOException {
    StringBuilder line = new StringBuilder();
    boolean any = false;
    while (next < filled || fill()) {
      any = true;
      int end = lineEnd();
      line.append(buffer, next, Math.min(end - next, CHARS_MAX - line.length()));
      boolean complete = end < filled;
      next = complete ? end + 1 : end;
      if (complete) {
        break;
      }
    }
    return any ? Optional.of(withoutReturn(line)) : Optional.empty();
  }

  private boolean fill() throws IOException {
    next = 0;
    filled = Math.max(0, text.read(buffer, 0, buffer.length));
    return filled > 0;
  }

  private int lineEnd() {
    int end = next;
    while (end < filled && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  private static String withoutReturn(StringBuilder line) {
    int last = line.length() - 1;
    return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
  }
}
