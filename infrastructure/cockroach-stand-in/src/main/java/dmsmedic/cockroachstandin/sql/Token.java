package dmsmedic.cockroachstandin.sql;

import java.util.Locale;

/** A word of SQL with its place in the text; {@code end} is exclusive. */
public record Token(Kind kind, String text, int start, int end) {
  /** What a token is. */
  public enum Kind {
    /** A keyword or an identifier without quotes. */
    WORD,
    /** An identifier in double quotes. */
    QUOTED,
    /** A string literal of any notation. */
    STRING,
    /** A number without sign. */
    NUMBER,
    /** A placeholder: {@code $1}. */
    PARAMETER,
    /** Punctuation: one character, or {@code ::}. */
    SYMBOL
  }

  /** Whether this is the given keyword or symbol, in any case, without quotes. */
  public boolean is(String expected) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(expected);
  }

  /** Whether this can name a thing. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /** The name meant: folded to lower case, or the quotes taken off. */
  public String name() {
    if (kind == Kind.QUOTED) {
      return text.substring(1, text.length() - 1).replace("\"\"", "\"");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  /** The value of a plain {@code 'literal'}, its quotes taken off. */
  public String literal() {
    int open = text.indexOf('\'');
    if (open < 0) {
      return text;
    }
    String body = text.substring(open + 1, text.length() - 1).replace("''", "'");
    return open == 0 ? body : body.replace("\\\\", "\\");
  }
}
