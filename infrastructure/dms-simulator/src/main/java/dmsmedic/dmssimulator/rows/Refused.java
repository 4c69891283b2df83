package dmsmedic.dmssimulator.rows;

/** What a database answered instead of doing as it was told: expected trouble, to be handled. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sqlState;
  private final String text;
  private final String statement;

  /** A refusal with its SQLSTATE, the message as a client prints it, and the statement. */
  public Refused(String sqlState, String text, String statement) {
    super(sqlState + " " + text);
    this.sqlState = sqlState;
    this.text = text;
    this.statement = statement;
  }

  /** Five characters. */
  public String sqlState() {
    return sqlState;
  }

  /** The database's message; further lines hold its detail. */
  public String text() {
    return text;
  }

  /** The message's first line. */
  public String firstLine() {
    return text.lines().findFirst().orElse("");
  }

  /** The statement, with question marks for values; empty when there was none. */
  public String statement() {
    return statement;
  }

  /** Whether the connection is gone rather than the statement refused. */
  public boolean isConnectionLost() {
    return sqlState.startsWith("08") || sqlState.startsWith("57P");
  }

  /** Whether the database asks for another try. */
  public boolean isRetriable() {
    return sqlState.equals("40001");
  }
}
