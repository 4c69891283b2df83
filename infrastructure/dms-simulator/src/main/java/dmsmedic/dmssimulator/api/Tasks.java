package dmsmedic.dmssimulator.api;

import dmsmedic.dmssimulator.behaviour.Behaviour;
import dmsmedic.dmssimulator.behaviour.Switch;
import dmsmedic.dmssimulator.engine.Lifecycle;
import dmsmedic.dmssimulator.kernel.Fault;
import dmsmedic.dmssimulator.mapping.MappingReader;
import dmsmedic.dmssimulator.settings.Settings;
import dmsmedic.dmssimulator.settings.SettingsCheck;
import dmsmedic.dmssimulator.world.Endpoint;
import dmsmedic.dmssimulator.world.Instance;
import dmsmedic.dmssimulator.world.MigrationType;
import dmsmedic.dmssimulator.world.StartType;
import dmsmedic.dmssimulator.world.Task;
import dmsmedic.dmssimulator.world.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operations on replication tasks. */
final class Tasks {
  private static final Map<String, String> FILTERS =
      Map.of(
          "replication-task-arn", "ReplicationTaskArn",
          "replication-task-id", "ReplicationTaskIdentifier",
          "migration-type", "MigrationType",
          "replication-instance-arn", "ReplicationInstanceArn");
  private static final Set<String> EXTRAS =
      Set.of("CdcStartPosition", "CdcStopPosition", "TaskData");

  private final World world;
  private final Behaviour behaviour;
  private final Lifecycle lifecycle;

  Tasks(World world, Behaviour behaviour, Lifecycle lifecycle) {
    this.world = world;
    this.behaviour = behaviour;
    this.lifecycle = lifecycle;
  }

  Map<String, Object> create(Ask ask) {
    String name = ask.needIdentifier("ReplicationTaskIdentifier");
    Endpoint source = endpoint(ask.need("SourceEndpointArn"), true);
    Endpoint target = endpoint(ask.need("TargetEndpointArn"), false);
    Instance instance = world.instance(ask.need("ReplicationInstanceArn"));
    MigrationType type = MigrationType.of(ask.need("MigrationType"));
    String mappings = ask.need("TableMappings");
    refuseTwin(name);
    if (!instance.status().equals("available")) {
      throw Fault.state(
          "Replication Instance "
              + instance.identifier()
              + " is in "
              + instance.status()
              + " state");
    }
    Settings settings = settings(Settings.defaults(), ask);
    String arn = world.arn("task", ask.resourceIdentifier());
    if (world.tasks().containsKey(arn)) {
      throw Fault.exists("Replication Task " + arn + " already exists");
    }
    Task task =
        new Task(
            new Task.Wiring(arn, instance.arn(), source.arn(), target.arn()),
            new Task.Plan(name, type, mappings, settings));
    task.extras().putAll(ask.only(EXTRAS));
    lifecycle.create(task);
    Tags.put(world, arn, ask);
    return answer(task);
  }

  private Endpoint endpoint(String arn, boolean asSource) {
    Endpoint endpoint = world.endpoint(arn);
    if (endpoint.isSource() != asSource) {
      throw Fault.combination(
          "Endpoint " + arn + " is not a " + (asSource ? "source" : "target") + " endpoint");
    }
    return endpoint;
  }

  private void refuseTwin(String name) {
    if (world.tasks().values().stream().anyMatch(task -> task.plan().name().equals(name))) {
      throw Fault.exists("Replication Task " + name + " already exists");
    }
  }

  private Settings settings(Settings before, Ask ask) {
    Optional<String> given = ask.text("ReplicationTaskSettings");
    if (given.isEmpty()) {
      return before;
    }
    boolean keeps = behaviour.says(Switch.PARTIAL_SETTINGS_KEEP_SIBLINGS);
    Settings after = before.under(SettingsCheck.supplied(given.get()), keeps);
    SettingsCheck.check(after);
    return after;
  }

  Map<String, Object> modify(Ask ask) {
    Task task = task(ask);
    Task.Plan before = task.plan();
    Settings settings = settings(before.settings(), ask);
    SettingsCheck.checkChange(before.settings(), settings);
    String name = before.name();
    if (ask.text("ReplicationTaskIdentifier").filter(n -> !n.equals(before.name())).isPresent()) {
      name = ask.needIdentifier("ReplicationTaskIdentifier");
      refuseTwin(name);
    }
    Task.Plan after =
        new Task.Plan(
            name,
            ask.text("MigrationType").map(MigrationType::of).orElse(before.type()),
            ask.text("TableMappings").orElse(before.mappings()),
            settings);
    MappingReader.read(after.mappings());
    lifecycle.modify(task, after);
    task.extras().putAll(ask.only(EXTRAS));
    return answer(task);
  }

  Map<String, Object> start(Ask ask) {
    Task task = task(ask);
    StartType type = StartType.of(ask.need("StartReplicationTaskType"));
    lifecycle.start(task, type);
    task.extras().putAll(ask.only(EXTRAS));
    return answer(task);
  }

  Map<String, Object> stop(Ask ask) {
    Task task = task(ask);
    lifecycle.stop(task);
    return answer(task);
  }

  Map<String, Object> delete(Ask ask) {
    Task task = task(ask);
    lifecycle.delete(task);
    return answer(task);
  }

  Map<String, Object> describe(Ask ask) {
    boolean whole = !ask.flag("WithoutSettings");
    Map<String, Object> answer =
        new Page("ReplicationTasks", 100)
            .found(
                withoutEndpointFilter(ask),
                world.tasks().values().stream()
                    .filter(task -> touches(task, ask))
                    .map(task -> TaskAnswer.of(world, task, whole))
                    .toList(),
                FILTERS);
    return answer;
  }

  /** The filter endpoint-arn looks at two members, so it is read here. */
  private static boolean touches(Task task, Ask ask) {
    return ask.parts("Filters").stream()
        .map(Ask::new)
        .filter(filter -> filter.text("Name").filter("endpoint-arn"::equals).isPresent())
        .map(filter -> filter.needTexts("Values"))
        .allMatch(arns ->
            arns.contains(task.wiring().sourceArn()) || arns.contains(task.wiring().targetArn()));
  }

  private static Ask withoutEndpointFilter(Ask ask) {
    Map<String, Object> members = new LinkedHashMap<>(ask.members());
    members.put(
        "Filters",
        ask.parts("Filters").stream().filter(f -> !"endpoint-arn".equals(f.get("Name"))).toList());
    return new Ask(members);
  }

  private Task task(Ask ask) {
    return world.task(ask.need("ReplicationTaskArn"));
  }

  private Map<String, Object> answer(Task task) {
    return Map.of("ReplicationTask", TaskAnswer.of(world, task, true));
  }
}
