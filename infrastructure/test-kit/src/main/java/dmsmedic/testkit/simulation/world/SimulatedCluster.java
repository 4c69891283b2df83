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
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.testkit.FakeCluster;
import dmsmedic.testkit.TableLayout;
import dmsmedic.testkit.TableLayout.Column;
import dmsmedic.testkit.TableLayout.Kind;
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

/**
 * The target cluster: roles and catalogue as the contract-tested fake has them, and rows that DMS
 * moves.
 */
final class SimulatedCluster implements Cluster {
  private final World world;

  /** Has the roles and the catalogue, and no rows. */
  final FakeCluster fake;

  private final Map<TableName, TargetTable> tables = new TreeMap<>();
  private Instant downUntil = Instant.MIN;

  SimulatedCluster(World world, ClusterVersion version, String role) {
    this.world = world;
    fake = new FakeCluster(version, () -> world.time.now());
    fake.createRole(role);
  }

  /** The time by the cluster's clock. */
  Instant now() {
    return world.time.now().plusMillis(world.make.clusterSkewMillis());
  }

  /** The table of this name, created where there is none; its column {@code body} is large. */
  TargetTable create(TableName name, SourceTable.Make like) {
    Column id = new Column("id", Kind.NUMBER, false);
    Column body =
        new Column("body", like.bytesPerChar() == 1 ? Kind.BYTES : Kind.TEXT, like.nullable());
    List<String> key = like.keyed() ? List.of(id.name()) : List.of();
    return create(new TableLayout(name, List.of(id, body), key, List.of()), like.bytesPerChar());
  }

  /** A table of this layout, of which only the lengths in one large column are kept. */
  TargetTable create(TableLayout layout, int bytesPerChar) {
    return tables.computeIfAbsent(
        layout.name(),
        name -> {
          fake.createTable(layout);
          return new TargetTable(name, bytesPerChar);
        });
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
    return fake.retriesCopy(target.username().orElse("root"), target.database());
  }

  boolean atomic(Endpoint target) {
    return fake.view(target)
        .found()
        .flatMap(
            view -> view.effective(SessionVariable.COPY_FROM_ATOMIC_ENABLED, target.database()))
        .map(SessionVariable::on)
        .orElse(true);
  }

  @Override
  public Answer<ClusterView> view(Endpoint target) {
    return down() ? Answer.unknown("The cluster is down.") : fake.view(target);
  }

  @Override
  public Answer<Map<TableName, dmsmedic.core.observation.TargetTable>> tables(
      Endpoint target, List<TableName> names) {
    return down() ? Answer.unknown("The cluster is down.") : fake.tables(target, names);
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
      Optional<String> missing = missing(one);
      if (missing.isPresent()) {
        return Answer.unknown("There is no column '" + missing.get() + "'.");
      }
      found.put(one.target(), table.count(one, readAt));
    }
    return Answer.known(found);
  }

  private Optional<String> missing(RowsWanted wanted) {
    List<Column> there =
        fake.table(wanted.target()).map(table -> table.layout().columns()).orElse(List.of());
    return wanted.columns().stream()
        .map(RowsWanted.Limit::column)
        .filter(name -> there.stream().noneMatch(column -> column.name().equals(name)))
        .findFirst();
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
        fake.view(target).found().flatMap(v -> v.own(change.variable(), change.database()));
    Outcome outcome = fake.set(target, change);
    if (outcome instanceof Outcome.Done && !before.equals(change.to())) {
      RoleChange real =
          new RoleChange(change.role(), change.database(), change.variable(), before, change.to());
      world.history.add(new Event.RoleSet(world.time.now(), by, target.host(), real));
    }
    return outcome;
  }

  @Override
  public String sql(RoleChange change) {
    String statement = fake.sql(change);
    world.history.add(new Event.StatementComposed(world.time.now(), statement, change));
    return statement;
  }
}
