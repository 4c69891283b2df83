package dmsmedic.cockroachstandin.forms;

import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.terms.Context;
import dmsmedic.cockroachstandin.terms.Translation;

/**
 * A statement form that the stand-in knows.
 *
 * @param lead the keywords it starts with
 * @param shape the whole form, for people
 * @param usedBy who sends it
 */
public record StatementForm(String lead, String shape, String usedBy, Rule rule) {
  /** How a form is said to PostgreSQL. */
  @FunctionalInterface
  interface Rule {
    Translation translate(Sql sql, Context context);
  }
}
