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
    return new Numbers(where);
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

  /** Those of the rows 1 to n that pass. */
  private final class Numbers implements Cursor {
    private final List<Condition> where;
    private int read;

    Numbers(List<Condition> where) {
      this.where = List.copyOf(where);
    }

    @Override
    public Optional<Row> next() {
      while (read < rows) {
        Row row = row(++read);
        if (where.stream().allMatch(condition -> condition.passes(row))) {
          return Optional.of(row);
        }
      }
      return Optional.empty();
    }

    private static Row row(int number) {
      return Row.empty()
          .put("id", Optional.of(Integer.toString(number)))
          .put("note", Optional.of("row " + number));
    }

    @Override
    public Snapshot snapshot() {
      return new Snapshot(Long.MAX_VALUE, Set.of());
    }

    @Override
    public void close() {}
  }
}
