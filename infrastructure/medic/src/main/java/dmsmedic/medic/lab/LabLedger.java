package dmsmedic.medic.lab;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.TaskFile;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The ledger in memory. */
final class LabLedger implements Ledger {

  private final Map<TaskArn, Incident> open = new TreeMap<>();
  private final Map<TaskArn, TaskFile> files = new TreeMap<>();
  private final Map<String, TreeSet<String>> holders = new TreeMap<>();

  @Override
  public Answer<Optional<Incident>> open(TaskArn task) {
    return Answer.known(Optional.ofNullable(open.get(task)));
  }

  @Override
  public Saved<Incident> save(Incident incident) {
    long stored = Optional.ofNullable(open.get(incident.task())).map(Incident::version).orElse(0L);
    if (stored != incident.version()) {
      return new Saved.Overtaken<>();
    }
    Incident written = incident.withVersion(stored + 1);
    if (written.phase().last() && written.chronicle().outbox().isEmpty()) {
      open.remove(incident.task());
    } else {
      open.put(incident.task(), written);
    }
    return new Saved.Written<>(written);
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
    TaskFile written = file.withVersion(file.version() + 1);
    files.put(file.task(), written);
    return new Saved.Written<>(written);
  }

  @Override
  public Saved<List<String>> hold(String role, String incident) {
    holders.computeIfAbsent(role, _ -> new TreeSet<>()).add(incident);
    return new Saved.Written<>(new ArrayList<>(holders.get(role)));
  }

  @Override
  public Saved<List<String>> release(String role, String incident) {
    holders.computeIfAbsent(role, _ -> new TreeSet<>()).remove(incident);
    return new Saved.Written<>(new ArrayList<>(holders.get(role)));
  }

  @Override
  public Answer<List<String>> holders(String role) {
    return Answer.known(List.copyOf(holders.getOrDefault(role, new TreeSet<>())));
  }
}
