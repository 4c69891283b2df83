package dmsmedic.testkit;

import dmsmedic.core.loop.Cluster;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.ClusterVersion;
import dmsmedic.core.observation.SessionVariable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The fake, furnished by its own methods, with a clock that is stepped. */
final class FakeClusterWorld implements ClusterWorld {
  private final String version;
  private final FakeCluster fake;
  private Instant now = Instant.parse("2026-11-01T00:00:00Z");

  FakeClusterWorld(String version) {
    this.version = version;
    this.fake = new FakeCluster(ClusterVersion.in(version).orElseThrow(), () -> now);
  }

  FakeCluster fake() {
    return fake;
  }

  @Override
  public Cluster cluster() {
    return fake;
  }

  @Override
  public Endpoint target() {
    return new Endpoint(
        "arn:aws:dms:eu-west-1:123456789012:endpoint:EXAMPLE",
        "postgres",
        "cluster.example.com",
        26257,
        "shop",
        Optional.of("dms"),
        Optional.empty());
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public void createRole(String role) {
    fake.createRole(role);
  }

  @Override
  public void setDefault(
      Optional<String> role,
      Optional<String> database,
      SessionVariable variable,
      Optional<String> value) {
    fake.setDefault(role, database, variable, value);
  }

  @Override
  public void createTable(TableLayout layout) {
    fake.createTable(layout);
  }

  @Override
  public void insert(TableName table, Map<String, String> values) {
    fake.table(table).orElseThrow().upsert(values);
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void pass(Duration time) {
    now = now.plus(time);
  }
}
