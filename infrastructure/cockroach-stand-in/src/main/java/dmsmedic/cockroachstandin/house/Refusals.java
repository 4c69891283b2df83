package dmsmedic.cockroachstandin.house;

import dmsmedic.cockroachstandin.sql.Names;
import dmsmedic.cockroachstandin.wire.SqlError;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Errors that wait for their turn. A refused statement is said to PostgreSQL as one that must fail,
 * so that transactions abort and pipelines skip as they should; its error is exchanged on the way
 * back.
 */
public final class Refusals {
  private static final String MARK = "stand-in refusal ";

  private final AtomicLong counter = new AtomicLong();
  private final Map<String, SqlError> waiting = new ConcurrentHashMap<>();

  /** A statement that fails, and whose failure will be exchanged for this error. */
  public String statementFor(SqlError error) {
    String name = MARK + counter.incrementAndGet();
    waiting.put("column " + Names.quote(name) + " does not exist", error);
    return "SELECT " + Names.quote(name);
  }

  /** The error that waits for this message of PostgreSQL. */
  public Optional<SqlError> claim(String message) {
    return Optional.ofNullable(waiting.remove(message));
  }
}
