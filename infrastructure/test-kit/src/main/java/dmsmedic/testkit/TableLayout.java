package dmsmedic.testkit;

import dmsmedic.core.migration.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table as a test wants it on the target.
 *
 * @param key the columns of the primary key; empty for a table that declares none
 * @param references the tables whose keys its column {@code ref_0}, {@code ref_1} and so on name
 */
public record TableLayout(
    TableName name, List<Column> columns, List<String> key, List<TableName> references) {

  /** What a column holds. */
  public enum Kind {
    NUMBER,
    /** Text of at most ten characters. */
    SHORT_TEXT,
    TEXT,
    JSON,
    /** Bytes; a test gives their content as text in UTF-8. */
    BYTES;

    /** Whether a value may be of any length. */
    boolean unbounded() {
      return this == TEXT || this == JSON || this == BYTES;
    }
  }

  /** One column. */
  public record Column(String name, Kind kind, boolean nullable) {}

  public TableLayout {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    references = List.copyOf(references);
  }

  /** A table with the key {@code id} and these columns beside it. */
  public static TableLayout keyed(TableName name, Column... columns) {
    return new TableLayout(name, List.of(columns), List.of("id"), List.of()).with("id");
  }

  /** A table that declares no key. */
  public static TableLayout keyless(TableName name, Column... columns) {
    return new TableLayout(name, List.of(columns), List.of(), List.of());
  }

  /** This table, with a foreign key to the column {@code id} of another. */
  public TableLayout referencing(TableName other) {
    TableLayout wider = with("ref_" + references.size());
    return new TableLayout(
        name, wider.columns, key, Stream.concat(references.stream(), Stream.of(other)).toList());
  }

  private TableLayout with(String number) {
    List<Column> wider = new ArrayList<>(columns);
    wider.add(new Column(number, Kind.NUMBER, !key.contains(number)));
    return new TableLayout(name, wider, key, references);
  }
}
