package dmsmedic.cockroachstandin.log;

import java.time.Instant;

/** Where the lines of the SQL_EXEC channel go; called by the thread of the session that failed. */
@FunctionalInterface
public interface LogSink {
  /**
   * Takes one line.
   *
   * @param at the stand-in's own clock
   * @param role the login role whose statement it is
   * @param line the line as the cluster writes it, without line end
   */
  void put(Instant at, String role, String line);

  /** A sink that keeps nothing. */
  static LogSink none() {
    return (at, role, line) -> {};
  }
}
