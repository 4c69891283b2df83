package dmsmedic.core.fault.dmslog;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A record of a task log: a line with a header and the lines that continue it, or a group of lines
 * without any header (the beginning of a batch, or text that never was DMS's own).
 */
final class DmsRecord {
  /**
   * After one of these the words are somebody's data or SQL, not DMS's.
   *
   * <p>DMS logs the statement it executes and the context it is in, see the user guide's
   * CHAP_Monitoring on context logging; those can contain any words, a signature's too.
   */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "\\{operation:|\\bstatement\\s{0,8}+:|\\bfailing\\s{1,8}+row\\b"
              + "|\\bsource\\s{1,8}+SQL\\s{0,8}+:|\\bDETAIL:|\\bCONTEXT:|\\bvalues\\s{0,8}+\\(",
          Pattern.CASE_INSENSITIVE);

  private final List<PhysicalLine> lines;
  private final int[] starts;
  private final String original;
  private final String text;
  private final String lowerCase;

  DmsRecord(List<PhysicalLine> lines) {
    this.lines = List.copyOf(lines);
    this.starts = new int[lines.size()];
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < starts.length; i++) {
      starts[i] = joined.length();
      joined.append(lines.get(i).content()).append('\n');
    }
    this.original = joined.toString();
    this.text = PhysicalLine.plain(original);
    this.lowerCase = text.toLowerCase(Locale.ROOT);
  }

  /** The header; absent for a group of bare lines. */
  Optional<DmsHeader> header() {
    return lines.getFirst().header();
  }

  /** All lines as one text with plain quotes and blanks; what patterns search. */
  String text() {
    return text;
  }

  /** Whether the text has one of these words, in any case; far quicker to tell than a pattern. */
  boolean mentions(String... lowerCaseWords) {
    for (String word : lowerCaseWords) {
      if (lowerCase.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** A part of the text in the characters that the log really has. */
  String original(int start, int end) {
    return original.substring(start, end);
  }

  /** Where the sentence begins in which this offset stands: the body, or the bare message. */
  int sentenceStart(int offset) {
    return header().map(DmsHeader::bodyStart).orElseGet(() -> starts[messageOf(offset)]);
  }

  /** The number of the line with which the message begins in which an offset stands. */
  private int messageOf(int offset) {
    int line = lineOf(offset);
    while (line > 0 && !lines.get(line).leads()) {
      line--;
    }
    return line;
  }

  /**
   * Whether the words at this offset begin on the first line on which their message says anything.
   *
   * <p>What DMS says in one sentence does; a later line may be a line of somebody's data.
   */
  boolean leads(int offset) {
    int message = messageOf(offset);
    int start = message == 0 ? header().map(DmsHeader::bodyStart).orElse(0) : starts[message];
    return !text.substring(start, offset).stripLeading().contains("\n");
  }

  /** The physical lines on which a part of the text stands, as the log has them. */
  String linesSpanning(int start, int end) {
    StringBuilder spanning = new StringBuilder(lines.get(lineOf(start)).raw());
    for (int i = lineOf(start) + 1; i <= lineOf(Math.max(start, end - 1)); i++) {
      spanning.append('\n').append(lines.get(i).raw());
    }
    return spanning.toString();
  }

  /** When the line at this offset was written: by the log, or else by the record's own words. */
  Optional<Instant> at(int offset) {
    return lines.get(lineOf(offset)).at().or(() -> header().flatMap(DmsHeader::at));
  }

  /** The number of the line on which an offset stands. */
  int lineOf(int offset) {
    int line = starts.length - 1;
    while (starts[line] > offset) {
      line--;
    }
    return line;
  }

  /**
   * Whether the words at this offset are DMS's own.
   *
   * <p>They are not when they stand in quotes, or after something that opens foreign text.
   */
  boolean speaksItself(int offset) {
    String before = text.substring(sentenceStart(offset), offset);
    return outsideQuotes(before) && !FOREIGN.matcher(before).find();
  }

  /** An apostrophe within a word is none; nor is a stray quote before the first word. */
  private static boolean outsideQuotes(String before) {
    boolean inSingle = false;
    boolean inDouble = false;
    for (int i = leading(before); i < before.length(); i++) {
      char character = before.charAt(i);
      if (character == '\'' && !inDouble && !isApostrophe(before, i)) {
        inSingle = !inSingle;
      } else if (character == '"' && !inSingle) {
        inDouble = !inDouble;
      }
    }
    return !inSingle && !inDouble;
  }

  private static int leading(String before) {
    int start = 0;
    while (start < before.length() && " \t\"".indexOf(before.charAt(start)) >= 0) {
      start++;
    }
    return start;
  }

  private static boolean isApostrophe(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at - 1))
        && Character.isLetter(text.charAt(at + 1));
  }
}
