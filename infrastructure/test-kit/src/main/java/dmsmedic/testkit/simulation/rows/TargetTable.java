package dmsmedic.testkit.simulation.rows;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.RowsFound.Lengths;
import dmsmedic.core.observation.RowsWanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A table of the target with every version of its rows, as reads of the past see them. */
public final class TargetTable {

  /** A version of a row; {@code until} is empty for one that still stands. */
  private record Row(int key, int chars, boolean foreign, Instant from, Optional<Instant> until) {
    boolean at(Instant time) {
      return !from.isAfter(time) && until.map(time::isBefore).orElse(true);
    }

    Row ended(Instant at) {
      return new Row(key, chars, foreign, from, Optional.of(at));
    }
  }

  public final TableName name;
  private final int bytesPerChar;
  private final List<Row> rows = new ArrayList<>();

  /** What the target would hold of DMS if nothing had ever been damaged: lengths by key. */
  public final SortedMap<Integer, Integer> due = new TreeMap<>();

  public TargetTable(TableName name, int bytesPerChar) {
    this.name = name;
    this.bytesPerChar = bytesPerChar;
  }

  /** Writes a row; an older version of it ends. */
  public void put(int key, int chars, boolean foreign, Instant now) {
    remove(key, now);
    rows.add(new Row(key, chars, foreign, now, Optional.empty()));
  }

  /** Deletes a row. */
  public void remove(int key, Instant now) {
    rows.replaceAll(row -> row.key == key && row.until.isEmpty() ? row.ended(now) : row);
  }

  /** Deletes everything; when the rows were written that are not of the source table. */
  public List<Instant> truncate(SourceTable.Make by, Instant now) {
    List<Instant> foreign =
        standing().stream()
            .filter(row -> row.foreign || !by.owns(row.key))
            .map(Row::from)
            .sorted()
            .toList();
    rows.replaceAll(row -> row.until.isEmpty() ? row.ended(now) : row);
    return foreign;
  }

  private List<Row> standing() {
    return rows.stream().filter(row -> row.until.isEmpty()).toList();
  }

  /** Whether a row stands under this key. */
  public boolean has(int key) {
    return rows.stream().anyMatch(row -> row.key == key && row.until.isEmpty());
  }

  /** A load of a source table has ended; these are the rows it should have brought. */
  public void loadedWith(SourceTable.Make by, SortedMap<Integer, Integer> all) {
    due.subMap(by.firstKey(), by.firstKey() + SourceTable.KEYS).clear();
    due.putAll(all);
  }

  /** What is wrong with the rows that DMS brought; nothing where they are whole. */
  public Optional<String> damage() {
    SortedMap<Integer, Integer> written = new TreeMap<>();
    standing().stream().filter(row -> !row.foreign).forEach(row -> written.put(row.key, row.chars));
    return written.equals(due)
        ? Optional.empty()
        : Optional.of("The target holds " + written + " and should hold " + due + ".");
  }

  /** What a read of the past finds. */
  public RowsFound count(RowsWanted wanted, Instant readAt) {
    List<Row> then = rows.stream().filter(row -> row.at(readAt)).toList();
    long younger = then.stream().filter(row -> row.from.isAfter(wanted.youngerThan())).count();
    List<Lengths> lengths = wanted.columns().stream().map(limit -> lengths(then, limit)).toList();
    return new RowsFound(name, then.size(), Optional.of(younger), lengths, readAt);
  }

  private Lengths lengths(List<Row> then, RowsWanted.Limit limit) {
    long longest = then.stream().mapToLong(Row::chars).max().orElse(0);
    return new Lengths(
        limit.column(),
        then.stream().filter(row -> row.chars == limit.limitBytes()).count(),
        then.stream().filter(row -> row.chars == limit.limitBytes() / 2).count(),
        longest,
        longest,
        bytesPerChar == 1);
  }
}
