package dmsmedic.testkit.simulation.run;

import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Cluster;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.RowsWanted;
import dmsmedic.core.observation.TargetTable;
import dmsmedic.core.treatment.RoleChange;
import java.util.List;
import java.util.Map;

/** The cluster at the end of the wire. */
record WiredCluster(Cluster real, Wire wire) implements Cluster {

  @Override
  public Answer<ClusterView> view(Endpoint target) {
    return wire.answer(() -> real.view(target));
  }

  @Override
  public Answer<Map<TableName, TargetTable>> tables(Endpoint target, List<TableName> tables) {
    return wire.answer(() -> real.tables(target, tables));
  }

  @Override
  public Answer<Map<TableName, RowsFound>> rows(Endpoint target, List<RowsWanted> wanted) {
    return wire.answer(() -> real.rows(target, wanted));
  }

  @Override
  public Outcome set(Endpoint target, RoleChange change) {
    return wire.outcome(() -> real.set(target, change));
  }

  @Override
  public String sql(RoleChange change) {
    return real.sql(change);
  }
}
