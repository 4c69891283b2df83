package dmsmedic.dmssimulator.rows;

import java.util.List;
import java.util.Optional;

/** A session on the source database. */
public interface SourceSession extends AutoCloseable {

  /**
   * The tables of the database.
   *
   * @param named tables that selection rules name without a wildcard; a source without a catalogue
   *     makes these up
   */
  List<SourceTable> tables(List<TableName> named) throws Refused;

  /** Reads a table in a transaction of its own, until the cursor is closed. */
  Cursor read(SourceTable table, List<Condition> where) throws Refused;

  /** Begins to keep changes under a name, from now. */
  void keepChanges(String slot) throws Refused;

  /** Takes the changes kept since the last call; empty when the slot does not exist any more. */
  Optional<List<Change>> takeChanges(String slot) throws Refused;

  /** Stops keeping changes; nothing happens when there is no such slot. */
  void dropChanges(String slot) throws Refused;

  @Override
  void close();

  /** The rows of one table as one transaction sees them. */
  interface Cursor extends AutoCloseable {

    /** The next row, empty at the end. */
    Optional<Row> next() throws Refused;

    /** What the transaction sees. */
    Snapshot snapshot();

    @Override
    void close();
  }
}
