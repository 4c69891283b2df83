package dmsmedic.dmssimulator.api;

import dmsmedic.dmssimulator.kernel.Fault;
import dmsmedic.dmssimulator.kernel.Json;
import dmsmedic.dmssimulator.world.Endpoint;
import dmsmedic.dmssimulator.world.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The operations on endpoints. */
final class Endpoints {
  private static final Map<String, String> FILTERS =
      Map.of(
          "endpoint-arn", "EndpointArn",
          "endpoint-id", "EndpointIdentifier",
          "endpoint-type", "EndpointType",
          "engine-name", "EngineName");
  private static final Set<String> HIDDEN =
      Set.of("Password", "Tags", "ResourceIdentifier", "ExactSettings");

  private final World world;

  Endpoints(World world) {
    this.world = world;
  }

  Map<String, Object> create(Ask ask) {
    String identifier = ask.needIdentifier("EndpointIdentifier");
    String type = ask.need("EndpointType");
    ask.need("EngineName");
    if (!type.equals("source") && !type.equals("target")) {
      throw Fault.value("Invalid EndpointType: " + type);
    }
    if (world.endpoints().values().stream().anyMatch(e -> e.identifier().equals(identifier))) {
      throw Fault.exists("Endpoint " + identifier + " already exists");
    }
    String arn = world.arn("endpoint", ask.resourceIdentifier());
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("SslMode", "none");
    fields.put("Status", "active");
    fields.put("EndpointArn", arn);
    Endpoint endpoint = new Endpoint(arn, fields, "");
    take(endpoint, ask);
    world.endpoints().put(arn, endpoint);
    Tags.put(world, arn, ask);
    return answer(endpoint);
  }

  /** Takes over what a request gives; engine settings are merged member by member. */
  private static void take(Endpoint endpoint, Ask ask) {
    ask.text("Password").ifPresent(endpoint::password);
    Json.text(Json.part(ask.members(), "PostgreSQLSettings"), "Password")
        .ifPresent(endpoint::password);
    ask.members()
        .forEach((name, value) -> {
          if (!HIDDEN.contains(name)) {
            endpoint.fields().put(name, merged(endpoint.fields(), name, value));
          }
        });
  }

  private static Object merged(Map<String, Object> fields, String name, Object value) {
    if (!(value instanceof Map<?, ?> given)) {
      return value;
    }
    Map<String, Object> whole = new LinkedHashMap<>(Json.part(fields, name));
    given.forEach((key, each) -> whole.put(String.valueOf(key), each));
    whole.remove("Password");
    return whole;
  }

  Map<String, Object> describe(Ask ask) {
    return new Page("Endpoints", 100)
        .found(ask, world.endpoints().values().stream().map(Endpoint::fields).toList(), FILTERS);
  }

  Map<String, Object> modify(Ask ask) {
    Endpoint endpoint = world.endpoint(ask.need("EndpointArn"));
    take(endpoint, ask);
    return answer(endpoint);
  }

  Map<String, Object> delete(Ask ask) {
    Endpoint endpoint = world.endpoint(ask.need("EndpointArn"));
    String users =
        world.tasks().values().stream()
            .filter(task ->
                task.wiring().sourceArn().equals(endpoint.arn())
                    || task.wiring().targetArn().equals(endpoint.arn()))
            .map(task -> task.plan().name())
            .collect(Collectors.joining(", "));
    if (!users.isEmpty()) {
      throw Fault.state("Endpoint " + endpoint.arn() + " is part of tasks: " + users);
    }
    world.endpoints().remove(endpoint.arn());
    endpoint.fields().put("Status", "deleting");
    return answer(endpoint);
  }

  private static Map<String, Object> answer(Endpoint endpoint) {
    return Map.of("Endpoint", new LinkedHashMap<>(endpoint.fields()));
  }
}
