package dmsmedic.testkit.dms;

import dmsmedic.core.mapping.Locator;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a recovery task in the words of core, in which every filter is one of its own kind.
 */
public final class RecoveryRules {

  private RecoveryRules() {}

  /** Why it cannot be told which rows of the tables a task moves; empty where it can. */
  public static Optional<String> objection(TableMappings all, List<TableName> tables) {
    return tables.stream()
        .filter(table -> !all.selects(table) || (all.filters(table) && selecting(all, table) > 1))
        .findFirst()
        .map(table -> "Which rows of '" + table + "' the task moves cannot be told.");
  }

  private static long selecting(TableMappings all, TableName table) {
    return all.rules().stream()
        .filter(rule -> rule instanceof Rule.Selection own && own.locator().mayMatch(table))
        .count();
  }

  /** The rules of a task that moves only these tables, and of each the same rows. */
  public static TableMappings only(TableMappings all, List<TableName> tables) {
    List<Rule> rules = new ArrayList<>(all.rules());
    rules.removeIf(rule -> rule instanceof Rule.Selection);
    for (TableName table : tables) {
      String id = new TableMappings(rules).freeId();
      Locator locator = Locator.of(table.schema(), table.table());
      rules.add(new Rule.Selection(id, locator, true, all.filters(table)));
    }
    return new TableMappings(rules);
  }
}
