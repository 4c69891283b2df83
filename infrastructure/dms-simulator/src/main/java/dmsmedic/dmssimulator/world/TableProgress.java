package dmsmedic.dmssimulator.world;

import dmsmedic.dmssimulator.rows.Change;
import dmsmedic.dmssimulator.rows.Snapshot;
import dmsmedic.dmssimulator.rows.TableName;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a task knows about one of its tables: the row of DescribeTableStatistics, and its cache. */
public final class TableProgress {

  /** What is counted. */
  public enum Counter {
    INSERTS,
    DELETES,
    UPDATES,
    APPLIED_INSERTS,
    APPLIED_DELETES,
    APPLIED_UPDATES,
    LOADED_ROWS
  }

  private final TableName name;
  private final Map<Counter, Long> counters = new EnumMap<>(Counter.class);
  private final Deque<Change> cached = new ArrayDeque<>();
  private TableState state = TableState.BEFORE_LOAD;
  private ValidationState validation = ValidationState.NOT_ENABLED;
  private long mismatches;
  private boolean reloaded;
  private Optional<Snapshot> snapshot = Optional.empty();
  private Optional<Instant> loadStarted = Optional.empty();
  private Optional<Instant> loadEnded = Optional.empty();
  private Instant touched;

  /** A table that waits to be loaded. */
  public TableProgress(TableName name, Instant now) {
    this.name = name;
    this.touched = now;
  }

  public TableName name() {
    return name;
  }

  public TableState state() {
    return state;
  }

  public ValidationState validation() {
    return validation;
  }

  /** Rows that validation found different. */
  public long mismatches() {
    return mismatches;
  }

  public boolean isReloaded() {
    return reloaded;
  }

  public Optional<Instant> loadStarted() {
    return loadStarted;
  }

  public Optional<Instant> loadEnded() {
    return loadEnded;
  }

  /** When this record last changed. */
  public Instant touched() {
    return touched;
  }

  /** Changes that wait for the load to end. */
  public Deque<Change> cached() {
    return cached;
  }

  /** What the last load saw of the source. */
  public Optional<Snapshot> snapshot() {
    return snapshot;
  }

  public long count(Counter counter) {
    return counters.getOrDefault(counter, 0L);
  }

  /** Counts. */
  public void add(Counter counter, long more, Instant now) {
    counters.merge(counter, more, Long::sum);
    touched = now;
  }

  /** Moves to another state. */
  public void become(TableState next, Instant now) {
    state = next;
    touched = now;
  }

  /** Moves to another validation state. */
  public void validated(ValidationState next, long different, Instant now) {
    validation = next;
    mismatches = different;
    touched = now;
  }

  /** Marks that a reload was asked for. */
  public void reloadAsked(boolean resetCounters, Instant now) {
    reloaded = true;
    if (resetCounters) {
      counters.clear();
    }
    become(TableState.RELOADING, now);
  }

  /** Begins a load; what was loaded before no longer counts. */
  public void loadBegins(Snapshot sees, Instant now) {
    snapshot = Optional.of(sees);
    loadStarted = Optional.of(now);
    loadEnded = Optional.empty();
    counters.put(Counter.LOADED_ROWS, 0L);
    become(TableState.LOADING, now);
  }

  /** Ends a load. */
  public void loadEnds(TableState as, Instant now) {
    loadEnded = Optional.of(now);
    become(as, now);
  }
}
