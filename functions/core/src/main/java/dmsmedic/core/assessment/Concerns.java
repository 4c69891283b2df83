package dmsmedic.core.assessment;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.TargetTable;
import dmsmedic.core.proof.Concern;
import dmsmedic.core.proof.TruncateGuard;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.core.treatment.Treatment.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What speaks against truncating the tables of a treatment. */
public record Concerns(Incident incident, Observation seen) {

  /** Every concern, each once; none for a treatment that loads nothing again. */
  public List<Concern> of(Treatment treatment) {
    List<Concern> concerns = new ArrayList<>();
    if (treatment.route() == Route.FUTURE_ONLY) {
      return concerns;
    }
    for (HurtTable table : incident.tables()) {
      if (treatment.tables().contains(table.source())) {
        concerns.addAll(of(table));
      }
    }
    return concerns.stream().distinct().toList();
  }

  private List<Concern> of(HurtTable table) {
    Optional<TableStatistics> own = incident.hand().own(table.source());
    Optional<TableStatistics> earlier =
        own.or(() -> incident.hand().sample().flatMap(sample -> sample.of(table.source())));
    Optional<TableStatistics> later = own.or(() -> seen.statistics(table.source()));
    if (earlier.isEmpty() || later.isEmpty()) {
      return List.of(
          new Concern(
              Concern.Kind.NO_STATISTICS,
              table.target().toString(),
              "DMS lists no statistics of '" + table.source() + "'."));
    }
    return new TruncateGuard(
            table,
            target(table),
            seen.neighbours(),
            earlier.get(),
            later.get(),
            incident.hand().base(table.source()),
            rows(table))
        .concerns();
  }

  private Answer<TargetTable> target(HurtTable table) {
    return seen.tables()
        .map(all -> all.getOrDefault(table.target(), TargetTable.absent(table.target())));
  }

  private Answer<RowsFound> rows(HurtTable table) {
    return seen.rows()
        .found()
        .map(all -> counted(all, table))
        .orElseGet(() -> Answer.unknown(seen.rows().reason()));
  }

  /** A read of the past that lies before the first look counts rows of another time. */
  private Answer<RowsFound> counted(Map<TableName, RowsFound> all, HurtTable table) {
    RowsFound found = all.get(table.target());
    if (found == null) {
      return Answer.unknown("It was not counted.");
    }
    boolean early = incident.hand().sample().map(s -> found.asOf().isBefore(s.at())).orElse(false);
    return early ? Answer.unknown("The read was of too long ago.") : Answer.known(found);
  }
}
