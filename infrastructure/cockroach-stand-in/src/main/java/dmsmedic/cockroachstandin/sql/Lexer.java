package dmsmedic.cockroachstandin.sql;

import dmsmedic.cockroachstandin.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts SQL into tokens. An unfinished literal or comment runs to the end of the text: PostgreSQL
 * will say what is wrong with it.
 */
final class Lexer {
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.at < text.length()) {
      lexer.step();
    }
    return List.copyOf(lexer.tokens);
  }

  private void step() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (text.startsWith("--", at)) {
      at = until("\n", at);
    } else if (text.startsWith("/*", at)) {
      at = until("*/", at + 2);
    } else if (c == '\'') {
      add(Kind.STRING, quoted(at + 1, '\'', false));
    } else if (c == '"') {
      add(Kind.QUOTED, quoted(at + 1, '"', false));
    } else if (startsPrefixedString(c)) {
      add(Kind.STRING, quoted(at + 2, '\'', c == 'e' || c == 'E'));
    } else if (c == '$') {
      dollar();
    } else if (Character.isDigit(c)) {
      add(Kind.NUMBER, number());
    } else if (isWordStart(c)) {
      add(Kind.WORD, word());
    } else {
      add(Kind.SYMBOL, text.startsWith("::", at) ? at + 2 : at + 1);
    }
  }

  private void add(Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), at, end));
    at = end;
  }

  private int until(String closing, int from) {
    int found = text.indexOf(closing, from);
    return found < 0 ? text.length() : found + closing.length();
  }

  private boolean startsPrefixedString(char c) {
    return "eEbBxX".indexOf(c) >= 0 && text.startsWith("'", at + 1);
  }

  /** The end of a literal whose body starts at {@code from}; a doubled quote is part of it. */
  private int quoted(int from, char quote, boolean backslashes) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (backslashes && c == '\\') {
        i += 2;
      } else if (c != quote) {
        i++;
      } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
        i += 2;
      } else {
        return i + 1;
      }
    }
    return text.length();
  }

  private void dollar() {
    int i = at + 1;
    while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
      i++;
    }
    boolean digits = i > at + 1 && Character.isDigit(text.charAt(at + 1));
    if (digits) {
      add(Kind.PARAMETER, i);
    } else if (i < text.length() && text.charAt(i) == '$') {
      add(Kind.STRING, until(text.substring(at, i + 1), i + 1));
    } else {
      add(Kind.SYMBOL, at + 1);
    }
  }

  private int number() {
    int i = at;
    while (i < text.length() && isNumberPart(i)) {
      i++;
    }
    return i;
  }

  private boolean isNumberPart(int i) {
    char c = text.charAt(i);
    boolean sign = (c == '+' || c == '-') && "eE".indexOf(text.charAt(i - 1)) >= 0 && i > at;
    return Character.isLetterOrDigit(c) || c == '.' || c == '_' || sign;
  }

  private static boolean isWordStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private int word() {
    int i = at;
    while (i < text.length() && isWordPart(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
