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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

  /** The hurt tables that the lines show, each fault of a table once. */
  public List<HurtTable> of(List<Found> lines) {
    List<HurtTable> hurt = new ArrayList<>();
    for (Found line : lines) {
      for (TableName table : tables(line.occurrence())) {
        join(hurt, one(table, line));
      }
    }
    return hurt;
  }

  private static void join(List<HurtTable> hurt, HurtTable one) {
    for (int i = 0; i < hurt.size(); i++) {
      if (hurt.get(i).same(one)) {
        hurt.set(i, hurt.get(i).joined(one));
        return;
      }
    }
    hurt.add(one);
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

  private List<TableName> tables(Occurrence occurrence) {
    Optional<TableToken> token = occurrence.table();
    if (token.isPresent()) {
      return named(token.get()).stream().toList();
    }
    return occurrence.fault() == Fault.COPY_NOT_RETRIED ? inError() : List.of();
  }

  private List<TableName> inError() {
    return statistics.stream()
        .filter(s -> s.state() == TableState.ERROR)
        .map(TableStatistics::table)
        .toList();
  }

  /** The source table that a token means: DMS speaks of the source, CockroachDB of the target. */
  private Optional<TableName> named(TableToken token) {
    Set<TableName> sources =
        statistics.stream().map(TableStatistics::table).collect(Collectors.toSet());
    return token.resolve(sources).filter(sources::contains).or(() -> byTarget(token, sources));
  }

  private Optional<TableName> byTarget(TableToken token, Set<TableName> sources) {
    Set<TableName> targets = new HashSet<>();
    for (TableName source : sources) {
      if (mappings.target(source) instanceof TargetName.Mapped(TableName target)) {
        targets.add(target);
      }
    }
    return token
        .resolve(targets)
        .flatMap(target -> sources.stream().filter(s -> becomes(s, target)).findFirst());
  }

  private boolean becomes(TableName source, TableName target) {
    return mappings.target(source).equals(new TargetName.Mapped(target));
  }
}
