package dmsmedic.core.fault.dmslog;

import dmsmedic.core.fault.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What puts the lines of a task log together to records.
 *
 * <p>A message belongs to one record: its first line opens one, where it has a header, or else
 * continues the open one. What follows a line end within a message can be somebody's data, with
 * anything in it that DMS itself would write, so it neither opens nor ends a record. A record whose
 * lines come as messages of their own is put together from them; there a line of data cannot be
 * told from a line of DMS.
 *
 * <p>A record is complete when the source file of DMS is named at the end of a message, {@code
 * (name.c:123)}, and is closed at {@link #LINES_MAX} lines or {@link #CHARS_MAX} characters, so
 * that memory is bounded; what the message has beyond that is not read.
 */
final class RecordAssembler {
  static final int LINES_MAX = 64;
  static final int CHARS_MAX = 65_536;

  private static final Pattern END =
      Pattern.compile("\\([A-Za-z0-9_]{1,64}+\\.(?:c|cpp|cc):\\d{1,6}+\\)?\\s*+(?:$|\t)");
  private static final Pattern ERROR_LINE =
      Pattern.compile("\\s*+(?:[^\\s\"'{}]{1,64}+\t)?\\s*+(?:ERROR|FATAL):");

  private final List<PhysicalLine> open = new ArrayList<>();
  private int openChars;

  /** Takes the next message of the log; gives the records that it completes. */
  List<DmsRecord> accept(LogLine message) {
    List<DmsRecord> complete = new ArrayList<>();
    List<PhysicalLine> lines = lines(message);
    if (lines.isEmpty()) {
      return complete;
    }
    if (!continuesOpen(lines.getFirst())) {
      end().ifPresent(complete::add);
    }
    boolean whole = add(lines);
    if (!whole || END.matcher(tail(lines.getLast().content())).find()) {
      end().ifPresent(complete::add);
    }
    return complete;
  }

  /** The record that is still open, now that no line follows. */
  Optional<DmsRecord> end() {
    if (open.isEmpty()) {
      return Optional.empty();
    }
    DmsRecord last = new DmsRecord(open);
    open.clear();
    openChars = 0;
    return Optional.of(last);
  }

  /** One line more than a record may have is enough to see that it is full. */
  private static List<PhysicalLine> lines(LogLine message) {
    List<PhysicalLine> lines = new ArrayList<>();
    message
        .text()
        .lines()
        .limit(LINES_MAX + 1L)
        .forEach(line ->
            lines.add(
                lines.isEmpty()
                    ? PhysicalLine.leading(message.at(), line)
                    : PhysicalLine.following(message.at(), line)));
    return lines;
  }

  /** Adds the lines up to the first that does not fit; whether all did. */
  private boolean add(List<PhysicalLine> lines) {
    for (PhysicalLine line : lines) {
      if (!fits(line)) {
        return false;
      }
      open.add(line);
      openChars += line.content().length() + 1;
    }
    return true;
  }

  private boolean fits(PhysicalLine line) {
    return open.size() < LINES_MAX && openChars + line.content().length() + 1 <= CHARS_MAX;
  }

  private boolean continuesOpen(PhysicalLine line) {
    if (open.isEmpty() || line.header().isPresent()) {
      return false;
    }
    return fits(line) && (inOpenContext() || !startsAnew(line));
  }

  /** An error on a line of its own does not belong to a record that can hold none. */
  private boolean startsAnew(PhysicalLine line) {
    return open.getFirst().header().filter(header -> !header.mayHoldError()).isPresent()
        && ERROR_LINE.matcher(line.content()).lookingAt();
  }

  /** Within {@code {operation: ...}} any line belongs to the statement that is quoted there. */
  private boolean inOpenContext() {
    if (open.getFirst().header().isEmpty()) {
      return false;
    }
    String first = open.getFirst().content();
    return first.contains("{operation:")
        && open.stream().noneMatch(line -> line.content().stripTrailing().endsWith("}"));
  }

  /** Enough of a line's end, and of the columns after it, to see whether it names a file. */
  private static String tail(String content) {
    int tab = content.lastIndexOf('\t');
    int end = tab > 0 ? tab + 1 : content.length();
    return content.substring(Math.max(0, end - 160), end);
  }
}
