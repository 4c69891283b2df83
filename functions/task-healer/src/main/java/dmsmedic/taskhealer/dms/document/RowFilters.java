package dmsmedic.taskhealer.dms.document;

import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The filters by which the selection rules of a task choose the rows of its tables.
 *
 * <p>A task that loads a table anew without them would load rows that the operator keeps away from
 * the target: other tenants', archived ones, private ones. The guide does not say which rule counts
 * where several select a table, so it is told only where all of them choose the same rows.
 */
record RowFilters(List<Json.Obj> rules) {

  /** The filters of a table as they are written; empty where all of its rows are moved. */
  Optional<Json> of(TableName table) {
    return selecting(table).stream().map(RuleReader::filters).flatMap(Optional::stream).findFirst();
  }

  /** Why nobody can tell which rows of the table the task moves; empty where it is clear. */
  Optional<String> objection(TableName table) {
    TableMappings mappings = new TableMappings(rules.stream().map(RuleReader::read).toList());
    if (!mappings.selects(table)) {
      return Optional.of("No rule of the task selects '" + table + "' any more.");
    }
    List<Json.Obj> selecting = selecting(table);
    long ways = selecting.stream().map(RowFilters::spelling).distinct().count();
    return ways <= 1
        ? Optional.empty()
        : Optional.of(
            ("The selection rules %s choose different rows of '%s', and which of them counts cannot"
                    + " be told.")
                .formatted(names(selecting), table));
  }

  private static Optional<Json> spelling(Json.Obj rule) {
    return RuleReader.filters(rule).map(Json::canonical);
  }

  private static String names(List<Json.Obj> rules) {
    return rules.stream()
        .map(rule -> "'" + RuleReader.read(rule).id() + "'")
        .collect(Collectors.joining(" and "));
  }

  private List<Json.Obj> selecting(TableName table) {
    return rules.stream()
        .filter(rule ->
            RuleReader.read(rule) instanceof Rule.Selection selection
                && selection.include()
                && selection.locator().mayMatch(table))
        .toList();
  }
}
