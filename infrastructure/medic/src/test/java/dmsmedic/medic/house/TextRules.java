package dmsmedic.medic.house;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rules that need no more than the characters of one file, whatever its language. */
final class TextRules {

  private static final int COLUMNS = 100;
  private static final int FILE_LINES = 300;

  private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");

  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.~-])/(?:work|root|home|tmp/wt)/[\\w.-]*");

  /** Twelve digits, unless they end a UUID or a fraction. */
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?<![0-9A-Za-z]|[0-9a-f]{4}-|\\d\\.)"
              + "(?!123456789012|000000000000)\\d{12}(?![0-9A-Za-z]|-[0-9a-f]{4}|\\.\\d)");

  private static final List<Function<TextFile, Stream<Violation>>> RULES =
      List.of(
          TextRules::columns,
          TextRules::fileLength,
          TextRules::tabs,
          TextRules::newlineAtTheEnd,
          file -> file.matches(UNFINISHED, "unfinished", "finish it, or write an issue"),
          file -> file.matches(MACHINE_PATH, "machine path", "name no one's folder"),
          file -> file.matches(ACCOUNT, "account number", "use 123456789012"));

  private TextRules() {}

  static Stream<Violation> check(TextFile file) {
    return RULES.stream().flatMap(rule -> rule.apply(file));
  }

  private static Stream<Violation> columns(TextFile file) {
    List<String> lines = file.isJava() ? file.lines() : List.of();
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).codePointCount(0, lines.get(i).length()) > COLUMNS)
        .mapToObj(
            i -> new Violation(file.path(), i + 1, "columns", "at most " + COLUMNS + "; wrap it"));
  }

  private static Stream<Violation> fileLength(TextFile file) {
    int lines = file.lines().size();
    if (!file.isJava() || lines <= FILE_LINES) {
      return Stream.empty();
    }
    String wayOut = lines + " lines, at most " + FILE_LINES + "; find the second concept in it";
    return Stream.of(new Violation(file.path(), lines, "file length", wayOut));
  }

  private static Stream<Violation> tabs(TextFile file) {
    boolean tabsMeanSomething = file.path().endsWith(".tsv") || file.name().equals("Makefile");
    return tabsMeanSomething
        ? Stream.empty()
        : file.matches(Pattern.compile("\t"), "tab", "indent with spaces");
  }

  private static Stream<Violation> newlineAtTheEnd(TextFile file) {
    boolean ends = file.text().isEmpty() || file.text().endsWith("\n");
    return ends
        ? Stream.empty()
        : Stream.of(
            new Violation(file.path(), file.lines().size(), "last line", "end it with a newline"));
  }
}
