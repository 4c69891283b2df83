package dmsmedic.core.loop;

import dmsmedic.core.given.Clusters;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.ClusterView.RoleDefault;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.RowsWanted;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.core.observation.TargetTable;
import dmsmedic.core.treatment.RoleChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cluster of the scripted world: defaults of one role, and what its tables hold. */
final class WorldCluster implements Cluster {
  private final World world;
  private final List<RoleDefault> defaults = new ArrayList<>();

  WorldCluster(World world) {
    this.world = world;
  }

  /** Whether a new session of DMS's role retries the batches of a COPY. */
  boolean retriesCopies() {
    ClusterView now = Clusters.of(Clusters.ROLE, defaults);
    return on(now, SessionVariable.COPY_FROM_RETRIES_ENABLED)
        && !on(now, SessionVariable.COPY_FROM_ATOMIC_ENABLED);
  }

  private static boolean on(ClusterView view, SessionVariable variable) {
    return view.effective(variable, "defaultdb").map(SessionVariable::on).orElse(false);
  }

  @Override
  public Answer<ClusterView> view(Endpoint target) {
    return Answer.known(Clusters.of(Clusters.ROLE, defaults));
  }

  @Override
  public Answer<Map<TableName, TargetTable>> tables(Endpoint target, List<TableName> tables) {
    Map<TableName, TargetTable> all = new HashMap<>();
    tables.forEach(name -> all.put(name, Tables.catalogued(name)));
    return Answer.known(all);
  }

  @Override
  public Answer<Map<TableName, RowsFound>> rows(Endpoint target, List<RowsWanted> wanted) {
    Map<TableName, RowsFound> all = new HashMap<>();
    wanted.forEach(one -> all.put(one.target(), counted(one)));
    return Answer.known(all);
  }

  private RowsFound counted(RowsWanted wanted) {
    World.Target table = world.target(wanted.target());
    long longest = table.cutAtBytes > 0 ? table.cutAtBytes : world.longestBytes;
    List<RowsFound.Lengths> lengths =
        wanted.columns().stream()
            .map(limit ->
                new RowsFound.Lengths(
                    limit.column(),
                    longest == limit.limitBytes() ? 9 : 0,
                    0,
                    longest,
                    longest,
                    false))
            .toList();
    return new RowsFound(
        wanted.target(), table.rows, Optional.of(table.foreign), lengths, world.now);
  }

  @Override
  public Outcome set(Endpoint target, RoleChange change) {
    List<RoleDefault> before = List.copyOf(defaults);
    defaults.removeIf(
        d -> d.variable() == change.variable() && d.database().equals(change.database()));
    change
        .to()
        .ifPresent(
            to -> defaults.add(new RoleDefault(change.variable(), to, change.database(), false)));
    if (!Set.copyOf(before).equals(Set.copyOf(defaults))) {
      world.effect("SET " + change.variable() + " " + change.to().orElse("default"));
    }
    return new Outcome.Done();
  }

  @Override
  public String sql(RoleChange change) {
    return "ALTER ROLE " + change.role() + " " + change.variable().word() + " = " + change.to();
  }
}
