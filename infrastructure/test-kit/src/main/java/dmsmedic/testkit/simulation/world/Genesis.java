package dmsmedic.testkit.simulation.world;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.mapping.Locator;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.observation.ClusterVersion;
import dmsmedic.testkit.simulation.chance.Topic;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.rows.SourceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a world begins: which tasks, tables, values, settings and tags it has. */
final class Genesis {
  private static final List<String> MODES =
      List.of(
          "heal", "heal", "heal", "heal", "heal", "heal", "approve", "approve", "observe", "off");
  private static final List<ClusterVersion> VERSIONS =
      List.of(
          new ClusterVersion(22, 1, 14),
          new ClusterVersion(22, 2, 3),
          new ClusterVersion(22, 2, 4),
          new ClusterVersion(22, 2, 9),
          new ClusterVersion(23, 1, 0));
  private final World world;
  private final String role;
  private int tables;

  Genesis(World world) {
    this.world = world;
    role = share(0.05) ? "root" : "dms";
  }

  private boolean share(double share) {
    return world.dice.inShare(Topic.GENESIS, share);
  }

  private int between(int least, int most) {
    return world.dice.between(Topic.GENESIS, least, most);
  }

  World.Make make() {
    return new World.Make(
        share(0.5),
        share(0.5),
        share(0.5) ? 0 : between(0, 9_000),
        between(100, 15_000),
        share(0.1),
        share(0.2),
        between(-400, 400),
        between(-2_000, 2_000),
        limits(),
        share(0.5) ? 0 : between(0, 5_000),
        world.dice.oneOf(Topic.GENESIS, List.of(Mode.values())),
        world.dice.inShare(Topic.STORM, 0.2)
            ? world.dice.between(Topic.STORM, 1, 3)
            : Integer.MAX_VALUE);
  }

  /** A world has few tasks, so that in some worlds few incidents have to be a storm. */
  private Limits limits() {
    Limits usual = Limits.standard();
    return world.dice.inShare(Topic.STORM, 0.15)
        ? usual.withIncidentsAtOnce(world.dice.between(Topic.STORM, 0, 1))
        : usual;
  }

  SimulatedCluster cluster() {
    return new SimulatedCluster(world, world.dice.oneOf(Topic.GENESIS, VERSIONS), role);
  }

  /** Creates the tasks, and has an operator start them. */
  void populate() {
    int count = share(0.7) ? 1 : between(2, 3);
    for (int i = 0; i < count; i++) {
      task("task-" + i);
    }
  }

  private void task(String identifier) {
    List<SourceTable> sources = new ArrayList<>();
    int count = between(1, 3);
    for (int i = 0; i < count; i++) {
      sources.add(table());
    }
    SimulatedTask task = like(identifier, sources);
    world.dms.add(Actor.PERSON, task, Optional.empty());
    world.time.after(between(300_000, 400_000), () -> world.dms.start(Actor.PERSON, task.arn()));
  }

  private SimulatedTask like(String identifier, List<SourceTable> sources) {
    MigrationType type =
        world.dice.oneOf(
            Topic.GENESIS,
            List.of(
                MigrationType.FULL_LOAD,
                MigrationType.FULL_LOAD_AND_CDC,
                MigrationType.FULL_LOAD_AND_CDC,
                MigrationType.CDC));
    SimulatedTask.Identity identity =
        new SimulatedTask.Identity(
            world.dms.nextArn(), identifier, type, endpoint(true), endpoint(false));
    SimulatedTask task = new SimulatedTask(world, identity, settings(), mappings(sources));
    task.tags = share(0.05) ? Map.of() : Map.of(Mode.TAG, world.dice.oneOf(Topic.GENESIS, MODES));
    for (SourceTable source : sources) {
      TableName name = source.make.name();
      task.tables.put(
          name,
          new LoadedTable(
              source, world.cluster.create(new TableName("app", name.table()), source.make)));
    }
    changes(task, sources);
    return task;
  }

