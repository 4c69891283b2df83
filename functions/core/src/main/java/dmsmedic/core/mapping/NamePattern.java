package dmsmedic.core.mapping;

import java.util.Arrays;

/**
 * A name in an object locator, in which {@code %} stands for any text and {@code _} for one
 * character, as AWS DMS table mappings have it.
 */
public record NamePattern(String text) {

  /** Whether the pattern can match more than one name. */
  public boolean wild() {
    return text.indexOf('%') >= 0;
  }

  /** Whether the pattern stands for exactly one name, itself. */
  boolean exact() {
    return !wild() && text.indexOf('_') < 0;
  }

  /**
   * Whether the name is one the pattern stands for; case counts.
   *
   * <p>Not by a regular expression: many {@code %} would make it search for ever. Here only the
   * last {@code %} before a mismatch takes one letter more.
   */
  public boolean matches(String name) {
    if (exact()) {
      return text.equals(name);
    }
    int[] signs = text.codePoints().toArray();
    int[] letters = name.codePoints().toArray();
    int sign = 0;
    int any = -1;
    int resume = 0;
    for (int letter = 0; letter < letters.length; ) {
      if (sign < signs.length && signs[sign] == '%') {
        any = sign++;
        resume = letter;
      } else if (sign < signs.length && (signs[sign] == '_' || signs[sign] == letters[letter])) {
        sign++;
        letter++;
      } else if (any >= 0) {
        sign = any + 1;
        letter = ++resume;
      } else {
        return false;
      }
    }
    return Arrays.stream(signs).skip(sign).allMatch(rest -> rest == '%');
  }
}
