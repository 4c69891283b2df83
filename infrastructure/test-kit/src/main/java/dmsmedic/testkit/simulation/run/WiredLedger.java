package dmsmedic.testkit.simulation.run;

import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.TaskFile;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import java.util.List;
import java.util.Optional;

/** The ledger at the end of the wire. */
record WiredLedger(Ledger real, Wire wire) implements Ledger {

  @Override
  public Answer<Optional<Incident>> open(TaskArn task) {
    return wire.answer(() -> real.open(task));
  }

  @Override
  public Saved<Incident> begin(Incident first, TaskFile read) {
    return wire.saved(() -> real.begin(first, read));
  }

  @Override
  public Saved<Incident> save(Incident incident) {
    return wire.saved(() -> real.save(incident));
  }

  @Override
  public Answer<List<TaskArn>> openTasks() {
    return wire.answer(real::openTasks);
  }

  @Override
  public Answer<TaskFile> file(TaskArn task) {
    return wire.answer(() -> real.file(task));
  }

  @Override
  public Saved<TaskFile> save(TaskFile file) {
    return wire.saved(() -> real.save(file));
  }

  @Override
  public Answer<FleetFile> fleet() {
    return wire.answer(real::fleet);
  }

  @Override
  public Saved<FleetFile> save(FleetFile file) {
    return wire.saved(() -> real.save(file));
  }

  @Override
  public Saved<List<String>> hold(String role, String incident) {
    return wire.saved(() -> real.hold(role, incident));
  }

  @Override
  public Saved<List<String>> release(String role, String incident) {
    return wire.saved(() -> real.release(role, incident));
  }

  @Override
  public Answer<List<String>> holders(String role) {
    return wire.answer(() -> real.holders(role));
  }
}
