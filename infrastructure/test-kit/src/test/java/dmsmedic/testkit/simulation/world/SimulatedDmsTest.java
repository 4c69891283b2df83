package dmsmedic.testkit.simulation.world;

import dmsmedic.core.loop.Dms;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.testkit.dms.DmsContract;
import dmsmedic.testkit.simulation.history.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class SimulatedDmsTest extends DmsContract {

  private final World world = Calm.world();
  private final Tasks tasks = new Tasks(world);

  @Override
  protected Dms dms() {
    return world.dms;
  }

  @Override
  protected TaskArn given(String identifier, MigrationType type) {
    return given(tasks.task(world.dms.nextArn(), identifier, type));
  }

  @Override
  protected TaskArn given(String identifier, List<Rule.Selection> selections) {
    SimulatedTask task = tasks.task(world.dms.nextArn(), identifier, MigrationType.FULL_LOAD);
    task.mappings = new TableMappings(List.copyOf(selections));
    return given(task);
  }

  private TaskArn given(SimulatedTask task) {
    for (TableName table : List.of(ORDERS, ITEMS)) {
      if (task.mappings.selects(table)) {
        tasks.give(task, table);
      }
    }
    world.dms.add(Actor.PERSON, task, Optional.empty());
    settle();
    return task.arn();
  }

  /** In a calm world no change of state and no load takes half an hour. */
  @Override
  protected void settle() {
    world.time.pass(Duration.ofMinutes(30).toMillis());
  }
}
