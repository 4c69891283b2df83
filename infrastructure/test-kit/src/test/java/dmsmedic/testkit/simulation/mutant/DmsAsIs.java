package dmsmedic.testkit.simulation.mutant;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Dms;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.InstanceClass;
import dmsmedic.core.observation.Observation.AllTasks;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.SettingChange;
import java.util.List;
import java.util.Optional;

/** DMS as it is; a mutant overrides what it breaks. */
class DmsAsIs implements Dms {
  final Dms real;

  DmsAsIs(Dms real) {
    this.real = real;
  }

  @Override
  public Answer<Optional<TaskView>> task(TaskArn task) {
    return real.task(task);
  }

  @Override
  public Answer<Optional<TaskView>> taskNamed(String identifier) {
    return real.taskNamed(identifier);
  }

  @Override
  public Answer<AllTasks> tasks() {
    return real.tasks();
  }

  @Override
  public Answer<List<TableStatistics>> statistics(TaskArn task) {
    return real.statistics(task);
  }

  @Override
  public Answer<InstanceClass> instanceClass(String instanceArn) {
    return real.instanceClass(instanceArn);
  }

  @Override
  public Outcome stop(TaskArn task) {
    return real.stop(task);
  }

  @Override
  public Outcome resume(TaskArn task) {
    return real.resume(task);
  }

  @Override
  public Outcome startFirst(TaskArn task) {
    return real.startFirst(task);
  }

  @Override
  public Outcome modify(TaskArn task, Deed.ModifyTask change) {
    return real.modify(task, change);
  }

  @Override
  public Outcome reload(TaskArn task, List<TableName> tables) {
    return real.reload(task, tables);
  }

  @Override
  public Outcome create(TaskArn parent, Deed.CreateRecovery recovery) {
    return real.create(parent, recovery);
  }

  @Override
  public Outcome delete(TaskArn task) {
    return real.delete(task);
  }

  @Override
  public Answer<List<String>> commands(TaskArn task, List<SettingChange> changes) {
    return real.commands(task, changes);
  }
}
