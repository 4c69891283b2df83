package dmsmedic.core.mapping;

import dmsmedic.core.mapping.Rule.Subject;
import dmsmedic.core.migration.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which target tables the rules of a task could produce, whatever tables its source has.
 *
 * <p>Told from the rules alone, so that nobody has to ask which tables a task has only to learn
 * that none of them concerns a target. It errs on one side: {@code true} means perhaps, {@code
 * false} means never, also where several rules rename the same table and their order is not known.
 */
final class Reach {

  private static final int ASCII_END = 128;

  private final List<Rule.Selection> selections = new ArrayList<>();
  private final List<Rule.Transformation> schemas = new ArrayList<>();
  private final List<Rule.Transformation> tables = new ArrayList<>();
  private final boolean schemasUnclear;
  private final boolean tablesUnclear;

  Reach(List<Rule> rules) {
    for (Rule rule : rules) {
      switch (rule) {
        case Rule.Selection selection when selection.include() -> selections.add(selection);
        case Rule.Transformation change when change.action() != Rule.Action.OTHER ->
            changes(change.subject()).add(change);
        case Rule.Selection _, Rule.Transformation _, Rule.TableSettings _, Rule.Other _ -> {}
      }
    }
    schemasUnclear = together(schemas);
    tablesUnclear = together(tables);
  }

  private List<Rule.Transformation> changes(Subject subject) {
    return switch (subject) {
      case SCHEMA -> schemas;
      case TABLE -> tables;
      case OTHER -> new ArrayList<>();
    };
  }

  boolean covers(TableName target) {
    for (Rule.Selection selection : selections) {
      Locator selected = selection.locator();
      if ((schemasUnclear || becomes(schemas, selected.schema(), target.schema()))
          && (tablesUnclear || becomes(tables, selected.table(), target.table()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean becomes(
      List<Rule.Transformation> changes, NamePattern selected, String wanted) {
    return selected.mayMatch(wanted)
        || changes.stream().anyMatch(change -> gives(change, selected, wanted));
  }

  /** Whether two rules may change the same name: what comes of that nobody can tell. */
  private static boolean together(List<Rule.Transformation> changes) {
    for (int i = 0; i < changes.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!apart(changes.get(i).locator(), changes.get(j).locator())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean apart(Locator one, Locator other) {
    return apart(one.schema(), other.schema()) || apart(one.table(), other.table());
  }

  private static boolean apart(NamePattern one, NamePattern other) {
    return one.exact() ? !other.mayMatch(one.text()) : other.exact() && !one.mayMatch(other.text());
  }

  private static boolean gives(Rule.Transformation change, NamePattern selected, String wanted) {
    String value = change.value();
    return switch (change.action()) {
      case RENAME -> value.equals(wanted);
      case CONVERT_LOWERCASE -> lower(wanted).equals(wanted) && matchesInAnyCase(selected, wanted);
      case CONVERT_UPPERCASE ->
          wanted.toUpperCase(Locale.ROOT).equals(wanted) && matchesInAnyCase(selected, wanted);
      case ADD_PREFIX ->
          wanted.startsWith(value) && selected.mayMatch(wanted.substring(value.length()));
      case ADD_SUFFIX ->
          wanted.endsWith(value)
              && selected.mayMatch(wanted.substring(0, wanted.length() - value.length()));
      case REMOVE_PREFIX, REPLACE_PREFIX, REMOVE_SUFFIX, REPLACE_SUFFIX -> true;
      case OTHER -> false;
    };
  }

  /** Outside of ASCII a letter can become two, or another's; then the answer is perhaps. */
  private static boolean matchesInAnyCase(NamePattern selected, String wanted) {
    boolean plain = selected.text().chars().allMatch(c -> c < ASCII_END && c != '_' && c != '[');
    return !plain || new NamePattern(lower(selected.text())).mayMatch(lower(wanted));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
