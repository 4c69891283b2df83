package dmsmedic.testkit.simulation.world;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.testkit.simulation.rows.SourceTable;
import dmsmedic.testkit.simulation.rows.TargetTable;
import java.time.Instant;
import java.util.Optional;

/** How far one task is with one table: what its statistics say, and what is really true. */
final class LoadedTable {
  final SourceTable source;
  final TargetTable target;
  TableState state = TableState.BEFORE_LOAD;
  long loaded;
  long inserts;
  long updates;
  long deletes;
  Optional<Instant> startedAt = Optional.empty();
  Optional<Instant> endedAt = Optional.empty();

  /** Whether the last load was asked for by a request to reload. */
  boolean reloaded;

  /** Counts the loads, so that what belongs to an older one is left alone. */
  int attempt;

  /** Changes of the source up to here are on the target. */
  int position;

  /** When the last line can be read that tells of a value cut by an applied change. */
  Optional<Instant> lastCutToldAt = Optional.empty();

  LoadedTable(SourceTable source, TargetTable target) {
    this.source = source;
    this.target = target;
  }

  TableName name() {
    return source.make.name();
  }

  TableStatistics statistics() {
    return new TableStatistics(
        name(),
        state,
        new RowCounts(loaded, inserts, updates, deletes),
        startedAt,
        endedAt,
        "Not enabled",
        Optional.of(reloaded));
  }
}
