package dmsmedic.dmssimulator.jdbc;

import dmsmedic.dmssimulator.rows.Change;
import dmsmedic.dmssimulator.rows.Row;
import dmsmedic.dmssimulator.rows.TableName;
import java.util.Optional;

/**
 * One line of PostgreSQL's test_decoding output, such as {@code table public.t: UPDATE: old-key:
 * id[integer]:1 new-tuple: id[integer]:2 note[text]:'it''s'}.
 */
final class DecodedLine {
  private static final String UNCHANGED = "unchanged-toast-datum";

  private final String text;
  private int at;

  private DecodedLine(String text) {
    this.text = text;
  }

  /** The change that a line tells, if it tells one. */
  static Optional<Change> read(long transaction, String line) {
    DecodedLine decoded = new DecodedLine(line);
    return decoded.skip("table ") ? decoded.change(transaction) : Optional.empty();
  }

  private Optional<Change> change(long transaction) {
    String schema = identifier('.');
    at++;
    TableName table = new TableName(schema, identifier(':'));
    at += 2;
    if (skip("INSERT:")) {
      return Optional.of(new Change.Insert(table, transaction, tuple()));
    }
    if (skip("DELETE:")) {
      Row key = tuple();
      return key.isEmpty()
          ? Optional.empty()
          : Optional.of(new Change.Delete(table, transaction, key));
    }
    if (skip("UPDATE:")) {
      Row key = skip(" old-key:") ? tuple() : Row.empty();
      skip(" new-tuple:");
      return Optional.of(new Change.Update(table, transaction, key, tuple()));
    }
    return Optional.empty();
  }

  private Row tuple() {
    Row row = Row.empty();
    while (at < text.length() && !ahead(" new-tuple:") && !ahead(" (no-tuple-data)")) {
      at++;
      String column = identifier('[');
      type();
      at++;
      Optional<Optional<String>> value = value();
      value.ifPresent(known -> row.put(column, known));
    }
    return row;
  }

  private String identifier(char end) {
    if (text.charAt(at) != '"') {
      int from = at;
      at = text.indexOf(end, at);
      return text.substring(from, at);
    }
    at++;
    return quotedUntil('"');
  }

  /** Skips {@code [type]}; a type may hold brackets and quoted names. */
  private void type() {
    int depth = 0;
    do {
      char c = text.charAt(at++);
      if (c == '"') {
        quotedUntil('"');
      } else if (c == '[') {
        depth++;
      } else if (c == ']') {
        depth--;
      }
    } while (depth > 0);
  }

  /** The value; outer empty when it is unchanged and not told, inner empty when it is NULL. */
  private Optional<Optional<String>> value() {
    if (text.charAt(at) == '\'') {
      at++;
      return Optional.of(Optional.of(quotedUntil('\'')));
    }
    if (ahead("B'")) {
      at += 2;
      return Optional.of(Optional.of(quotedUntil('\'')));
    }
    int end = text.indexOf(' ', at);
    String token = text.substring(at, end < 0 ? text.length() : end);
    at += token.length();
    if (token.equals(UNCHANGED)) {
      return Optional.empty();
    }
    return Optional.of(token.equals("null") ? Optional.empty() : Optional.of(token));
  }

  /** Reads to the closing quote and passes it; a doubled quote stands for one. */
  private String quotedUntil(char quote) {
    StringBuilder inside = new StringBuilder();
    while (true) {
      int close = text.indexOf(quote, at);
      inside.append(text, at, close);
      at = close + 1;
      if (at >= text.length() || text.charAt(at) != quote) {
        return inside.toString();
      }
      inside.append(quote);
      at++;
    }
  }

  private boolean ahead(String expected) {
    return text.startsWith(expected, at);
  }

  private boolean skip(String expected) {
    boolean found = ahead(expected);
    at += found ? expected.length() : 0;
    return found;
  }
}
