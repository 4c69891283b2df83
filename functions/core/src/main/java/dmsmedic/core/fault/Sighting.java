package dmsmedic.core.fault;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A counted batch of occurrences of one fault at one origin, in one table and column.
 *
 * <p>It is a hypothesis: whoever acts on it finds the line, or the state, again first.
 *
 * @param limitBytes the greatest length at which a value was cut
 * @param actualBytesMax the greatest length before the cut
 * @param count how many occurrences, at least one
 * @param copyConditions why CockroachDB did not retry, as the last one who said so had it
 */
public record Sighting(
    Fault fault,
    Origin origin,
    Optional<TableToken> table,
    Optional<String> column,
    OptionalLong limitBytes,
    OptionalLong actualBytesMax,
    long count,
    Instant firstAt,
    Instant lastAt,
    Optional<CopyConditions> copyConditions) {

  /** Refuses a count below one, and a last time before the first. */
  public Sighting {
    if (count < 1) {
      throw new IllegalArgumentException("A sighting counts at least one occurrence, not " + count);
    }
    if (lastAt.isBefore(firstAt)) {
      throw new IllegalArgumentException("Last seen " + lastAt + " before first seen " + firstAt);
    }
  }

  /** What two sightings must share to be counted as one. */
  public record Key(
      Fault fault, Origin origin, Optional<TableToken> table, Optional<String> column) {}

  /** The sighting of one occurrence, at its own time or else at the time given. */
  public static Sighting of(Origin origin, Occurrence occurrence, Instant otherwiseAt) {
    Instant at = occurrence.at().orElse(otherwiseAt);
    return new Sighting(
        occurrence.fault(),
        origin,
        occurrence.table(),
        occurrence.column(),
        occurrence.limitBytes(),
        occurrence.actualBytes(),
        1,
        at,
        at,
        occurrence.copyConditions());
  }

  /** What this sighting is a sighting of. */
  public Key key() {
    return new Key(fault, origin, table, column);
  }

  /** Both sightings as one; they must have the same key. */
  public Sighting merge(Sighting other) {
    if (!key().equals(other.key())) {
      throw new IllegalArgumentException("Cannot merge " + key() + " with " + other.key());
    }
    boolean otherIsEarlier = other.lastAt.isBefore(lastAt);
    Sighting later = otherIsEarlier ? this : other;
    Sighting earlier = otherIsEarlier ? other : this;
    return new Sighting(
        fault,
        origin,
        table,
        column,
        greatest(limitBytes, other.limitBytes),
        greatest(actualBytesMax, other.actualBytesMax),
        Math.addExact(count, other.count),
        firstAt.isBefore(other.firstAt) ? firstAt : other.firstAt,
        later.lastAt,
        later.copyConditions.or(earlier::copyConditions));
  }

  /** The same count for the fault at large: without role, table and column. */
  Sighting atLarge() {
    Origin coarse =
        origin instanceof Origin.CockroachLog(String group, String stream, _)
            ? new Origin.CockroachLog(group, stream, Optional.empty())
            : origin;
    return new Sighting(
        fault,
        coarse,
        Optional.empty(),
        Optional.empty(),
        limitBytes,
        actualBytesMax,
        count,
        firstAt,
        lastAt,
        copyConditions);
  }

  private static OptionalLong greatest(OptionalLong one, OptionalLong other) {
    if (one.isEmpty()) {
      return other;
    }
    return other.isEmpty() || other.getAsLong() < one.getAsLong() ? one : other;
  }
}
