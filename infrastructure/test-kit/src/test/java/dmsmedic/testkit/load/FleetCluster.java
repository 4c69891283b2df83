package dmsmedic.testkit.load;

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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster that the whole fleet writes into: every table has a key and one large column. */
final class FleetCluster implements Cluster {

  private static final Duration QUERY = Duration.ofMillis(200);
  private static final Duration COUNT = Duration.ofMillis(2);

  private final Fleet fleet;

  FleetCluster(Fleet fleet) {
    this.fleet = fleet;
  }

  @Override
  public Answer<ClusterView> view(Endpoint target) {
    return Answer.unknown("A truncation does not ask for it.");
  }

  @Override
  public Answer<Map<TableName, TargetTable>> tables(Endpoint target, List<TableName> tables) {
    fleet.clock().spend(QUERY);
    Map<TableName, TargetTable> all = new HashMap<>();
    tables.forEach(name ->
        all.put(
            name,
            new TargetTable(
                name,
                true,
                true,
                Map.of(FleetTask.COLUMN, new TargetTable.Column(true, true)),
                List.of())));
    return Answer.known(all);
  }

  @Override
  public Answer<Map<TableName, RowsFound>> rows(Endpoint target, List<RowsWanted> wanted) {
    fleet.clock().spend(QUERY.plus(COUNT.multipliedBy(wanted.size())));
    fleet.noteCounted(wanted.size());
    Instant now = fleet.clock().instant();
    Map<TableName, RowsFound> all = new HashMap<>();
    wanted.forEach(one -> all.put(one.target(), counted(one, now)));
    return Answer.known(all);
  }

  private RowsFound counted(RowsWanted wanted, Instant now) {
    FleetTask task = fleet.ownerOf(wanted.target());
    long longest = task.longestBytes(wanted.target(), now);
    List<RowsFound.Lengths> lengths =
        wanted.columns().stream()
            .map(limit ->
                new RowsFound.Lengths(
                    limit.column(),
                    longest == limit.limitBytes() ? FleetTask.ROWS : 0,
                    0,
                    longest,
                    longest,
                    false))
            .toList();
    long rows = task.loading(wanted.target(), now) ? 0 : FleetTask.ROWS;
    return new RowsFound(wanted.target(), rows, Optional.of(0L), lengths, now);
  }

  @Override
  public Outcome set(Endpoint target, RoleChange change) {
    throw new UnsupportedOperationException("No role is changed for a truncated value.");
  }

  @Override
  public String sql(RoleChange change) {
    return "";
  }
}
