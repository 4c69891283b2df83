package dmsmedic.taskhealer.cockroach;

import dmsmedic.core.incident.Outcome;
import dmsmedic.core.redaction.Redaction;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * A failure of the cluster or of the way to it, and what follows from its SQLSTATE.
 *
 * <p>To teach it a new state, add a line to {@link #STATES}. A full state goes before its class,
 * the first two characters (PostgreSQL, appendix A; cockroachdb/cockroach, pkg/sql/pgwire/pgcode).
 */
record Trouble(SQLException cause) {

  /** What a state says about the statement that failed with it. */
  enum Meaning {
    /** It did not happen, and may next time. */
    PASSING,
    /** It did not happen, and will not. */
    FORBIDDEN,
    /** It may have happened. */
    LOST
  }

  /** The state of a statement that was cancelled. */
  static final String CANCELLED = "57014";

  private static final Map<String, Meaning> STATES =
      Map.ofEntries(
          Map.entry("08", Meaning.LOST), // connection
          Map.entry("40", Meaning.PASSING), // transaction rollback, 40001 above all
          Map.entry("40003", Meaning.LOST), // CockroachDB: result is ambiguous
          Map.entry("53", Meaning.PASSING), // insufficient resources
          Map.entry("55P03", Meaning.PASSING), // lock not available
          Map.entry(CANCELLED, Meaning.LOST), // cancelled, as by our statement time-out
          Map.entry("57P01", Meaning.LOST), // the node shuts down
          Map.entry("57P02", Meaning.LOST),
          Map.entry("57P03", Meaning.PASSING), // the node does not take connections yet
          Map.entry("58", Meaning.PASSING), // CockroachDB: range unavailable
          Map.entry("99999", Meaning.LOST), // pgjdbc: unexpected
          Map.entry("XX", Meaning.PASSING)); // internal error

  private static final String SERIALIZATION = "40001";
  private static final String UNDEFINED_COLUMN = "42703";
  private static final String UNDEFINED_OBJECT = "42704";

  private static final int LONGEST = 200;

  String state() {
    return Optional.ofNullable(cause.getSQLState()).orElse("99999");
  }

  Meaning meaning() {
    String state = state();
    Meaning byClass =
        STATES.getOrDefault(state.substring(0, Math.min(2, state.length())), Meaning.FORBIDDEN);
    return STATES.getOrDefault(state, byClass);
  }

  /** Whether the cluster asks for the same statement once more. */
  boolean conflict() {
    return state().equals(SERIALIZATION);
  }

  /** Whether a statement was cancelled because its time was over. */
  boolean cancelled() {
    return state().equals(CANCELLED);
  }

  boolean unknownColumn() {
    return state().equals(UNDEFINED_COLUMN);
  }

  boolean unknownVariable() {
    return state().equals(UNDEFINED_OBJECT);
  }

  /** What became of a change that was sent. */
  Outcome outcome() {
    return switch (meaning()) {
      case PASSING -> new Outcome.NotNow(sentence());
      case FORBIDDEN -> new Outcome.Refused(sentence());
      case LOST -> new Outcome.Unsure(sentence());
    };
  }

  /** What became of a change when there was no connection to send it through. */
  Outcome outcomeBeforeSending() {
    return switch (meaning()) {
      case FORBIDDEN -> new Outcome.Refused(sentence());
      case PASSING, LOST -> new Outcome.NotNow(sentence());
    };
  }

  /** The failure as a sentence: one line, short, with its states and without values. */
  String sentence() {
    String states = state();
    if (cause.getSuppressed().length > 0) {
      states += ", attempt " + (cause.getSuppressed().length + 1);
    }
    return "The cluster could not do it: %s (%s).".formatted(shown(), states);
  }

  private String shown() {
    String text = String.valueOf(cause.getMessage());
    String line = text.lines().findFirst().orElse("").replaceFirst("^[A-Z]+: ", "").strip();
    line = Redaction.withoutValues(line);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
