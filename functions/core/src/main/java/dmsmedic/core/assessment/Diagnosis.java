package dmsmedic.core.assessment;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.TableToken;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.mapping.TargetName;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.observation.Found;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.HurtTable.Truncation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which tables the lines of a log have hurt, confirmed against the statistics of the task.
 *
 * <p>A line counts only if it names a table that the task has. A line of a COPY names none; it then
 * stands for the tables that DMS itself says are in error.
 *
 * @param statistics the tables that the task has
 */
public record Diagnosis(List<TableStatistics> statistics, TableMappings mappings) {

  /** The times of a line, of its delivery and of the statistics may differ by so much. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /** One fault of one table. */
  private record Damage(TableName source, Fault fault) {}

  /** The hurt tables that the lines show, each fault of a table once. */
  public List<HurtTable> of(List<Found> lines) {
    Map<Damage, HurtTable> hurt = new LinkedHashMap<>();
    Map<TableName, TableStatistics> shown = TableStatistics.byTable(statistics);
    Map<TableToken, Optional<TableName>> named = new HashMap<>();
    Catalogue catalogue = new Catalogue();
    for (Found line : lines) {
      for (TableName table : tables(line.occurrence(), told(line), named, catalogue)) {
        if (history(table, line, shown)) {
          continue;
        }
        HurtTable one = one(table, line);
        hurt.merge(new Damage(table, one.fault()), one, HurtTable::joined);
      }
    }
    return List.copyOf(hurt.values());
  }

  /**
   * Whether the table was loaded to its end since; what that load cut is told by lines of its own.
   *
   * <p>An operator may have repaired it before the task was given to us.
   */
  private static boolean history(
      TableName table, Found line, Map<TableName, TableStatistics> shown) {
    Instant told = told(line);
    return Optional.ofNullable(shown.get(table))
        .filter(now -> now.state() == TableState.COMPLETED && now.loadEndedAt().isPresent())
        .flatMap(TableStatistics::loadStartedAt)
        .filter(begun -> told.plus(SKEW).isBefore(begun))
        .isPresent();
  }

  private static Instant told(Found line) {
    return line.occurrence().at().filter(line.at()::isBefore).orElse(line.at());
  }

  private HurtTable one(TableName source, Found line) {
    Occurrence seen = line.occurrence();
    List<Truncation> columns =
        seen.column().stream()
            .map(column ->
                new Truncation(column, seen.limitBytes().orElse(0), seen.actualBytes().orElse(0)))
            .toList();
    TableName target =
        mappings.target(source) instanceof TargetName.Mapped(TableName table) ? table : source;
    return new HurtTable(
        source, target, seen.fault(), columns, line.at(), line.at(), 1, List.of(), false);
  }

  private List<TableName> tables(
      Occurrence occurrence,
      Instant told,
      Map<TableToken, Optional<TableName>> named,
      Catalogue catalogue) {
    Optional<TableToken> token = occurrence.table();
    if (token.isPresent()) {
      return named.computeIfAbsent(token.get(), catalogue::named).stream().toList();
    }
    return occurrence.fault() == Fault.COPY_NOT_RETRIED ? inError(told) : List.of();
  }

  /** A line cannot speak of a load that began only after it. */
  private List<TableName> inError(Instant told) {
    return statistics.stream()
        .filter(s -> s.state() == TableState.ERROR)
        .filter(s -> s.loadStartedAt().filter(told.plus(SKEW)::isBefore).isEmpty())
        .map(TableStatistics::table)
        .toList();
  }

  /** The tables of the task by both their names, put together once for all lines. */
  private final class Catalogue {

    private final Set<TableName> sources =
        statistics.stream()
            .map(TableStatistics::table)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    private final Map<TableName, TableName> byTarget = new LinkedHashMap<>();

    /** The source table that a token means: DMS speaks of the source, CockroachDB of the target. */
    Optional<TableName> named(TableToken token) {
      return token.resolve(sources).filter(sources::contains).or(() -> ofTarget(token));
    }

    private Optional<TableName> ofTarget(TableToken token) {
      if (byTarget.isEmpty()) {
        sources.forEach(this::addTarget);
      }
      return token.resolve(byTarget.keySet()).map(byTarget::get);
    }

    private void addTarget(TableName source) {
      if (mappings.target(source) instanceof TargetName.Mapped(TableName target)) {
        byTarget.putIfAbsent(target, source);
      }
    }
  }
}
