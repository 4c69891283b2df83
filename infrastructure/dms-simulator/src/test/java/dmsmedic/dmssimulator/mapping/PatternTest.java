package dmsmedic.dmssimulator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatternTest {

  private static boolean matches(String pattern, String name) {
    return new Pattern(pattern).matches(name);
  }

  @Test
  void percentStandsForAnyCharacters() {
    assertThat(matches("%", "")).isTrue();
    assertThat(matches("a%", "abc")).isTrue();
    assertThat(matches("%c", "abc")).isTrue();
    assertThat(matches("a%b%c", "axbxc")).isTrue();
    assertThat(matches("a%b%c", "axc")).isFalse();
    assertThat(matches("a%a", "a")).isFalse();
  }

  @Test
  void everythingElseIsExact() {
    assertThat(matches("Item", "item")).isFalse();
    assertThat(matches("a_b", "axb")).isFalse();
  }
}
