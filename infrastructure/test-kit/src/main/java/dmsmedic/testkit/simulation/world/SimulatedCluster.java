package dmsmedic.testkit.simulation.world;

import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Cluster;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.ClusterVersion;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.RowsWanted;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.core.observation.TargetTable.Column;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.testkit.FakeCluster;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.rows.SourceTable;
import dmsmedic.testkit.simulation.rows.TargetTable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The target cluster: roles as the contract-tested fake has them, and rows that DMS moves. */
final class SimulatedCluster implements Cluster {
  private final World world;
  private final FakeCluster roles;
  private final Map<TableName, TargetTable> tables = new TreeMap<>();
  private final Map<TableName, dmsmedic.core.observation.TargetTable> catalogue = new TreeMap<>();
  private Instant downUntil = Instant.MIN;

  SimulatedCluster(World world, ClusterVersion version, String role) {
    this.world = world;
    roles = new FakeCluster(version, () -> world.time.now());
    roles.createRole(role);
  }

  /** The time by the cluster's clock. */
  Instant now() {
    return world.time.now().plusMillis(world.make.clusterSkewMillis());
  }

  TargetTable create(TableName name, SourceTable.Make like) {
    catalogue.putIfAbsent(
        name,
        new dmsmedic.core.observation.TargetTable(
            name,
            true,
            like.keyed(),
            Map.of("id", new Column(false, false), "body", new Column(like.nullable(), true)),
            List.of()));
    return tables.computeIfAbsent(name, _ -> new TargetTable(name, like.bytesPerChar()));
  }

  /** The target tables, for whoever else writes to them. */
  List<TargetTable> tables() {
    return List.copyOf(tables.values());
  }

  void breaksDown(long millis) {
    downUntil = world.time.now().plusMillis(millis);
  }

  boolean down() {
    return world.time.now().isBefore(downUntil);
  }

  boolean retriesCopy(Endpoint target) {
    return roles.retriesCopy(target.username().orElse("root"), target.database());
  }

  boolean atomic(Endpoint target) {
    return roles
        .view(target)
        .found()
        .flatMap(
            view -> view.effective(SessionVariable.COPY_FROM_ATOMIC_ENABLED, target.database()))
        .map(SessionVariable::on)
        .orElse(true);
  }

  @Override
  public Answer<ClusterView> view(Endpoint target) {
    return down() ? Answer.unknown("The cluster is down.") : roles.view(target);
  }

  @Override
  public Answer<Map<TableName, dmsmedic.core.observation.TargetTable>> tables(
      Endpoint target, List<TableName> names) {
    if (down()) {
      return Answer.unknown("The cluster is down.");
    }
    Map<TableName, dmsmedic.core.observation.TargetTable> found = new LinkedHashMap<>();
    for (TableName name : names) {
      found.put(
          name, catalogue.getOrDefault(name, dmsmedic.core.observation.TargetTable.absent(name)));
    }
    return Answer.known(found);
  }

  @Override
  public Answer<Map<TableName, RowsFound>> rows(Endpoint target, List<RowsWanted> wanted) {
    if (down()) {
      return Answer.unknown("The cluster is down.");
    }
    Instant readAt = now().minus(FakeCluster.STALENESS);
    Map<TableName, RowsFound> found = new LinkedHashMap<>();
    for (RowsWanted one : wanted) {
      TargetTable table = tables.get(one.target());
      if (table == null) {
        return Answer.unknown("There is no table '" + one.target() + "'.");
      }
      found.put(one.target(), table.count(one, readAt));
    }
    return Answer.known(found);
  }

  @Override
  public Outcome set(Endpoint target, RoleChange change) {
    return set(Actor.HEALER, target, change);
  }

  Outcome set(Actor by, Endpoint target, RoleChange change) {
    if (down()) {
      return new Outcome.NotNow("The cluster is down.");
    }
    Optional<String> before =
        roles.view(target).found().flatMap(v -> v.own(change.variable(), change.database()));
    Outcome outcome = roles.set(target, change);
    if (outcome instanceof Outcome.Done && !before.equals(change.to())) {
      RoleChange real =
          new RoleChange(change.role(), change.database(), change.variable(), before, change.to());
      world.history.add(new Event.RoleSet(world.time.now(), by, target.host(), real));
    }
    return outcome;
  }

  @Override
  public String sql(RoleChange change) {
    String statement = roles.sql(change);
    world.history.add(new Event.StatementComposed(world.time.now(), statement, change));
    return statement;
  }
}
