package dmsmedic.testkit.load;

import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.TaskFile;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.testkit.FakeLedger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ledger of a fleet, which counts what is written for whom, and what the list costs. */
final class CountingLedger implements Ledger {

  private static final Duration CALL = Duration.ofMillis(4);

  private final FakeLedger ledger = new FakeLedger();
  private final Fleet fleet;
  private final Map<TaskArn, Integer> incidents = new HashMap<>();
  private final Map<TaskArn, Integer> files = new HashMap<>();
  private int lists;

  CountingLedger(Fleet fleet) {
    this.fleet = fleet;
  }

  List<Incident> closed() {
    return ledger.closed();
  }

  int mostIncidentWrites() {
    return incidents.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  int incidentWrites(TaskArn task) {
    return incidents.getOrDefault(task, 0);
  }

  int mostFileWrites() {
    return files.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** How often all open tasks were listed. */
  int lists() {
    return lists;
  }

  @Override
  public Answer<Optional<Incident>> open(TaskArn task) {
    fleet.clock().spend(CALL);
    return ledger.open(task);
  }

  @Override
  public Saved<Incident> begin(Incident first, TaskFile read) {
    fleet.clock().spend(CALL);
    incidents.merge(first.task(), 1, Integer::sum);
    return ledger.begin(first, read);
  }

  @Override
  public Saved<Incident> save(Incident incident) {
    fleet.clock().spend(CALL);
    incidents.merge(incident.task(), 1, Integer::sum);
    return ledger.save(incident);
  }

  @Override
  public Answer<List<TaskArn>> openTasks() {
    fleet.clock().spend(CALL);
    lists++;
    return ledger.openTasks();
  }

  /** Every turn of an incident reads the task's file; that alone is no look at the task. */
  @Override
  public Answer<TaskFile> file(TaskArn task) {
    fleet.clock().spend(CALL);
    if (held(task)) {
      fleet.noteHeldTurn(task);
    }
    return ledger.file(task);
  }

  private boolean held(TaskArn task) {
    return ledger
        .open(task)
        .found()
        .flatMap(open -> open)
        .filter(incident -> incident.phase() instanceof Phase.Held)
        .isPresent();
  }

  @Override
  public Saved<TaskFile> save(TaskFile file) {
    fleet.clock().spend(CALL);
    files.merge(file.task(), 1, Integer::sum);
    return ledger.save(file);
  }

  @Override
  public Saved<List<String>> hold(String role, String incident) {
    return ledger.hold(role, incident);
  }

  @Override
  public Saved<List<String>> release(String role, String incident) {
    return ledger.release(role, incident);
  }

  @Override
  public Answer<List<String>> holders(String role) {
    return ledger.holders(role);
  }

  @Override
  public Answer<FleetFile> fleet() {
    return ledger.fleet();
  }

  @Override
  public Saved<FleetFile> save(FleetFile file) {
    return ledger.save(file);
  }
}
