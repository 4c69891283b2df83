package dmsmedic.dmssimulator.mapping;

import dmsmedic.dmssimulator.rows.Column;
import dmsmedic.dmssimulator.rows.Condition;
import dmsmedic.dmssimulator.rows.SourceTable;
import dmsmedic.dmssimulator.rows.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A table mappings document, read. */
public final class Mappings {
  private final List<Selection> selections;
  private final List<Transformation> transformations;
  private final List<TableSetting> settings;

  Mappings(
      List<Selection> selections,
      List<Transformation> transformations,
      List<TableSetting> settings) {
    this.selections = List.copyOf(selections);
    this.transformations = List.copyOf(transformations);
    this.settings = List.copyOf(settings);
  }

  /** Whether the rules include a table, and none excludes it. */
  public boolean selects(TableName table) {
    List<Selection> about =
        selections.stream().filter(rule -> rule.locator().matches(table)).toList();
    return !about.isEmpty() && about.stream().allMatch(Selection::includes);
  }

  /** The tables that rules include by their full names. */
  public List<TableName> named() {
    return selections.stream()
        .filter(rule -> rule.includes() && !rule.locator().isWild())
        .map(rule -> new TableName(rule.locator().schema().text(), rule.locator().table().text()))
        .filter(this::selects)
        .distinct()
        .toList();
  }

  /** The source filters of a table; all must pass. */
  public List<Condition> filters(TableName table) {
    return selections.stream()
        .filter(rule -> rule.includes() && rule.locator().matches(table))
        .findFirst()
        .map(Selection::filters)
        .orElse(List.of());
  }

  /** The LOB settings of a table, if a rule has any. */
  public Optional<LobRule> lobRule(TableName table) {
    return settings.stream()
        .filter(rule -> rule.locator().matches(table))
        .flatMap(rule -> rule.lobs().stream())
        .findFirst();
  }

  /** Where a table goes under the transformation rules; the first rule that fits a name counts. */
  public TargetTable target(SourceTable table) {
    TableName name = table.name();
    Map<String, String> columns = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      Predicate<Transformation> fits =
          rule -> rule.locator().matches(name) && rule.locator().column().matches(column.name());
      if (transformations.stream().noneMatch(r -> r.removesColumn() && fits.test(r))) {
        columns.put(column.name(), renamed("column", column.name(), fits));
      }
    }
    return new TargetTable(
        new TableName(
            renamed("schema", name.schema(), r -> r.locator().schema().matches(name.schema())),
            renamed("table", name.table(), r -> r.locator().matches(name))),
        columns);
  }

  private String renamed(String target, String name, Predicate<Transformation> fits) {
    return transformations.stream()
        .filter(rule -> rule.target().equals(target) && fits.test(rule))
        .findFirst()
        .map(rule -> rule.applied(name))
        .orElse(name);
  }
}
