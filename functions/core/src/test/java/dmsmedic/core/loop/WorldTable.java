package dmsmedic.core.loop;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import java.time.Instant;
import java.util.Optional;

/** One table of one task, as its statistics count it. */
final class WorldTable {
  final TableName name;
  TableState state;
  long loaded;
  long inserts;
  Optional<Instant> startedAt = Optional.empty();
  Optional<Instant> endedAt = Optional.empty();

  WorldTable(TableName name, TableState state) {
    this.name = name;
    this.state = state;
  }

  TableStatistics statistics() {
    return new TableStatistics(
        name, state, new RowCounts(loaded, inserts, 0, 0), startedAt, endedAt, "Not enabled");
  }
}
