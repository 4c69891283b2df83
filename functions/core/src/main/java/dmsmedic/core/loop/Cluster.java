package dmsmedic.core.loop;

import dmsmedic.core.incident.Outcome;
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

/**
 * The target CockroachDB cluster behind a DMS endpoint.
 *
 * <p>Reads are follower reads under a statement time-out. Nothing throws: answers are unknown with
 * a reason, outcomes are values. A role's default is the only thing that is ever changed.
 */
public interface Cluster {

  /** Version, and the role that DMS logs in with. */
  Answer<ClusterView> view(Endpoint target);

  /** Catalogue entries of the tables; one that is not there is {@link TargetTable#absent}. */
  Answer<Map<TableName, TargetTable>> tables(Endpoint target, List<TableName> tables);

  /** Counts and lengths; a table that cannot be read makes the whole answer unknown. */
  Answer<Map<TableName, RowsFound>> rows(Endpoint target, List<RowsWanted> wanted);

  /** {@code ALTER ROLE ... [IN DATABASE ...] SET} or {@code RESET}. */
  Outcome set(Endpoint target, RoleChange change);

  /** The SQL statement of a change, for people to paste. */
  String sql(RoleChange change);
}
