package dmsmedic.core.loop;

import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A ledger in memory with compare-and-set. */
final class WorldLedger implements Ledger {
  final Map<TaskArn, Incident> open = new LinkedHashMap<>();
  final List<Incident> closed = new ArrayList<>();
  final Map<String, List<String>> holders = new HashMap<>();
  private final Map<TaskArn, TaskFile> files = new HashMap<>();
  final SortedSet<String> transitions = new TreeSet<>();
  private FleetFile fleet = FleetFile.empty();
  private long writes;

  /** The open incident of a task that has one. */
  Incident opened(TaskArn task) {
    return Objects.requireNonNull(open.get(task));
  }

  /** How often something was written. */
  long writes() {
    return writes;
  }

  @Override
  public Answer<Optional<Incident>> open(TaskArn task) {
    return Answer.known(Optional.ofNullable(open.get(task)));
  }

  @Override
  public Saved<Incident> begin(Incident first, TaskFile read) {
    return file(first.task()).equals(Answer.known(read)) ? save(first) : new Saved.Overtaken<>();
  }

  @Override
  public Saved<Incident> save(Incident incident) {
    long stored = Optional.ofNullable(open.get(incident.task())).map(Incident::version).orElse(0L);
    if (stored != incident.version()) {
      return new Saved.Overtaken<>();
    }
    writes++;
    lawful(incident);
    Optional.ofNullable(open.get(incident.task())).ifPresent(old -> passed(old, incident));
    Incident next = incident.withVersion(incident.version() + 1);
    if (next.phase().last() && next.chronicle().outbox().isEmpty()) {
      open.remove(next.task());
      closed.add(next);
    } else {
      open.put(next.task(), next);
    }
    return new Saved.Written<>(next);
  }

  private void passed(Incident old, Incident next) {
    if (old.phase().getClass() != next.phase().getClass()) {
      transitions.add(name(old) + " --> " + name(next));
    }
  }

  private static String name(Incident incident) {
    return incident.phase().getClass().getSimpleName();
  }

  /** A stop of ours is in hand only where something follows that undoes it. */
  private static void lawful(Incident incident) {
    Phase phase = incident.phase();
    boolean watched =
        phase instanceof Phase.Stopping
            || phase instanceof Phase.Modifying
            || phase instanceof Phase.Starting
            || phase instanceof Phase.Paused
            || phase instanceof Phase.Withdrawing
            || phase instanceof Phase.HandedOver;
    if (incident.hand().stopped() && !watched) {
      throw new IllegalStateException("A stop of ours is forgotten in " + incident.phase());
    }
  }

  @Override
  public Answer<List<TaskArn>> openTasks() {
    return Answer.known(List.copyOf(open.keySet()));
  }

  @Override
  public Answer<TaskFile> file(TaskArn task) {
    return Answer.known(files.getOrDefault(task, TaskFile.of(task)));
  }

  @Override
  public Saved<TaskFile> save(TaskFile file) {
    if (files.getOrDefault(file.task(), TaskFile.of(file.task())).version() != file.version()) {
      return new Saved.Overtaken<>();
    }
    writes++;
    TaskFile next = file.withVersion(file.version() + 1);
    files.put(file.task(), next);
    return new Saved.Written<>(next);
  }

  @Override
  public Answer<FleetFile> fleet() {
    return Answer.known(fleet);
  }

  @Override
  public Saved<FleetFile> save(FleetFile file) {
    if (fleet.version() != file.version()) {
      return new Saved.Overtaken<>();
    }
    writes++;
    fleet = file.withVersion(file.version() + 1);
    return new Saved.Written<>(fleet);
  }

  @Override
  public Saved<List<String>> hold(String role, String incident) {
    List<String> held = holders.computeIfAbsent(role, _ -> new ArrayList<>());
    if (!held.contains(incident)) {
      held.add(incident);
    }
    return new Saved.Written<>(List.copyOf(held));
  }

  @Override
  public Saved<List<String>> release(String role, String incident) {
    List<String> held = holders.computeIfAbsent(role, _ -> new ArrayList<>());
    held.remove(incident);
    return new Saved.Written<>(List.copyOf(held));
  }

  @Override
  public Answer<List<String>> holders(String role) {
    return Answer.known(List.copyOf(holders.getOrDefault(role, List.of())));
  }
}
