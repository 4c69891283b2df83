package dmsmedic.cockroachstandin.sql;

import java.util.ArrayList;
import java.util.List;

/** One SQL statement: its text and its tokens, whose places are counted in that text. */
public record Sql(String text, List<Token> tokens) {
  private static final Token END = new Token(Token.Kind.SYMBOL, "", 0, 0);

  /** One statement, without looking for semicolons. */
  public static Sql of(String text) {
    return new Sql(text, Lexer.tokens(text));
  }

  /** The statements of a script, split at semicolons; empty ones are left out. */
  public static List<Sql> split(String script) {
    List<Sql> statements = new ArrayList<>();
    int start = 0;
    for (Token token : Lexer.tokens(script)) {
      if (token.is(";")) {
        addUnlessEmpty(statements, script.substring(start, token.start()));
        start = token.end();
      }
    }
    addUnlessEmpty(statements, script.substring(start));
    return statements;
  }

  private static void addUnlessEmpty(List<Sql> statements, String text) {
    Sql sql = of(text.strip());
    if (!sql.tokens.isEmpty()) {
      statements.add(sql);
    }
  }

  /** The token at a place; beyond either end, a token that is nothing. */
  public Token at(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : END;
  }

  public int size() {
    return tokens.size();
  }

  /** Whether the tokens from {@code index} on are these keywords or symbols. */
  public boolean has(int index, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!at(index + i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether the statement starts with these keywords, given as one text with blanks between. */
  public boolean startsWith(String lead) {
    List<Token> words = Lexer.tokens(lead);
    for (int i = 0; i < words.size(); i++) {
      if (!at(i).is(words.get(i).text())) {
        return false;
      }
    }
    return true;
  }

  /** Whether a keyword occurs anywhere. */
  public boolean mentions(String word) {
    return tokens.stream().anyMatch(token -> token.is(word));
  }

  /** The index of the parenthesis that closes the one at {@code open}; the size when none does. */
  public int closing(int open) {
    int depth = 0;
    for (int i = open; i < size(); i++) {
      if (at(i).is("(")) {
        depth++;
      } else if (at(i).is(")") && --depth == 0) {
        return i;
      }
    }
    return size();
  }

  /** The text from one token to the end. */
  public String from(int index) {
    return index < size() ? text.substring(at(index).start()) : "";
  }
}
