package dmsmedic.dmssimulator.plan;

import dmsmedic.dmssimulator.mapping.Mappings;
import dmsmedic.dmssimulator.mapping.TargetTable;
import dmsmedic.dmssimulator.rows.Column;
import dmsmedic.dmssimulator.rows.Condition;
import dmsmedic.dmssimulator.rows.Row;
import dmsmedic.dmssimulator.rows.SourceTable;
import dmsmedic.dmssimulator.rows.TableName;
import dmsmedic.dmssimulator.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with all that the task's documents say about it.
 *
 * @param id the number under which validation lines know it
 */
public record PlannedTable(int id, SourceTable source, TargetTable target, Plan plan) {

  /** Filters and LOB mode. */
  public record Plan(List<Condition> filters, Lobs lobs) {}

  public static List<PlannedTable> all(
      List<SourceTable> found, Mappings mappings, Settings settings) {
    List<PlannedTable> planned = new ArrayList<>();
    for (SourceTable table : found) {
      if (mappings.selects(table.name())) {
        Lobs lobs = Lobs.of(settings, mappings.lobRule(table.name()));
        planned.add(
            new PlannedTable(
                planned.size() + 1,
                table,
                mappings.target(table),
                new Plan(mappings.filters(table.name()), lobs)));
      }
    }
    return planned;
  }

  public TableName name() {
    return source.name();
  }

  public Lobs lobs() {
    return plan.lobs();
  }

  public boolean passes(Row row) {
    return plan.filters().stream().allMatch(condition -> condition.passes(row));
  }

  public boolean hasLobs() {
    return source.columns().stream().anyMatch(Column::isLob);
  }

  /** Whether LOBs are looked up by key. */
  public boolean looksUp() {
    return hasLobs() && lobs().mode() == Lobs.Mode.FULL;
  }

  /** The target columns that rows are loaded into. */
  public List<String> loadedColumns() {
    return source.columns().stream()
        .filter(column -> !column.isLob() || lobs().mode() != Lobs.Mode.OFF)
        .filter(column -> target.columns().containsKey(column.name()))
        .map(column -> target.columns().get(column.name()))
        .toList();
  }

  /** The part of a source row that finds it on the target; whole rows where there is no key. */
  public Row keyOf(Row row) {
    List<String> key =
        source.key().isEmpty()
            ? source.columns().stream().filter(c -> !c.isLob()).map(Column::name).toList()
            : source.key();
    return target.renamed(row.only(key));
  }

  /** The target's shape, as DMS would create it. */
  public SourceTable targetShape() {
    List<Column> columns = new ArrayList<>();
    for (Column column : source.columns()) {
      if (target.columns().containsKey(column.name())) {
        columns.add(new Column(target.columns().get(column.name()), column.type(), column.lob()));
      }
    }
    List<String> key =
        source.key().stream()
            .filter(target.columns()::containsKey)
            .map(target.columns()::get)
            .toList();
    return new SourceTable(target.name(), columns, key);
  }
}
