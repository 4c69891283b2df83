package dmsmedic.testkit.simulation.world;

import dmsmedic.core.loop.Cluster;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.ClusterVersion;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.testkit.ClusterWorld;
import dmsmedic.testkit.TableLayout;
import dmsmedic.testkit.TableLayout.Kind;
import dmsmedic.testkit.simulation.rows.TargetTable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cluster of a calm world, furnished by its own methods.
 *
 * <p>It keeps of a row a number and the length of one value: the number is that of the key {@code
 * id} or else the next, the value that of {@code body}.
 */
final class SimulatedClusterWorld implements ClusterWorld {
  private final World world = Calm.world();
  private final Map<TableName, TargetTable> tables = new TreeMap<>();
  private final String version;
  private final SimulatedCluster cluster;
  private int rows = 1_000;

  SimulatedClusterWorld(String version) {
    this.version = version;
    cluster = new SimulatedCluster(world, ClusterVersion.in(version).orElseThrow(), "dms");
  }

  @Override
  public Cluster cluster() {
    return cluster;
  }

  /** The simulated cluster itself, which can break down. */
  SimulatedCluster simulated() {
    return cluster;
  }

  @Override
  public Endpoint target() {
    return Tasks.TARGET;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public void createRole(String role) {
    cluster.fake.createRole(role);
  }

  @Override
  public void setDefault(
      Optional<String> role,
      Optional<String> database,
      SessionVariable variable,
      Optional<String> value) {
    cluster.fake.setDefault(role, database, variable, value);
  }

  @Override
  public void createTable(TableLayout layout) {
    boolean binary = layout.columns().stream().anyMatch(column -> column.kind() == Kind.BYTES);
    tables.put(layout.name(), cluster.create(layout, binary ? 1 : 2));
  }

  @Override
  public void insert(TableName table, Map<String, String> values) {
    int key = Optional.ofNullable(values.get("id")).map(Integer::valueOf).orElseGet(() -> rows++);
    byte[] body = values.getOrDefault("body", "").getBytes(StandardCharsets.UTF_8);
    Optional.ofNullable(tables.get(table)).orElseThrow().put(key, body.length, false, now());
  }

  @Override
  public Instant now() {
    return cluster.now();
  }

  @Override
  public void pass(Duration time) {
    world.time.pass(time.toMillis());
  }
}
