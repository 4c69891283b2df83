package dmsmedic.dmssimulator.rows;

/** A committed change of a source row, in commit order. */
public sealed interface Change {

  /** The source table. */
  TableName table();

  /** The source transaction's number. */
  long transaction();

  /** A new row. */
  record Insert(TableName table, long transaction, Row row) implements Change {}

  /**
   * A changed row.
   *
   * @param key the old row's key; empty when the key did not change
   * @param row the new row; columns that are absent did not change
   */
  record Update(TableName table, long transaction, Row key, Row row) implements Change {}

  /** A removed row, known by its key. */
  record Delete(TableName table, long transaction, Row key) implements Change {}
}
