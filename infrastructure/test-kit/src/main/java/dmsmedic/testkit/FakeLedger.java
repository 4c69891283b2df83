package dmsmedic.testkit;

import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.TaskFile;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A ledger in memory, which can be told to have trouble.
 *
 * <p>Safe for use by several threads.
 */
public final class FakeLedger implements Ledger {

  /** What goes wrong with one call. */
  public enum Trouble {
    /** Nothing. */
    NONE,
    /** Another hand was quicker: nothing is written. A read is not troubled. */
    OVERTAKEN,
    /** The request is lost on its way: nothing is written, nothing is read. */
    LOST,
    /** The answer is lost on its way: what was to be written is written. */
    UNANSWERED
  }

  private final Map<TaskArn, Incident> open = new TreeMap<>();
  private final List<Incident> closed = new ArrayList<>();
  private final Map<TaskArn, TaskFile> files = new TreeMap<>();
  private final Map<String, SortedSet<String>> holders = new TreeMap<>();
  private FleetFile fleet = FleetFile.empty();
  private Supplier<Trouble> trouble = () -> Trouble.NONE;

  /** From now on each call has the trouble that is supplied for it. */
  public synchronized void troubledBy(Supplier<Trouble> next) {
    trouble = next;
  }

  /** The incidents that ended, in the order in which they did. */
  public synchronized List<Incident> closed() {
    return List.copyOf(closed);
  }

  @Override
  public synchronized Answer<Optional<Incident>> open(TaskArn task) {
    return read(() -> Optional.ofNullable(open.get(task)));
  }

  @Override
  public synchronized Saved<Incident> begin(Incident first, TaskFile read) {
    boolean same = files.getOrDefault(read.task(), TaskFile.of(read.task())).equals(read);
    return write(same && !open.containsKey(first.task()), () -> store(first));
  }

  @Override
  public synchronized Saved<Incident> save(Incident incident) {
    Optional<Incident> stored = Optional.ofNullable(open.get(incident.task()));
    boolean same =
        stored
            .map(one -> one.id().equals(incident.id()) && one.version() == incident.version())
            .orElse(incident.version() == 0);
    return write(same, () -> store(incident));
  }

  @Override
  public synchronized Answer<List<TaskArn>> openTasks() {
    return read(() -> List.copyOf(open.keySet()));
  }

  @Override
  public synchronized Answer<TaskFile> file(TaskArn task) {
    return read(() -> files.getOrDefault(task, TaskFile.of(task)));
  }

  @Override
  public synchronized Saved<TaskFile> save(TaskFile file) {
    long stored = Optional.ofNullable(files.get(file.task())).map(TaskFile::version).orElse(0L);
    return write(
        stored == file.version(),
        () -> {
          TaskFile next = file.withVersion(stored + 1);
          files.put(file.task(), next);
          return next;
        });
  }

  @Override
  public synchronized Answer<FleetFile> fleet() {
    return read(() -> fleet);
  }

  @Override
  public synchronized Saved<FleetFile> save(FleetFile file) {
    return write(
        fleet.version() == file.version(),
        () -> {
          fleet = file.withVersion(file.version() + 1);
          return fleet;
        });
  }

  @Override
  public synchronized Saved<List<String>> hold(String role, String incident) {
    return change(role, names -> names.add(incident));
  }

  @Override
  public synchronized Saved<List<String>> release(String role, String incident) {
    return change(role, names -> names.remove(incident));
  }

  @Override
  public synchronized Answer<List<String>> holders(String role) {
    return read(() -> names(role));
  }

  private Incident store(Incident incident) {
    Incident next = incident.withVersion(incident.version() + 1);
    if (next.phase().last() && next.chronicle().outbox().isEmpty()) {
      open.remove(next.task());
      closed.add(next);
    } else {
      open.put(next.task(), next);
    }
    return next;
  }

  private Saved<List<String>> change(String role, Consumer<SortedSet<String>> change) {
    return write(
        true,
        () -> {
          change.accept(holders.computeIfAbsent(role, r -> new TreeSet<>()));
          return names(role);
        });
  }

  private List<String> names(String role) {
    return List.copyOf(holders.getOrDefault(role, new TreeSet<>()));
  }

  private <T> Answer<T> read(Supplier<T> read) {
    return switch (trouble.get()) {
      case NONE, OVERTAKEN -> Answer.known(read.get());
      case LOST, UNANSWERED -> Answer.unknown("The ledger did not answer.");
    };
  }

  private <T> Saved<T> write(boolean mayWrite, Supplier<T> write) {
    Trouble now = trouble.get();
    if (now == Trouble.LOST) {
      return new Saved.Failed<>("The ledger could not be reached.");
    }
    if (!mayWrite || now == Trouble.OVERTAKEN) {
      return new Saved.Overtaken<>();
    }
    T written = write.get();
    return now == Trouble.UNANSWERED
        ? new Saved.Failed<>("The ledger did not answer.")
        : new Saved.Written<>(written);
  }
}
