package dmsmedic.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.migration.TableName;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', true",
    "'', a, false",
    "%, '', true",
    "a, a, true",
    "a, A, false",
    "a%, a, true",
    "%b, aab, true",
    "%b, aba, false",
    "a%c%e, abcde, true",
    "a%c%e, abced, false",
    "a_c, abc, true",
    "_, '', false",
    "a.c, abc, false",
    "%%a%%, xax, true",
    "or_%, orders, true",
    "'_', \ud83d\ude00, true",
    "'\ud83d\ude00%', \ud83d\ude00x, true",
  })
  void aPatternMatchesAsDmsMeansIt(String pattern, String name, boolean matches) {
    assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "sales[_]%, sales_2024, YES",
    "sales[_]%, sales2024, NO",
    "order[_]items, order_items, YES",
    "order[_]items, orderXitems, NO",
    "[a-m]%, apples, YES",
    "[a-m]%, pears, NO",
    "[a-m]%, Apples, PERHAPS",
    "[a-m]%, \u00e9clairs, PERHAPS",
    "[a-m]%, 9s, NO",
    "[A-z]%, apples, PERHAPS",
    "[a-cx_0-3], x, YES",
    "[a-cx_0-3], 2, YES",
    "[a-cx_0-3], d, NO",
    "t%[12]%z, ta2bz, YES",
    "t%[12]%z, ta3bz, NO",
    "[ab], [ab], PERHAPS",
    "a], a], YES",
    "a[, ab, PERHAPS",
    "a[b, ab, PERHAPS",
    "a[b, c, NO",
    "a[], ab, PERHAPS",
    "a[^b], ab, PERHAPS",
    "a[!b], ac, PERHAPS",
    "a[[]b, a[b, PERHAPS",
    "a[d-b], ac, PERHAPS",
    "a[-b], a-, PERHAPS",
    "a[b-], a-, PERHAPS",
    "a[%-_], ab, PERHAPS",
  })
  void bracketsNameTheCharactersOfWhichOneIsMeant(String pattern, String name, Answer answer) {
    assertThat(answer(new NamePattern(pattern), name)).isEqualTo(answer);
  }

  enum Answer {
    YES,
    PERHAPS,
    NO
  }

  private static Answer answer(NamePattern pattern, String name) {
    assertThat(pattern.mayMatch(name) || !pattern.matches(name)).isTrue();
    return pattern.matches(name) ? Answer.YES : pattern.mayMatch(name) ? Answer.PERHAPS : Answer.NO;
  }

  /** A part of a pattern, what java.util.regex calls it, and texts that it stands for. */
  private record Part(String pattern, String regex, List<String> texts) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("a", "a", List.of("a")),
          new Part("b1", "b1", List.of("b1")),
          new Part("]", "\\]", List.of("]")),
          new Part("%", ".*", List.of("", "a", "_b", "c2b")),
          new Part("_", ".", List.of("a", "_", "%")),
          new Part("[_]", "_", List.of("_")),
          new Part("[%]", "%", List.of("%")),
          new Part("[ab]", "[ab]", List.of("a", "b")),
          new Part("[b-d]", "[b-d]", List.of("b", "c", "d")),
          new Part("[_b-c1-2]", "[_b-c1-2]", List.of("_", "b", "c", "1", "2")));

  @Test
  void aNameMadeFromAPatternIsMatchedAndAnotherAsARegularExpressionSays() {
    Random random = new Random(8);
    int others = 0;
    for (int i = 0; i < 100_000; i++) {
      List<Part> parts = parts(random);
      NamePattern pattern = new NamePattern(joined(parts, Part::pattern));
      Pattern oracle = Pattern.compile(joined(parts, Part::regex));
      String own = joined(parts, part -> text(part, random));
      String other = joined(parts(random), part -> text(part, random));
      assertThat(answer(pattern, own)).as("%s: %s", pattern, own).isEqualTo(Answer.YES);
      assertThat(own.isEmpty() || reach(pattern, own)).as("%s: %s", pattern, own).isTrue();
      if (!other.equals(pattern.text())) {
        boolean told = oracle.matcher(other).matches();
        assertThat(answer(pattern, other))
            .as("%s: %s", pattern, other)
            .isEqualTo(told ? Answer.YES : Answer.NO);
        others += told ? 0 : 1;
      }
    }
    assertThat(others).isGreaterThan(10_000);
  }

  private static boolean reach(NamePattern pattern, String name) {
    Rule rule = new Rule.Selection("1", Locator.of("%", pattern.text()), true, false);
    return new TableMappings(List.of(rule)).mayProduceAny(List.of(new TableName("public", name)));
  }

  private static List<Part> parts(Random random) {
    return Stream.generate(() -> PARTS.get(random.nextInt(PARTS.size())))
        .limit(1 + random.nextInt(4))
        .toList();
  }

  private static String text(Part part, Random random) {
    return part.texts().get(random.nextInt(part.texts().size()));
  }

  private static String joined(List<Part> parts, Function<Part, String> each) {
    return parts.stream().map(each).collect(Collectors.joining());
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  void manyWildcardsAreDecidedInTime() {
    String pattern = "%a".repeat(60) + "b";

    assertThat(new NamePattern(pattern).matches("a".repeat(10_000))).isFalse();
  }
}
