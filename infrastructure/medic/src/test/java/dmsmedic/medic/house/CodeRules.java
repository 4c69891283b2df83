package dmsmedic.medic.house;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words that Java code of this house does not use; comments and literals may. */
final class CodeRules {

  /**
   * One banned word.
   *
   * @param where the files that it is banned from
   */
  private record Ban(String rule, Predicate<TextFile> where, Pattern word, String wayOut) {

    Ban(String rule, String word, String wayOut) {
      this(rule, file -> true, Pattern.compile(word), wayOut);
    }

    Stream<Violation> check(TextFile file) {
      return where.test(file) ? file.code().matches(word, rule, wayOut) : Stream.empty();
    }
  }

  private static final List<Ban> BANS =
      List.of(
          new Ban("var", "\\bvar\\s+\\w+\\s*[=:]", "write the type; a review has no IDE"),
          new Ban("sleep", "\\.sleep\\s*\\(", "wait for what happens, or step a clock"),
          new Ban("mock", "\\b(Mockito|EasyMock|mockk)\\b", "write a fake with behaviour"),
          new Ban("wildcard import", "(?m)^import .*\\*;", "import each name"),
          new Ban(
              "ambient world",
              TextFile::isCore,
              Pattern.compile("\\b(nanoTime|ThreadLocalRandom|randomUUID|Math\\.random|getenv)\\b"),
              "core takes time, randomness and settings as arguments"));

  private CodeRules() {}

  static Stream<Violation> check(TextFile file) {
    return file.isJava() ? BANS.stream().flatMap(ban -> ban.check(file)) : Stream.empty();
  }
}
