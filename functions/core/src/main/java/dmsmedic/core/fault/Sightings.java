package dmsmedic.core.fault;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tally that collapses occurrences to one sighting per origin, fault, table and column.
 *
 * <p>DMS warns once per value, which can be millions of lines. Memory is bounded by the number of
 * distinct sightings: once that is reached, further ones are counted for the fault at large
 * (without table, column and role) and {@link #overflowed()} says how many; nothing is dropped.
 */
public final class Sightings {
  private final int distinctMax;
  private final Map<Sighting.Key, Sighting> byKey = new LinkedHashMap<>();
  private long overflowed;

  /** An empty tally that keeps this many distinct sightings apart. */
  public Sightings(int distinctMax) {
    if (distinctMax < 1) {
      throw new IllegalArgumentException("A tally keeps at least one sighting, not " + distinctMax);
    }
    this.distinctMax = distinctMax;
  }

  /** Counts an occurrence, at its own time or else at the time given. */
  public void add(Origin origin, Occurrence occurrence, Instant otherwiseAt) {
    add(Sighting.of(origin, occurrence, otherwiseAt));
  }

  /** Counts a sighting. */
  public void add(Sighting sighting) {
    if (byKey.size() < distinctMax || byKey.containsKey(sighting.key())) {
      byKey.merge(sighting.key(), sighting, Sighting::merge);
      return;
    }
    overflowed += sighting.count();
    Sighting atLarge = sighting.atLarge();
    byKey.merge(atLarge.key(), atLarge, Sighting::merge);
  }

  /** The sightings, in the order in which each was first met. */
  public List<Sighting> all() {
    return List.copyOf(byKey.values());
  }

  /** How many occurrences lost their table, column and role to the bound; zero normally. */
  public long overflowed() {
    return overflowed;
  }
}
