package dmsmedic.core.treatment;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.TargetTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A table that a fault damaged, with everything seen and tried.
 *
 * @param source its name on the source, which {@code ReloadTables} wants
 * @param target its name on the target, which guards and proofs look at
 * @param columns the columns whose values were cut; empty for a fault of whole tables
 * @param count how many lines of the log spoke of it
 * @param attempts the rungs that were tried, oldest first
 * @param whole whether it was proven whole since it was last seen hurt
 */
public record HurtTable(
    TableName source,
    TableName target,
    Fault fault,
    List<Truncation> columns,
    Instant firstAt,
    Instant lastAt,
    long count,
    List<Attempt> attempts,
    boolean whole) {

  /**
   * Values of one column that were cut.
   *
   * @param limitBytes the limit that cut them, 0 where the line does not tell
   * @param actualBytes the greatest reported length in DMS's transfer encoding, 0 where unknown
   */
  public record Truncation(String column, long limitBytes, long actualBytes) {}

  /**
   * A rung that was tried for the table.
   *
   * @param sizeKb the size that was set, in kilobytes, where the rung has one; else 0
   */
  public record Attempt(Rung rung, int sizeKb) {}

  public HurtTable {
    columns = List.copyOf(columns);
    attempts = List.copyOf(attempts);
  }

  /** Whether this rung was tried. */
  public boolean tried(Rung rung) {
    return attempts.stream().anyMatch(attempt -> attempt.rung() == rung);
  }

  /** Whether this rung was the last one that was tried. */
  boolean lastTried(Rung rung) {
    return !attempts.isEmpty() && attempts.getLast().rung() == rung;
  }

  /** The greatest limit that was set for it, in kilobytes; 0 where none was. */
  int limitedKb() {
    return attempts.stream()
        .filter(attempt -> attempt.rung() == Rung.LIMITED_LOB)
        .mapToInt(Attempt::sizeKb)
        .max()
        .orElse(0);
  }

  /** The greatest reported length, in bytes; 0 where no line told one. */
  public long actualBytes() {
    return columns.stream().mapToLong(Truncation::actualBytes).max().orElse(0);
  }

  /** The greatest limit that cut a value, in bytes; 0 where no line told one. */
  public long limitBytes() {
    return columns.stream().mapToLong(Truncation::limitBytes).max().orElse(0);
  }

  /** This table with one more attempt. */
  public HurtTable with(Attempt attempt) {
    List<Attempt> more = new ArrayList<>(attempts);
    more.add(attempt);
    return new HurtTable(source, target, fault, columns, firstAt, lastAt, count, more, whole);
  }

  /** This table without the last attempt like this one, which did not come to its load. */
  public HurtTable without(Attempt attempt) {
    List<Attempt> fewer = new ArrayList<>(attempts);
    int last = fewer.lastIndexOf(attempt);
    if (last >= 0) {
      fewer.remove(last);
    }
    return new HurtTable(source, target, fault, columns, firstAt, lastAt, count, fewer, whole);
  }

  /** This table, proven whole or hurt again. */
  public HurtTable proven(boolean isWhole) {
    return new HurtTable(source, target, fault, columns, firstAt, lastAt, count, attempts, isWhole);
  }

  /** This table with its columns as the target spells them, where it has one for each. */
  public HurtTable spelled(TargetTable seen) {
    List<Truncation> spelled =
        columns.stream()
            .map(cut -> {
              List<String> names = seen.spelled(cut.column());
              String name = names.size() == 1 ? names.getFirst() : cut.column();
              return new Truncation(name, cut.limitBytes(), cut.actualBytes());
            })
            .toList();
    return new HurtTable(
        source, target, fault, joined(spelled, List.of()), firstAt, lastAt, count, attempts, whole);
  }

  /** Whether both speak of the same damage. */
  public boolean same(HurtTable other) {
    return source.equals(other.source) && fault == other.fault;
  }

  /** What is known of both together; the attempts are this one's. */
  public HurtTable joined(HurtTable other) {
    return new HurtTable(
        source,
        target,
        fault,
        joined(columns, other.columns),
        firstAt.isBefore(other.firstAt) ? firstAt : other.firstAt,
        lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt,
        count + other.count,
        attempts,
        whole && !other.lastAt.isAfter(lastAt));
  }

  /** Logs spell a column as the source does, or as the target does; the first spelling stays. */
  private static List<Truncation> joined(List<Truncation> ones, List<Truncation> others) {
    SortedMap<String, Truncation> byColumn = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Stream.concat(ones.stream(), others.stream())
        .forEach(one -> byColumn.merge(one.column(), one, HurtTable::greatest));
    return List.copyOf(byColumn.values());
  }

  private static Truncation greatest(Truncation one, Truncation other) {
    return new Truncation(
        one.column(),
        Math.max(one.limitBytes(), other.limitBytes()),
        Math.max(one.actualBytes(), other.actualBytes()));
  }
}
