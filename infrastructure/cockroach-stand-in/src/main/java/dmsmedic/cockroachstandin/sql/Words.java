package dmsmedic.cockroachstandin.sql;

import java.util.Optional;

/** A reader that walks over the tokens of one statement. */
public final class Words {
  private final Sql sql;
  private int at;

  public Words(Sql sql) {
    this.sql = sql;
  }

  /** The whole statement. */
  public String text() {
    return sql.text();
  }

  /** The statement that is read. */
  public Sql sql() {
    return sql;
  }

  /** Steps over these keywords if they come next. */
  public boolean accept(String... words) {
    boolean found = sql.has(at, words);
    at += found ? words.length : 0;
    return found;
  }

  /** Steps over a name if one comes next. */
  public Optional<String> name() {
    return sql.at(at).isName() ? Optional.of(sql.at(at++).name()) : Optional.empty();
  }

  /** Steps over a table name of one or two parts if one comes next. */
  public Optional<TableName> table() {
    return name().map(this::table);
  }

  private TableName table(String first) {
    if (!accept(".")) {
      return TableName.inPublic(first);
    }
    return name().map(second -> new TableName(first, second)).orElse(TableName.inPublic(first));
  }

  /** Steps over the next token, whatever it is. */
  public Token next() {
    return sql.at(at++);
  }

  public Token peek() {
    return sql.at(at);
  }

  public boolean atEnd() {
    return at >= sql.size();
  }

  /** The index of the next token. */
  public int index() {
    return at;
  }

  /** The rest of the text, walked over. */
  public String rest() {
    String rest = sql.from(at);
    at = sql.size();
    return rest;
  }
}
