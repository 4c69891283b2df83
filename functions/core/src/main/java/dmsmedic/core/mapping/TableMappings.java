package dmsmedic.core.mapping;

import dmsmedic.core.mapping.Rule.Subject;
import dmsmedic.core.migration.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The table mappings of a task, as far as names and LOB settings go.
 *
 * <p>{@code ReloadTables} wants names of the source while guards and proofs look at the target, so
 * every way from the one to the other goes through here (AWS DMS user guide,
 * CHAP_Tasks.CustomizingTasks.TableMapping).
 */
public record TableMappings(List<Rule> rules) {

  public TableMappings {
    rules = List.copyOf(rules);
  }

  /** What the source table is called on the target. */
  public TargetName target(TableName source) {
    if (!maySelect(source)) {
      return new TargetName.NotSelected();
    }
    if (!selects(source)) {
      return new TargetName.Ambiguous(
          "Whether the rules select '" + source + "' cannot be told from their brackets.");
    }
    Set<String> schemas = renamed(Subject.SCHEMA, source, source.schema());
    Set<String> tables = renamed(Subject.TABLE, source, source.table());
    if (schemas.size() > 1 || tables.size() > 1) {
      return new TargetName.Ambiguous(
          "Transformation rules give '"
              + source
              + "' the names "
              + schemas
              + " and "
              + tables
              + ".");
    }
    if (schemas.contains("") || tables.contains("")) {
      return new TargetName.Ambiguous("Transformation rules leave no name to '" + source + "'.");
    }
    return new TargetName.Mapped(
        new TableName(schemas.iterator().next(), tables.iterator().next()));
  }

  /**
   * Whether some source table might become one of the target tables, as far as the rules alone
   * tell; {@code false} is certain.
   */
  public boolean mayProduceAny(Collection<TableName> targets) {
    return targets.stream().anyMatch(mayProduce());
  }

  /** The same of one target after the other, for whoever asks for many. */
  public Predicate<TableName> mayProduce() {
    return new Reach(rules)::covers;
  }

  /** Whether the task certainly moves the source table. */
  public boolean selects(TableName source) {
    return any(true, locator -> locator.matches(source))
        && !any(false, locator -> locator.mayMatch(source));
  }

  private boolean maySelect(TableName source) {
    return any(true, locator -> locator.mayMatch(source))
        && !any(false, locator -> locator.matches(source));
  }

  /** Whether a filter may keep some rows of the source table away from the target. */
  public boolean filters(TableName source) {
    return selections().anyMatch(rule -> rule.filtered() && rule.locator().mayMatch(source));
  }

  /** Whether one of the rules that include, or of those that exclude, has such a locator. */
  private boolean any(boolean include, Predicate<Locator> such) {
    return selections()
        .filter(rule -> rule.include() == include)
        .map(Rule.Selection::locator)
        .anyMatch(such);
  }

  private Stream<Rule.Selection> selections() {
    return rules.stream().filter(Rule.Selection.class::isInstance).map(Rule.Selection.class::cast);
  }

  /** The LOB settings that the mappings give this table, overriding the task's. */
  public Optional<TableLob> lob(TableName source) {
    for (Rule rule : rules) {
      if (rule instanceof Rule.TableSettings settings && settings.table().equals(source)) {
        return settings.lob();
      }
    }
    return Optional.empty();
  }

  /** These mappings with other LOB settings for one table; an empty value takes them away. */
  public TableMappings withLob(TableName source, Optional<TableLob> lob) {
    List<Rule> others = new ArrayList<>();
    boolean found = false;
    for (Rule rule : rules) {
      if (rule instanceof Rule.TableSettings settings && settings.table().equals(source)) {
        found = true;
        others.add(new Rule.TableSettings(settings.id(), source, lob));
      } else {
        others.add(rule);
      }
    }
    if (!found) {
      lob.ifPresent(
          value -> others.add(new Rule.TableSettings(freeId(), source, Optional.of(value))));
    }
    return new TableMappings(others);
  }

  /** A rule id that no rule has yet. */
  public String freeId() {
    long highest = 0;
    for (Rule rule : rules) {
      if (rule.id().matches("\\d{1,17}")) {
        highest = Math.max(highest, Long.parseLong(rule.id()));
      }
    }
    return String.valueOf(highest + 1);
  }

  /** Every name that the rules may give; the one it has too, where no rule certainly changes it. */
  private Set<String> renamed(Subject subject, TableName source, String name) {
    Set<String> names = new LinkedHashSet<>();
    boolean certain = false;
    for (Rule rule : rules) {
      if (rule instanceof Rule.Transformation change
          && change.subject() == subject
          && change.action() != Rule.Action.OTHER
          && change.locator().mayMatch(source)) {
        names.add(Renaming.apply(change, name));
        certain |= change.locator().matches(source);
      }
    }
    if (!certain) {
      names.add(name);
    }
    return names;
  }
}
