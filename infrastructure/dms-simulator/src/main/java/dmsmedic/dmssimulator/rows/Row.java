package dmsmedic.dmssimulator.rows;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row, or a part of one: column to value as text, empty for SQL's NULL. A column that is absent
 * is not known, as an unchanged out-of-line value in a change stream is not.
 */
public record Row(Map<String, Optional<String>> values) {

  /** An empty part of a row, to be filled. */
  public static Row empty() {
    return new Row(new LinkedHashMap<>());
  }

  /** Adds or replaces a value. */
  public Row put(String column, Optional<String> value) {
    values.put(column, value);
    return this;
  }

  /** The value of a column: empty when it is NULL or absent. */
  public Optional<String> get(String column) {
    return values.getOrDefault(column, Optional.empty());
  }

  /** Whether the column is known, NULL included. */
  public boolean has(String column) {
    return values.containsKey(column);
  }

  /** The part of this row in the given columns. */
  public Row only(Collection<String> columns) {
    Row part = empty();
    for (String column : columns) {
      if (has(column)) {
        part.put(column, get(column));
      }
    }
    return part;
  }

  /** The columns, in order. */
  public List<String> columns() {
    return List.copyOf(values.keySet());
  }

  /** Whether nothing is in it. */
  public boolean isEmpty() {
    return values.isEmpty();
  }
}
