package dmsmedic.core.assessment;

import dmsmedic.core.incident.Hand.Sample;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Load;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.Observation.RecoveryView;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.proof.RowAccount;
import dmsmedic.core.proof.TableProof;
import dmsmedic.core.proof.Verdict;
import dmsmedic.core.treatment.HurtTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was seen of the tables after their load, by their sources, and what it says of each.
 *
 * @param sighted what the lines of the log say
 * @param earlier the first of two looks at the statistics
 * @param shown the statistics of the operator's task now
 * @param later those of the task that loaded the tables
 */
public record Evidence(
    Incident incident,
    Observation seen,
    Map<TableName, List<HurtTable>> sighted,
    Map<TableName, Load> loads,
    Map<TableName, TableStatistics> earlier,
    Map<TableName, TableStatistics> shown,
    Map<TableName, TableStatistics> later) {

  /** The evidence that an observation gives, put in order once for thousands of tables. */
  public static Evidence of(Incident incident, Observation seen) {
    List<TableStatistics> statistics = seen.statistics().found().orElse(List.of());
    Optional<RecoveryView> recovery = seen.recovery().found().flatMap(view -> view);
    return new Evidence(
        incident,
        seen,
        sighted(seen, statistics),
        Load.bySource(incident.hand().loads()),
        TableStatistics.byTable(incident.hand().sample().map(Sample::statistics).orElse(List.of())),
        TableStatistics.byTable(statistics),
        TableStatistics.byTable(
            incident.hand().recovery().isPresent()
                ? recovery.map(RecoveryView::statistics).orElse(List.of())
                : statistics));
  }

  private static Map<TableName, List<HurtTable>> sighted(
      Observation seen, List<TableStatistics> statistics) {
    List<HurtTable> all =
        seen.task()
            .found()
            .flatMap(view -> view)
            .map(view -> new Diagnosis(statistics, view.mappings()))
            .map(diagnosis -> diagnosis.of(seen.lines().found().orElse(List.of())))
            .orElse(List.of());
    return all.stream().collect(Collectors.groupingBy(HurtTable::source));
  }

  /** The verdict over one table. */
  public Verdict verdict(HurtTable table) {
    if (hurtAgain(table)) {
      return new Verdict.Damaged("The log shows the fault again since the load.");
    }
    Optional<TableStatistics> broken = loaded(table).filter(shown -> shown.state().brokenOff());
    if (broken.isPresent()) {
      return new Verdict.Damaged("DMS says of the table: " + broken.get().state().word() + ".");
    }
    if (seen.linesUntil().isPresent()) {
      return new Verdict.Inconclusive("The log was not read to its end.");
    }
    Optional<TableStatistics> first = Optional.ofNullable(earlier.get(table.source()));
    Optional<TableStatistics> second = loaded(table);
    Optional<RowsFound> rows =
        seen.rows().found().flatMap(all -> Optional.ofNullable(all.get(table.target())));
    if (first.isEmpty() || second.isEmpty() || rows.isEmpty()) {
      return new Verdict.Inconclusive("Its statistics or rows could not be read.");
    }
    if (rows.get().asOf().isBefore(incident.hand().sample().orElseThrow().at())) {
      return new Verdict.Inconclusive("Its rows were read from before the load was seen to end.");
    }
    List<RowAccount> accounts =
        load(table)
            .map(load -> load.accounts(first.get().counts(), second.get().counts()))
            .orElseGet(() ->
                List.of(
                    RowAccount.between(
                        first.get().counts(), second.get().counts(), RowCounts.NONE)));
    return new TableProof(table, second.get(), accounts, rows.get()).verdict();
  }

  /** Lines of the fault since the load was asked for; older ones tell of the old settings. */
  public boolean hurtAgain(HurtTable table) {
    Instant since = load(table).map(Load::requestedAt).orElse(table.lastAt());
    return sighted.getOrDefault(table.source(), List.of()).stream()
        .anyMatch(other -> other.same(table) && other.lastAt().isAfter(since));
  }

  /** What the task that loaded a table shows of it. */
  public Optional<TableStatistics> loaded(HurtTable table) {
    return Optional.ofNullable(later.get(table.source()));
  }

  /**
   * Whether the operator's task shows a table in error that it loaded itself; of one that a
   * recovery task has loaded it knows nothing new.
   */
  public boolean inError(HurtTable table) {
    return incident.hand().recovery().isEmpty()
        && Optional.ofNullable(shown.get(table.source()))
            .filter(statistics -> statistics.state() == TableState.ERROR)
            .isPresent();
  }

  private Optional<Load> load(HurtTable table) {
    return Optional.ofNullable(loads.get(table.source()));
  }
}
