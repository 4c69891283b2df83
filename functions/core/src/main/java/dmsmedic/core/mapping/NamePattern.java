package dmsmedic.core.mapping;

import java.util.regex.Pattern;

/**
 * A name in an object locator, in which {@code %} stands for any text and {@code _} for one
 * character, as AWS DMS table mappings have it.
 */
public record NamePattern(String text) {

  /** Whether the pattern can match more than one name. */
  public boolean wild() {
    return text.indexOf('%') >= 0;
  }

  /** Whether the name is one the pattern stands for; case counts. */
  public boolean matches(String name) {
    return regex().matcher(name).matches();
  }

  private Pattern regex() {
    StringBuilder regex = new StringBuilder();
    text.chars().forEach(c -> regex.append(piece((char) c)));
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static String piece(char c) {
    if (c == '%') {
      return ".*";
    }
    return c == '_' ? "." : Pattern.quote(String.valueOf(c));
  }
}
