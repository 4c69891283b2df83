package dmsmedic.dmssimulator.rows;

import java.util.List;

/** A session on the target database. Each call is a transaction of its own. */
public interface TargetSession extends AutoCloseable {

  /** Whether the table exists. */
  boolean exists(TableName table) throws Refused;

  /** Empties a table. */
  void truncate(TableName table) throws Refused;

  /** Drops a table if it exists. */
  void drop(TableName table) throws Refused;

  /** Creates a table from target columns. */
  void create(SourceTable shape) throws Refused;

  /** Loads rows with one COPY. */
  void copy(TableName table, List<String> columns, List<Row> rows) throws Refused;

  /** Inserts a row. */
  void insert(TableName table, Row row) throws Refused;

  /** Updates rows with a key; answers how many there were. */
  int update(TableName table, Row key, Row set) throws Refused;

  /** Deletes rows with a key; answers how many there were. */
  int delete(TableName table, Row key) throws Refused;

  /** Reads a table for validation, timestamps through to_char. */
  List<Row> read(SourceTable shape) throws Refused;

  /** Whether the session still works as far as it knows. */
  boolean isOpen();

  @Override
  void close();
}
