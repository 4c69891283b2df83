package dmsmedic.taskhealer.cloudwatch;

import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.observation.Found;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The lines found so far, with repetitions left out.
 *
 * <p>DMS warns once for each value, which can be a million lines. Of lines that differ in nothing
 * but their numbers the first, the last and the longest are kept.
 */
final class Repetitions {

  /** So many different lines are kept apart. */
  static final int DISTINCT_MAX = 20_000;

  private static final Comparator<Found> BY_TIME = Comparator.comparing(Found::at);
  private static final Comparator<Found> BY_LENGTH =
      Comparator.comparingLong(found -> found.occurrence().actualBytes().orElse(0));

  private final Instant since;
  private final Map<Occurrence, Kept> kept = new LinkedHashMap<>();
  private boolean full;

  Repetitions(Instant since) {
    this.since = since;
  }

  private record Kept(Found first, Found last, Found longest) {

    Kept with(Found one) {
      return new Kept(
          BY_TIME.compare(one, first) < 0 ? one : first,
          BY_TIME.compare(one, last) >= 0 ? one : last,
          BY_LENGTH.compare(one, longest) > 0 ? one : longest);
    }
  }

  /** Adds an occurrence, which happened at its own time or else at the event's. */
  void add(Occurrence occurrence, Instant eventAt) {
    Found found = new Found(occurrence, occurrence.at().orElse(eventAt));
    if (found.at().isBefore(since)) {
      return;
    }
    Occurrence key = likeness(occurrence);
    if (kept.size() >= DISTINCT_MAX && !kept.containsKey(key)) {
      full = true;
      return;
    }
    kept.merge(key, new Kept(found, found, found), (known, more) -> known.with(found));
  }

  /** Whether more different lines came than are kept apart. */
  boolean full() {
    return full;
  }

  /** What was kept, oldest first. */
  List<Found> all() {
    return kept.values().stream()
        .flatMap(one -> Stream.of(one.first(), one.last(), one.longest()).distinct())
        .sorted(BY_TIME)
        .toList();
  }

  /** The occurrence without time, length and the numbers in its text. */
  private static Occurrence likeness(Occurrence one) {
    return new Occurrence(
        one.signature(),
        Optional.empty(),
        one.table(),
        one.column(),
        one.limitBytes(),
        OptionalLong.empty(),
        one.copyConditions(),
        one.line().replaceAll("[0-9]++", "0"));
  }
}
