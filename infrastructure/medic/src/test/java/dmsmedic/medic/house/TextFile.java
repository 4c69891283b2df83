package dmsmedic.medic.house;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One text file of the repository.
 *
 * @param path from the root of the repository, with forward slashes
 */
record TextFile(String path, String text) {

  private static final Pattern NOT_CODE =
      Pattern.compile(
          "\"\"\"(?:\\\\.|[^\\\\])*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\n])++'"
              + "|//[^\n]*+|/\\*.*?\\*/",
          Pattern.DOTALL);

  private static final Pattern CHARACTER = Pattern.compile("[^\n]");

  boolean isJava() {
    return path.endsWith(".java");
  }

  boolean isTest() {
    return path.contains("/src/test/");
  }

  /** Main code of core, which is held to more than the rest. */
  boolean isCore() {
    return path.startsWith("functions/core/src/main/");
  }

  /** The simple name of the file: {@code Main.java}. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The folder of the file, without a slash at its end; empty at the root. */
  String folder() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** The folder of the module that holds this file; empty outside {@code src}. */
  String module() {
    return path.substring(0, Math.max(0, path.indexOf("/src/")));
  }

  List<String> lines() {
    return text.lines().toList();
  }

  /** The same file with comments and literals blanked, so that a rule sees code only. */
  TextFile code() {
    Function<Matcher, String> blank = m -> CHARACTER.matcher(m.group()).replaceAll(" ");
    StringBuilder code = new StringBuilder();
    Matcher matcher = NOT_CODE.matcher(text);
    while (matcher.find()) {
      matcher.appendReplacement(code, Matcher.quoteReplacement(blank.apply(matcher)));
    }
    return new TextFile(path, matcher.appendTail(code).toString());
  }

  /** A violation at every match of {@code banned}. */
  Stream<Violation> matches(Pattern banned, String rule, String wayOut) {
    return banned
        .matcher(text)
        .results()
        .map(m -> new Violation(path, lineAt(m.start()), rule, m.group().strip() + ": " + wayOut));
  }

  private int lineAt(int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }
}
