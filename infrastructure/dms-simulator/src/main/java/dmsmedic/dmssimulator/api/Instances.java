package dmsmedic.dmssimulator.api;

import dmsmedic.dmssimulator.behaviour.Step;
import dmsmedic.dmssimulator.behaviour.Timings;
import dmsmedic.dmssimulator.kernel.Fault;
import dmsmedic.dmssimulator.world.Instance;
import dmsmedic.dmssimulator.world.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The operations on replication instances. */
final class Instances {
  private static final Set<String> CHANGEABLE =
      Set.of(
          "ReplicationInstanceClass",
          "AllocatedStorage",
          "MultiAZ",
          "EngineVersion",
          "PreferredMaintenanceWindow",
          "AutoMinorVersionUpgrade");
  private static final Map<String, String> FILTERS =
      Map.of(
          "replication-instance-arn", "ReplicationInstanceArn",
          "replication-instance-id", "ReplicationInstanceIdentifier",
          "replication-instance-class", "ReplicationInstanceClass",
          "engine-version", "EngineVersion");

  private final World world;
  private final Timings timings;

  Instances(World world, Timings timings) {
    this.world = world;
    this.timings = timings;
  }

  Map<String, Object> create(Ask ask) {
    String identifier = ask.needIdentifier("ReplicationInstanceIdentifier");
    ask.need("ReplicationInstanceClass");
    if (world.instances().values().stream().anyMatch(i -> i.identifier().equals(identifier))) {
      throw Fault.exists("Replication instance " + identifier + " already exists");
    }
    String arn = world.arn("rep", ask.resourceIdentifier());
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ReplicationInstanceIdentifier", identifier);
    fields.put("AllocatedStorage", 50);
    fields.put("EngineVersion", "3.5.4");
    fields.put("MultiAZ", false);
    fields.putAll(ask.only(CHANGEABLE));
    fields.put("ReplicationInstanceArn", arn);
    Instance instance = new Instance(arn, fields);
    instance.status("creating");
    world.instances().put(arn, instance);
    Tags.put(world, arn, ask);
    world.agenda().in(timings.of(Step.CREATE_INSTANCE), () -> available(instance));
    return answer(instance);
  }

  private void available(Instance instance) {
    instance.status("available");
    instance.fields().put("InstanceCreateTime", Times.wire(world.now()));
  }

  Map<String, Object> describe(Ask ask) {
    return new Page("ReplicationInstances", 100)
        .found(ask, world.instances().values().stream().map(Instance::fields).toList(), FILTERS);
  }

  Map<String, Object> modify(Ask ask) {
    Instance instance = world.instance(ask.need("ReplicationInstanceArn"));
    instance.fields().putAll(ask.only(CHANGEABLE));
    return answer(instance);
  }

  Map<String, Object> delete(Ask ask) {
    Instance instance = world.instance(ask.need("ReplicationInstanceArn"));
    if (world.tasks().values().stream()
        .anyMatch(task -> task.wiring().instanceArn().equals(instance.arn()))) {
      throw Fault.state("Replication instance " + instance.identifier() + " has tasks");
    }
    instance.status("deleting");
    Map<String, Object> answer = answer(instance);
    world.agenda().in(timings.of(Step.DELETE_TASK), () -> world.instances().remove(instance.arn()));
    return answer;
  }

  private static Map<String, Object> answer(Instance instance) {
    return Map.of("ReplicationInstance", new LinkedHashMap<>(instance.fields()));
  }
}
