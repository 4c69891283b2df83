package dmsmedic.testkit.simulation.world;

import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.TaskFile;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.testkit.FakeLedger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The contract-tested ledger in memory, which tells the world of each incident that it takes. */
final class RecordingLedger implements Ledger {
  private final FakeLedger ledger = new FakeLedger();
  private final World world;

  /** What the index has shown since when. */
  private final TreeMap<Long, List<TaskArn>> open =
      new TreeMap<>(Map.of(Long.MIN_VALUE, List.of()));

  RecordingLedger(World world) {
    this.world = world;
  }

  @Override
  public Answer<Optional<Incident>> open(TaskArn task) {
    return ledger.open(task);
  }

  @Override
  public Saved<Incident> begin(Incident first, TaskFile read) {
    return told(ledger.begin(first, read));
  }

  @Override
  public Saved<Incident> save(Incident incident) {
    return told(ledger.save(incident));
  }

  private Saved<Incident> told(Saved<Incident> saved) {
    if (saved instanceof Saved.Written<Incident>(Incident written)) {
      world.saved(written);
      open.put(world.time.millis(), ledger.openTasks().found().orElseThrow());
    }
    return saved;
  }

  /** An index follows its table a little later. */
  @Override
  public Answer<List<TaskArn>> openTasks() {
    long shown = world.time.millis() - world.make.indexLagMillis();
    return Answer.known(open.floorEntry(shown).getValue());
  }

  @Override
  public Answer<TaskFile> file(TaskArn task) {
    return ledger.file(task);
  }

  @Override
  public Saved<TaskFile> save(TaskFile file) {
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
