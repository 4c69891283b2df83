package dmsmedic.core.assessment;

import static dmsmedic.core.proof.Concern.Kind.ROWS_UNEXPLAINED;

import dmsmedic.core.incident.Hand.Sample;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Load;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.Observation.EarlierLoad;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.TargetTable;
import dmsmedic.core.proof.Concern;
import dmsmedic.core.proof.TruncateGuard;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.core.treatment.Treatment.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What speaks against truncating the tables of a treatment. */
public final class Concerns {

  private final Incident incident;
  private final Observation seen;
  private final Map<TableName, Load> loads;
  private final Map<TableName, EarlierLoad> before;
  private final Map<TableName, TableStatistics> earlier;
  private final Map<TableName, TableStatistics> later;

  /** The concerns about an incident, as far as was seen. */
  public Concerns(Incident incident, Observation seen) {
    this.incident = incident;
    this.seen = seen;
    this.loads = Load.bySource(incident.hand().loads());
    this.before =
        seen.earlierLoads().found().orElse(List.of()).stream()
            .collect(Collectors.toMap(EarlierLoad::source, Function.identity()));
    this.earlier =
        TableStatistics.byTable(incident.hand().sample().map(Sample::statistics).orElse(List.of()));
    this.later = TableStatistics.byTable(seen.statistics().found().orElse(List.of()));
  }

  /** Every concern, each once; none for a treatment that loads nothing again. */
  public List<Concern> of(Treatment treatment) {
    List<Concern> concerns = new ArrayList<>();
    if (treatment.route() == Route.FUTURE_ONLY) {
      return concerns;
    }
    Set<TableName> treated = Set.copyOf(treatment.tables());
    for (HurtTable table : incident.tables()) {
      if (treated.contains(table.source())) {
        concerns.addAll(of(table));
      }
    }
    concerns.addAll(unfinished(treatment, treated));
    return concerns.stream().distinct().toList();
  }

  /**
   * What the rows say alone, counted while the task stands still and DMS applies nothing.
   *
   * <p>While changes flow, a row of somebody else can hide among those that were applied between
   * two looks; now every row must be accounted for.
   */
  public List<Concern> ofStandingRows(Treatment treatment) {
    Set<TableName> treated = Set.copyOf(treatment.tables());
    return incident.tables().stream()
        .filter(table -> treated.contains(table.source()))
        .flatMap(table ->
            guard(table).map(TruncateGuard::aboutRows).orElseGet(() -> unlisted(table)).stream())
        .distinct()
        .toList();
  }

  /**
   * Tables that are not hurt, and that a resume would load under a preparation of our choice.
   *
   * <p>Where the operator's own preparation stays in force, the operator has asked for that load.
   */
  private List<Concern> unfinished(Treatment treatment, Set<TableName> treated) {
    boolean prepares = treatment.settings().stream().anyMatch(SettingChange.Prep.class::isInstance);
    boolean resumes = seen.knownTask().map(task -> !task.loadFinished()).orElse(true);
    if (!prepares || !resumes) {
      return List.of();
    }
    return later.values().stream()
        .filter(table -> !treated.contains(table.table()))
        .filter(table -> table.state().loading() || table.state() == TableState.CANCELLED)
        .map(Concerns::unfinished)
        .sorted(Comparator.comparing(Concern::about))
        .toList();
  }

  private static Concern unfinished(TableStatistics table) {
    return new Concern(
        Concern.Kind.UNFINISHED,
        table.table().toString(),
        "The load of '%s' is not finished; a resume would truncate its target first."
            .formatted(table.table()));
  }

  private List<Concern> of(HurtTable table) {
    List<Concern> concerns =
        new ArrayList<>(guard(table).map(TruncateGuard::concerns).orElseGet(() -> unlisted(table)));
    if (moving(table) && concerns.stream().noneMatch(one -> one.kind() == ROWS_UNEXPLAINED)) {
      doubted(table).ifPresent(concerns::add);
    }
    return concerns;
  }

  /** Whether changes were applied between the two looks. */
  private boolean moving(HurtTable table) {
    Optional<TableStatistics> first = Optional.ofNullable(earlier.get(table.source()));
    Optional<TableStatistics> second = Optional.ofNullable(later.get(table.source()));
    return !first.map(TableStatistics::counts).equals(second.map(TableStatistics::counts));
  }

  /** What was found while the task stood still is not refuted by a range that it fits into. */
  private Optional<Concern> doubted(HurtTable table) {
    Concern again =
        new Concern(
            ROWS_UNEXPLAINED,
            table.target().toString(),
            "The target table '%s' held rows that DMS did not write when the task stood still."
                .formatted(table.target()));
    return incident.plan().concerns().contains(again.key()) ? Optional.of(again) : Optional.empty();
  }

  private static List<Concern> unlisted(HurtTable table) {
    return List.of(
        new Concern(
            Concern.Kind.NO_STATISTICS,
            table.target().toString(),
            "DMS lists no statistics of '" + table.source() + "'."));
  }

  private Optional<TruncateGuard> guard(HurtTable table) {
    Optional<Load> load = Optional.ofNullable(loads.get(table.source()));
    Optional<TableStatistics> own = load.flatMap(Load::own);
    Optional<TableStatistics> first =
        own.or(() -> Optional.ofNullable(earlier.get(table.source())));
    Optional<TableStatistics> second = own.or(() -> Optional.ofNullable(later.get(table.source())));
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TruncateGuard(
            table,
            incident.task(),
            target(table),
            seen.neighbours(),
            first.get(),
            second.get(),
            base(load, second.get()),
            rows(table),
            load.isEmpty() && keepsRows()));
  }

  /**
   * What the counters showed while the rows that are there were loaded: zeros for the first load,
   * and nothing for one that somebody else asked for.
   */
  private Optional<RowCounts> base(Optional<Load> load, TableStatistics shown) {
    Optional<Load> ours = load.filter(one -> one.own().isPresent() || !one.overtaken(shown));
    if (ours.isPresent()) {
      return ours.get().certainStart(shown);
    }
    return Optional.ofNullable(before.get(shown.table()))
        .filter(one -> one.shownIn(shown))
        .map(EarlierLoad::base)
        .or(() -> shown.reloaded().orElse(false) ? Optional.empty() : Optional.of(RowCounts.NONE));
  }

  /**
   * Whether the operator's own preparation keeps rows: the one before ours, where we changed it and
   * have loaded nothing under it yet.
   */
  private boolean keepsRows() {
    Optional<PrepMode> before =
        incident.plan().undoOfSettings().stream()
            .filter(SettingChange.Prep.class::isInstance)
            .map(change -> ((SettingChange.Prep) change).to())
            .findFirst();
    return before
        .or(() -> seen.knownTask().map(task -> task.settings().prepMode()))
        .filter(mode -> mode == PrepMode.DO_NOTHING)
        .isPresent();
  }

  private Answer<TargetTable> target(HurtTable table) {
    return seen.tables().map(found -> TargetTable.among(found, table.target()));
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
