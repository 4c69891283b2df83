package dmsmedic.core.observation;

import dmsmedic.core.migration.TableName;
import java.time.Instant;
import java.util.List;

/** One thing that a decision needs to know before it is made. */
public sealed interface Question {

  /** The replication task: status, settings, mappings, tags. */
  record TheTask() implements Question {}

  /** The table statistics of the task. */
  record TheStatistics() implements Question {}

  /**
   * Lines of the logs since an instant in which a fault shows.
   *
   * @param all whether silence counts too, so that some of the lines are not enough
   */
  record TheLines(Instant since, boolean all) implements Question {}

  /** The target cluster: version, and the role that DMS logs in with. */
  record TheCluster() implements Question {}

  /** What the target's catalogue says of these tables; the names are those of the target. */
  record TheTables(List<TableName> targets) implements Question {}

  /** Counts and lengths in these tables of the target. */
  record TheRows(List<RowsWanted> wanted) implements Question {}

  /** Every other task that writes into the same database. */
  record TheNeighbours() implements Question {}

  /** The loads of the task that incidents, which are over, have seen end. */
  record TheEarlierLoads() implements Question {}

  /** The class of the replication instance. */
  record TheInstance() implements Question {}

  /** A task that we may have created, by its identifier, with its statistics. */
  record TheRecoveryTask(String identifier) implements Question {}
}
