package dmsmedic.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
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

  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  void manyWildcardsAreDecidedInTime() {
    String pattern = "%a".repeat(60) + "b";

    assertThat(new NamePattern(pattern).matches("a".repeat(10_000))).isFalse();
  }
}
