package dmsmedic.taskhealer.cockroach;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL cut into tokens as the standard says, for tests; what opens and does not close is refused.
 */
final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s++|(?<name>\"(?:[^\"]|\"\")*+\")|(?<text>'(?:[^']|'')*+')|(?<word>[A-Za-z0-9_]++)"
              + "|(?<sign>[^\"'\\s])",
          Pattern.DOTALL);

  private Tokens() {}

  /** A quoted identifier without its quotes, or anything else as it stands. */
  record Token(String text, boolean quoted) {}

  static Token identifier(String name) {
    return new Token(name, true);
  }

  static Predicate<Token> sign(String sign) {
    return token -> !token.quoted() && token.text().equals(sign);
  }

  static List<Token> of(String sql) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(sql);
    int at = 0;
    while (at < sql.length()) {
      if (!matcher.region(at, sql.length()).lookingAt()) {
        throw new AssertionError("A quote is not closed: " + sql.substring(at));
      }
      at = matcher.end();
      String name = matcher.group("name");
      if (name != null) {
        tokens.add(identifier(name.substring(1, name.length() - 1).replace("\"\"", "\"")));
      } else if (!matcher.group().isBlank()) {
        tokens.add(new Token(matcher.group(), false));
      }
    }
    return tokens;
  }
}
