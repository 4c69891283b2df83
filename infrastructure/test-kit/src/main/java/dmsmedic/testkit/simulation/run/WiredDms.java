package dmsmedic.testkit.simulation.run;

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

/** DMS at the end of the wire. */
record WiredDms(Dms real, Wire wire) implements Dms {

  @Override
  public Answer<Optional<TaskView>> task(TaskArn task) {
    return wire.answer(() -> real.task(task));
  }

  @Override
  public Answer<Optional<TaskView>> taskNamed(String identifier) {
    return wire.answer(() -> real.taskNamed(identifier));
  }

  @Override
  public Answer<AllTasks> tasks() {
    return wire.answer(real::tasks);
  }

  @Override
  public Answer<List<TableStatistics>> statistics(TaskArn task) {
    return wire.answer(() -> real.statistics(task));
  }

  @Override
  public Answer<InstanceClass> instanceClass(String instanceArn) {
    return wire.answer(() -> real.instanceClass(instanceArn));
  }

  @Override
  public Outcome stop(TaskArn task) {
    return wire.outcome(() -> real.stop(task));
  }

  @Override
  public Outcome resume(TaskArn task) {
    return wire.outcome(() -> real.resume(task));
  }

  @Override
  public Outcome startFirst(TaskArn task) {
    return wire.outcome(() -> real.startFirst(task));
  }

  @Override
  public Outcome modify(TaskArn task, Deed.ModifyTask change) {
    return wire.outcome(() -> real.modify(task, change));
  }

  @Override
  public Outcome reload(TaskArn task, List<TableName> tables) {
    return wire.outcome(() -> real.reload(task, tables));
  }

  @Override
  public Outcome create(TaskArn parent, Deed.CreateRecovery recovery) {
    return wire.outcome(() -> real.create(parent, recovery));
  }

  @Override
  public Outcome delete(TaskArn task) {
    return wire.outcome(() -> real.delete(task));
  }

  @Override
  public Answer<List<String>> commands(TaskArn task, List<SettingChange> changes) {
    return wire.answer(() -> real.commands(task, changes));
  }

  @Override
  public boolean exhausted() {
    return real.exhausted();
  }
}
