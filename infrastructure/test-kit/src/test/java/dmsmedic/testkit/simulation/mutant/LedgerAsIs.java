package dmsmedic.testkit.simulation.mutant;

import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.TaskFile;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import java.util.List;
import java.util.Optional;

/** The ledger as it is; a mutant overrides what it breaks. */
class LedgerAsIs implements Ledger {
  final Ledger real;

  LedgerAsIs(Ledger real) {
    this.real = real;
  }

  @Override
  public Answer<Optional<Incident>> open(TaskArn task) {
    return real.open(task);
  }

  @Override
  public Saved<Incident> begin(Incident first, TaskFile read) {
    return real.begin(first, read);
  }

  @Override
  public Saved<Incident> save(Incident incident) {
    return real.save(incident);
  }

  @Override
  public Answer<List<TaskArn>> openTasks() {
    return real.openTasks();
  }

  @Override
  public Answer<TaskFile> file(TaskArn task) {
    return real.file(task);
  }

  @Override
  public Saved<TaskFile> save(TaskFile file) {
    return real.save(file);
  }

  @Override
  public Saved<List<String>> hold(String role, String incident) {
    return real.hold(role, incident);
  }

  @Override
  public Saved<List<String>> release(String role, String incident) {
    return real.release(role, incident);
  }

  @Override
  public Answer<List<String>> holders(String role) {
    return real.holders(role);
  }

  @Override
  public Answer<FleetFile> fleet() {
    return real.fleet();
  }

  @Override
  public Saved<FleetFile> save(FleetFile file) {
    return real.save(file);
  }
}
