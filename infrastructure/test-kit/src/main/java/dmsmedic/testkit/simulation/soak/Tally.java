package dmsmedic.testkit.simulation.soak;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was counted over many runs. Not for use by several threads; each has one, and they add up.
 */
final class Tally {

  /** What is counted by a name. */
  enum Kind {
    /** Troubles that were made. */
    TROUBLE("faults injected"),
    /** Lines that tell of a fault. */
    LINE("faults of the catalogue that logs told of"),
    /** How incidents ended. */
    ENDING("incidents by ending"),
    /** What the healer changed in the world. */
    DEED("deeds of the healer that took effect"),
    /** From which phase to which incidents went. */
    WAY("phase transitions walked"),
    /** Promises that were broken, by runs. */
    BROKEN("runs that broke a promise");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private final Map<Kind, Map<String, Long>> counts = new HashMap<>();
  private long runs;
  private long simulatedMillis;
  private long events;

  long runs() {
    return runs;
  }

  long simulatedMillis() {
    return simulatedMillis;
  }

  long events() {
    return events;
  }

  /** The counts of a kind, by name. */
  SortedMap<String, Long> of(Kind kind) {
    return new TreeMap<>(counts.getOrDefault(kind, Map.of()));
  }

  /** Counts a run. */
  void take(Judged judged) {
    runs++;
    simulatedMillis += judged.simulated().toMillis();
    events += judged.history().events().size();
    Map<String, Phase> phases = new HashMap<>();
    judged.history().events().forEach(event -> take(event, phases));
    judged.findings().stream()
        .map(Finding::promise)
        .distinct()
        .forEach(promise -> count(Kind.BROKEN, promise));
  }

  private void take(Event event, Map<String, Phase> phases) {
    switch (event) {
      case Event.Trouble e -> count(Kind.TROUBLE, e.kind());
      case Event.Line e -> count(Kind.LINE, e.fault().name());
      case Event.Saved e -> walk(e.incident(), phases);
      case Event.Created e -> deed(e.by(), "create");
      case Event.Stopped e -> deed(e.by(), "stop");
      case Event.Started e -> deed(e.by(), "start");
      case Event.Modified e -> deed(e.by(), "modify");
      case Event.Reloaded e -> deed(e.by(), "reload");
      case Event.Deleted e -> deed(e.by(), "delete");
      case Event.Tagged e -> deed(e.by(), "tag");
      case Event.RoleSet e -> deed(e.by(), "set role");
      case Event _ -> {}
    }
  }

  private void deed(Actor by, String name) {
    if (by == Actor.HEALER) {
      count(Kind.DEED, name);
    }
  }

  private void walk(Incident incident, Map<String, Phase> phases) {
    Phase to = incident.phase();
    Phase from = phases.put(incident.id(), to);
    if (from != null && from.getClass() != to.getClass()) {
      count(Kind.WAY, new Ways.Way(name(from), name(to)).toString());
    }
    boolean ended = to.last() && (from == null || !from.last());
    if (ended) {
      count(Kind.ENDING, ending(to));
    }
  }

  private static String ending(Phase last) {
    return last instanceof Phase.HandedOver over
        ? "handed over: " + over.ending().why()
        : name(last).toLowerCase(java.util.Locale.ROOT);
  }

  private static String name(Phase phase) {
    return phase.getClass().getSimpleName();
  }

  private void count(Kind kind, String name) {
    counts.computeIfAbsent(kind, _ -> new HashMap<>()).merge(name, 1L, Long::sum);
  }

  /** Adds what another has counted. */
  void add(Tally other) {
    runs += other.runs;
    simulatedMillis += other.simulatedMillis;
    events += other.events;
    other.counts.forEach((kind, names) ->
        names.forEach((name, count) ->
            counts.computeIfAbsent(kind, _ -> new HashMap<>()).merge(name, count, Long::sum)));
  }

  /** Everything that was counted of a kind. */
  long sum(Kind kind) {
    return counts.getOrDefault(kind, Collections.emptyMap()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}