  private Endpoint endpoint(boolean source) {
    return new Endpoint(
        "arn:aws:dms:eu-west-1:123456789012:endpoint:" + (source ? "SOURCE" : "TARGET"),
        source ? "postgres" : "cockroachdb",
        source ? "source.example" : "cluster.example",
        source ? 5432 : 26257,
        "defaultdb",
        Optional.of(role),
        Optional.empty());
  }

  private SourceTable table() {
    int number = tables++;
    int conflicts = between(0, 9);
    SourceTable table =
        new SourceTable(
            new SourceTable.Make(
                new TableName("public", "t" + number),
                number * SourceTable.KEYS,
                share(0.5) ? 1 : 2,
                share(0.8),
                share(0.9),
                conflicts < 5 ? 0 : conflicts / 9.0));
    int rows = between(0, 6);
    for (int i = 0; i < rows; i++) {
      table.fill(chars());
    }
    return table;
  }

  /** Lengths of values around the limits that tasks have, a few far beyond. */
  private int chars() {
    return share(0.6)
        ? between(1, 900)
        : share(0.9) ? between(1_000, 300_000) : between(50_000_000, 150_000_000);
  }

  private TaskSettings settings() {
    int limitKb = between(1, 64);
    LobSettings lob =
        share(0.1)
            ? new LobSettings(true, true, false, limitKb, 64, 0)
            : new LobSettings(true, false, true, limitKb, 0, 0);
    PrepMode prep =
        share(0.6)
            ? PrepMode.TRUNCATE_BEFORE_LOAD
            : share(0.5) ? PrepMode.DO_NOTHING : PrepMode.DROP_AND_CREATE;
    return new TaskSettings(
        lob,
        share(0.3),
        prep,
        false,
        Map.of(
            Knob.COMMIT_RATE, 10_000,
            Knob.MAX_FULL_LOAD_SUB_TASKS, 8,
            Knob.LOAD_MAX_FILE_SIZE_KB, share(0.5) ? 0 : 32_768));
  }

  private TableMappings mappings(List<SourceTable> sources) {
    List<Rule> rules = new ArrayList<>();
    int id = 1;
    for (SourceTable source : sources) {
      TableName name = source.make.name();
      Locator locator = Locator.of(name.schema(), name.table());
      rules.add(new Rule.Selection(String.valueOf(id++), locator, true, share(0.03)));
    }
    rules.add(
        new Rule.Transformation(
            String.valueOf(id++),
            Rule.Subject.SCHEMA,
            Rule.Action.RENAME,
            Locator.of("public", "%"),
            "app",
            ""));
    if (share(0.2)) {
      TableName name = sources.getFirst().make.name();
      rules.add(
          new Rule.TableSettings(
              String.valueOf(id), name, Optional.of(TableLob.limitedTo(between(1, 32)))));
    }
    return new TableMappings(rules);
  }

  /** The program that owns the source goes on working, until the world becomes calm. */
  private void changes(SimulatedTask task, List<SourceTable> sources) {
    if (share(0.5)) {
      return;
    }
    long every = between(5_000, 600_000);
    for (SourceTable source : sources) {
      world.time.after(every, () -> change(task, source, every));
    }
  }

  private void change(SimulatedTask task, SourceTable source, long every) {
    if (!world.ill()) {
      return;
    }
    int kind = world.dice.between(Topic.SOURCE, 0, 9);
    int any = world.dice.between(Topic.SOURCE, 0, 1_000);
    int chars =
        world.dice.inShare(Topic.SOURCE, 0.95)
            ? world.dice.between(Topic.SOURCE, 1, 500)
            : world.dice.between(Topic.SOURCE, 1_000, 200_000);
    if (kind < 5) {
      source.insert(chars);
    } else if (kind < 8) {
      source.update(any, chars);
    } else {
      source.delete(any);
    }
    world.time.after(
        world.dice.tailed(Topic.SOURCE, 200, 30_000), () -> applied(task, source.make.name()));
    world.time.after(every, () -> change(task, source, every));
  }

  private void applied(SimulatedTask task, TableName name) {
    Optional.ofNullable(task.tables.get(name))
        .filter(_ -> world.dms.held(task.arn()).isPresent())
        .ifPresent(table -> world.loads.apply(task, table));
  }
}
