package dmsmedic.testkit.simulation.world;

import dmsmedic.core.mapping.Locator;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.testkit.simulation.rows.SourceTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tasks of a world as a test wants them, where its genesis would leave them to chance. */
final class Tasks {

  /** The endpoint that leads to the cluster of every world. */
  static final Endpoint TARGET = endpoint("TARGET", "cockroachdb", 26257);

  private static final Endpoint SOURCE = endpoint("SOURCE", "postgres", 5432);
  private final World world;
  private int tables;

  Tasks(World world) {
    this.world = world;
  }

  /** A task for all tables of a schema that nobody added yet. */
  SimulatedTask task(TaskArn arn, String identifier, MigrationType type) {
    Rule all = new Rule.Selection("1", Locator.of("public", "%"), true, false);
    return new SimulatedTask(
        world,
        new SimulatedTask.Identity(arn, identifier, type, SOURCE, TARGET),
        settings(),
        new TableMappings(List.of(all)));
  }

  /** The task gets a table with two small rows at its source. */
  void give(SimulatedTask task, TableName name) {
    SourceTable source =
        new SourceTable(new SourceTable.Make(name, tables++ * SourceTable.KEYS, 1, true, true, 0));
    source.fill(5);
    source.fill(50);
    task.tables.put(name, new LoadedTable(source, world.cluster.create(name, source.make)));
  }

  private static TaskSettings settings() {
    return new TaskSettings(
        new LobSettings(true, false, true, 32, 0, 0),
        false,
        PrepMode.DROP_AND_CREATE,
        false,
        Map.of(Knob.COMMIT_RATE, 10_000, Knob.VALIDATION_PARTIAL_LOB_KB, 0));
  }

  private static Endpoint endpoint(String name, String engine, int port) {
    return new Endpoint(
        "arn:aws:dms:eu-west-1:123456789012:endpoint:" + name,
        engine,
        "db.example",
        port,
        "shop",
        Optional.of("dms"),
        Optional.empty());
  }
}
