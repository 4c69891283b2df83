package dmsmedic.cockroachstandin.terms;

import dmsmedic.cockroachstandin.forms.StatementForms;
import dmsmedic.cockroachstandin.wire.SqlError;

/**
 * The refusal of a statement, thrown from the depth of a rule and caught in one place, {@link
 * StatementForms#translate}.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN_CHARACTERS = 120;

  private final transient SqlError error;

  public Refusal(SqlError error) {
    super(error.message());
    this.error = error;
  }

  public Refusal(String sqlState, String message) {
    this(new SqlError(sqlState, message));
  }

  /** What the stand-in has not learnt; the statement is named by its beginning. */
  public static Refusal unknownForm(String text) {
    String shown = text.strip().replaceAll("\\s+", " ");
    String cut =
        shown.length() > SHOWN_CHARACTERS ? shown.substring(0, SHOWN_CHARACTERS) + "..." : shown;
    return new Refusal("0A000", "the stand-in does not know this statement form: " + cut);
  }

  /** A variable that this version has not. */
  public static Refusal unknownVariable(String name) {
    return new Refusal("42704", "unrecognized configuration parameter \"" + name + "\"");
  }

  /** A right that the speaker has not. */
  public static Refusal forbidden(String message) {
    return new Refusal("42501", message);
  }

  public SqlError error() {
    return error;
  }
}
