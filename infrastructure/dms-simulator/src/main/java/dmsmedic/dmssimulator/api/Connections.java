package dmsmedic.dmssimulator.api;

import dmsmedic.dmssimulator.behaviour.Step;
import dmsmedic.dmssimulator.behaviour.Timings;
import dmsmedic.dmssimulator.rows.Refused;
import dmsmedic.dmssimulator.rows.Rows;
import dmsmedic.dmssimulator.rows.SourceSession;
import dmsmedic.dmssimulator.world.Endpoint;
import dmsmedic.dmssimulator.world.Instance;
import dmsmedic.dmssimulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations on connection tests; a test really connects. */
final class Connections {
  private static final Map<String, String> FILTERS =
      Map.of("endpoint-arn", "EndpointArn", "replication-instance-arn", "ReplicationInstanceArn");

  private final World world;
  private final Timings timings;
  private final Rows rows;

  Connections(World world, Timings timings, Rows rows) {
    this.world = world;
    this.timings = timings;
    this.rows = rows;
  }

  Map<String, Object> test(Ask ask) {
    Instance instance = world.instance(ask.need("ReplicationInstanceArn"));
    Endpoint endpoint = world.endpoint(ask.need("EndpointArn"));
    Map<String, Object> connection = new LinkedHashMap<>();
    connection.put("ReplicationInstanceArn", instance.arn());
    connection.put("EndpointArn", endpoint.arn());
    connection.put("Status", "testing");
    connection.put("EndpointIdentifier", endpoint.identifier());
    connection.put("ReplicationInstanceIdentifier", instance.identifier());
    world
        .connections()
        .removeIf(old ->
            endpoint.arn().equals(old.get("EndpointArn"))
                && instance.arn().equals(old.get("ReplicationInstanceArn")));
    world.connections().add(connection);
    world.agenda().in(timings.of(Step.TEST_CONNECTION), () -> connect(endpoint, connection));
    return Map.of("Connection", new LinkedHashMap<>(connection));
  }

  private void connect(Endpoint endpoint, Map<String, Object> connection) {
    try {
      if (endpoint.isSource()) {
        try (SourceSession reached = rows.source(endpoint.database())) {
          reached.tables(List.of());
        }
      } else {
        rows.target(endpoint.database()).close();
      }
      connection.put("Status", "successful");
    } catch (Refused refused) {
      connection.put("Status", "failed");
      connection.put(
          "LastFailureMessage",
          "Test Endpoint failed: Application-Status: 1020912, Application-Message: Failed to"
              + " connect, Application-Detailed-Message: RetCode: SQL_ERROR SqlState: "
              + refused.sqlState()
              + " NativeError: 101 Message: "
              + refused.firstLine());
    }
  }

  Map<String, Object> describe(Ask ask) {
    return new Page("Connections", 100).of(ask, List.copyOf(world.connections()), FILTERS);
  }
}
