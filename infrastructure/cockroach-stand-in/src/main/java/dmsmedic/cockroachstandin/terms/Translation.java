package dmsmedic.cockroachstandin.terms;

import dmsmedic.cockroachstandin.copy.CopyStatement;
import dmsmedic.cockroachstandin.wire.SqlError;

/** What becomes of a statement. */
public sealed interface Translation {
  /**
   * It is said to PostgreSQL in these words.
   *
   * @param asksTheClock whether it reads the stand-in's clock, which must then be told first
   */
  record Forward(String sql, boolean asksTheClock) implements Translation {}

  /** It is refused. */
  record Refuse(SqlError error) implements Translation {}

  /** It is a COPY, which the stand-in conducts itself. */
  record Copy(CopyStatement statement) implements Translation {}

  /** Words that do not ask the clock. */
  static Translation forward(String sql) {
    return new Forward(sql, false);
  }

  /** A statement that succeeds and changes nothing. */
  static Translation nothing() {
    return forward("SET standin.nothing = ''");
  }
}
