package dmsmedic.testkit.simulation.rows;

import dmsmedic.core.migration.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A table at the source: its rows of now, and every change since the beginning. */
public final class SourceTable {

  /** A row has a number, and one large value of which only the length matters. */
  public record Change(int key, Optional<Integer> chars) {}

  /**
   * How the table is made.
   *
   * @param firstKey its rows have numbers from here on, so that tables that share a target differ
   * @param bytesPerChar what DMS spends on a character in transfer
   * @param nullable whether the target column takes NULL
   * @param keyed whether the target table has a primary key
   * @param conflictShare how often a COPY that is not retried dies
   */
  public record Make(
      TableName name,
      int firstKey,
      int bytesPerChar,
      boolean nullable,
      boolean keyed,
      double conflictShare) {

    /** Whether a row of the target is one of this table's. */
    public boolean owns(int key) {
      return key >= firstKey && key < firstKey + KEYS;
    }
  }

  /** No table ever has so many rows. */
  public static final int KEYS = 1_000_000;

  public final Make make;
  private final SortedMap<Integer, Integer> rows = new TreeMap<>();
  private final List<Change> changes = new ArrayList<>();
  private int nextKey;

  public SourceTable(Make make) {
    this.make = make;
    nextKey = make.firstKey();
  }

  /** Inserts a row before anybody looks. */
  public void fill(int chars) {
    rows.put(nextKey++, chars);
  }

  /** The program that owns the source inserts a row. */
  public void insert(int chars) {
    int key = nextKey++;
    rows.put(key, chars);
    changes.add(new Change(key, Optional.of(chars)));
  }

  /** It writes another value into a row, if there is one. */
  public void update(int any, int chars) {
    some(any)
        .ifPresent(key -> {
          rows.put(key, chars);
          changes.add(new Change(key, Optional.of(chars)));
        });
  }

  /** It deletes a row, if there is one. */
  public void delete(int any) {
    some(any)
        .ifPresent(key -> {
          rows.remove(key);
          changes.add(new Change(key, Optional.empty()));
        });
  }

  private Optional<Integer> some(int any) {
    return rows.isEmpty()
        ? Optional.empty()
        : rows.keySet().stream().skip(Math.floorMod(any, rows.size())).findFirst();
  }

  /** The rows of now, lengths by key. */
  public SortedMap<Integer, Integer> rows() {
    return new TreeMap<>(rows);
  }

  /** How many changes there were. */
  public int position() {
    return changes.size();
  }

  /** The changes from a position on. */
  public List<Change> since(int position) {
    return List.copyOf(changes.subList(position, changes.size()));
  }
}
