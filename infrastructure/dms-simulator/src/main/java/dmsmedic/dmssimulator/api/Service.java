package dmsmedic.dmssimulator.api;

import dmsmedic.dmssimulator.behaviour.Behaviour;
import dmsmedic.dmssimulator.engine.Lifecycle;
import dmsmedic.dmssimulator.kernel.Fault;
import dmsmedic.dmssimulator.rows.Rows;
import dmsmedic.dmssimulator.world.World;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The service: every operation by its name. */
public final class Service {
  private final Map<String, Function<Ask, Map<String, Object>>> operations = new TreeMap<>();

  /** The operations on one account. */
  public Service(World world, Behaviour behaviour, Lifecycle lifecycle, Rows rows) {
    Instances instances = new Instances(world, behaviour.timings());
    operations.put("CreateReplicationInstance", instances::create);
    operations.put("DescribeReplicationInstances", instances::describe);
    operations.put("ModifyReplicationInstance", instances::modify);
    operations.put("DeleteReplicationInstance", instances::delete);
    Endpoints endpoints = new Endpoints(world);
    operations.put("CreateEndpoint", endpoints::create);
    operations.put("DescribeEndpoints", endpoints::describe);
    operations.put("ModifyEndpoint", endpoints::modify);
    operations.put("DeleteEndpoint", endpoints::delete);
    Connections connections = new Connections(world, behaviour.timings(), rows);
    operations.put("TestConnection", connections::test);
    operations.put("DescribeConnections", connections::describe);
    Tasks tasks = new Tasks(world, behaviour, lifecycle);
    operations.put("CreateReplicationTask", tasks::create);
    operations.put("DescribeReplicationTasks", tasks::describe);
    operations.put("ModifyReplicationTask", tasks::modify);
    operations.put("StartReplicationTask", tasks::start);
    operations.put("StopReplicationTask", tasks::stop);
    operations.put("DeleteReplicationTask", tasks::delete);
    Tables tables = new Tables(world, lifecycle);
    operations.put("ReloadTables", tables::reload);
    operations.put("DescribeTableStatistics", tables::statistics);
    Tags tags = new Tags(world);
    operations.put("AddTagsToResource", tags::add);
    operations.put("RemoveTagsFromResource", tags::remove);
    operations.put("ListTagsForResource", tags::list);
    operations.put("DescribeEvents", new Events(world)::describe);
  }

  /** The names of the operations. */
  public Set<String> operations() {
    return Set.copyOf(operations.keySet());
  }

  /** Answers a request, or throws the {@link Fault} that refuses it. */
  public Map<String, Object> answer(String operation, Map<String, Object> request) {
    return Optional.ofNullable(operations.get(operation))
        .orElseThrow(() -> new Fault("UnknownOperationException", ""))
        .apply(new Ask(request));
  }
}
