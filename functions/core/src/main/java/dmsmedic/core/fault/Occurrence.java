package dmsmedic.core.fault;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One place in a log where a signature was found, and all that this place says.
 *
 * @param at when; absent where neither the log nor the line says it
 * @param table what the line, or its neighbours, call the table; absent where they do not
 * @param limitBytes the length at which a value was cut
 * @param actualBytes the length before the cut, in the encoding in which DMS transfers it
 * @param copyConditions why CockroachDB did not retry, where it says so
 * @param line the text of the physical line or lines that the signature spans
 */
public record Occurrence(
    Signature signature,
    Optional<Instant> at,
    Optional<TableToken> table,
    Optional<String> column,
    OptionalLong limitBytes,
    OptionalLong actualBytes,
    Optional<CopyConditions> copyConditions,
    String line) {

  /** An occurrence of which only signature, time and line are known. */
  public static Occurrence of(Signature signature, Optional<Instant> at, String line) {
    return new Occurrence(
        signature,
        at,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        line);
  }

  /** The fault that was seen. */
  public Fault fault() {
    return signature.fault();
  }

  /** The same occurrence in this table. */
  public Occurrence inTable(Optional<TableToken> named) {
    return new Occurrence(
        signature, at, named, column, limitBytes, actualBytes, copyConditions, line);
  }

  /** The same occurrence in this column. */
  public Occurrence inColumn(String named) {
    return new Occurrence(
        signature, at, table, Optional.of(named), limitBytes, actualBytes, copyConditions, line);
  }

  /** The same occurrence with the lengths that the line says, in bytes. */
  public Occurrence withBytes(OptionalLong limit, OptionalLong actual) {
    return new Occurrence(signature, at, table, column, limit, actual, copyConditions, line);
  }

  /** The same occurrence with the reason why CockroachDB did not retry. */
  public Occurrence withCopyConditions(CopyConditions conditions) {
    return new Occurrence(
        signature, at, table, column, limitBytes, actualBytes, Optional.of(conditions), line);
  }
}
