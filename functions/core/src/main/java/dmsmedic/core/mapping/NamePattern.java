package dmsmedic.core.mapping;

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
   * <p>Mappings are asked for every table of every task, so nothing is compiled or kept.
   */
  public boolean matches(String name) {
    int at = 0;
    int in = 0;
    int afterWild = -1;
    int retry = 0;
    while (in < name.length()) {
      if (at < text.length() && text.charAt(at) == '%') {
        afterWild = ++at;
        retry = in;
      } else if (at < text.length() && fits(text.charAt(at), name.charAt(in))) {
        at++;
        in++;
      } else if (afterWild >= 0) {
        at = afterWild;
        in = ++retry;
      } else {
        return false;
      }
    }
    return text.substring(at).chars().allMatch(c -> c == '%');
  }

  private static boolean fits(char pattern, char name) {
    return pattern == '_' || pattern == name;
  }
}
