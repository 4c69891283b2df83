package dmsmedic.dmssimulator.synthetic;

import dmsmedic.dmssimulator.rows.Change;
import dmsmedic.dmssimulator.rows.Column;
import dmsmedic.dmssimulator.rows.Condition;
import dmsmedic.dmssimulator.rows.Row;
import dmsmedic.dmssimulator.rows.Snapshot;
import dmsmedic.dmssimulator.rows.SourceSession;
import dmsmedic.dmssimulator.rows.SourceTable;
import dmsmedic.dmssimulator.rows.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A source of tables with two columns, in which nothing ever changes. */
final class SyntheticSource implements SourceSession {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", "bigint", Column.Lob.NONE),
          new Column("note", "text", Column.Lob.NCLOB));

  private final int rows;

  SyntheticSource(int rows) {
    this.rows = rows;
  }

  @Override
  public List<SourceTable> tables(List<TableName> named) {
    return named.stream().map(table -> new SourceTable(table, COLUMNS, List.of("id"))).toList();
  }

  @Override
  public Cursor read(SourceTable table, List<Condition> where) {
    return new Numbers();
  }

  @Override
  public void keepChanges(String slot) {}

  @Override
  public Optional<List<Change>> takeChanges(String slot) {
    return Optional.of(List.of());
  }

  @Override
  public void dropChanges(String slot) {}

  @Override
  public void close() {}

  /** The rows 1 to n. */
  private final class Numbers implements Cursor {
    private int given;

    @Override
    public Optional<Row> next() {
      if (given == rows) {
        return Optional.empty();
      }
      given++;
      return Optional.of(
          Row.empty()
              .put("id", Optional.of(Integer.toString(given)))
              .put("note", Optional.of("row " + given)));
    }

    @Override
    public Snapshot snapshot() {
      return new Snapshot(Long.MAX_VALUE, Set.of());
    }

    @Override
    public void close() {}
  }
}
