package dmsmedic.taskhealer.dms.document;

import dmsmedic.core.mapping.Locator;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What tells one rule of the table mappings in the words of core. */
final class RuleReader {

  private static final String ANY = "%";
  static final String FILTERS = "filters";

  /** What stands for no filter at all. */
  private static final Set<Json> NOTHING =
      Set.of(new Json.Arr(List.of()), Json.Obj.EMPTY, new Json.Scalar("null"));

  private RuleReader() {}

  static Rule read(Json.Obj rule) {
    String id = rule.text("rule-id").orElse("");
    String kind = rule.text("rule-type").orElse("");
    return switch (kind) {
      case "selection" -> selection(rule, id);
      case "transformation" -> transformation(rule, id);
      case "table-settings" -> tableSettings(rule, id);
      default -> new Rule.Other(id, kind);
    };
  }

  private static Rule selection(Json.Obj rule, String id) {
    boolean include = !rule.text("rule-action").orElse("include").equals("exclude");
    return new Rule.Selection(id, locator(rule), include, filters(rule).isPresent());
  }

  /** The filters of a selection rule as they are written; empty where it has none. */
  static Optional<Json> filters(Json.Obj rule) {
    return Optional.ofNullable(rule.fields().get(FILTERS))
        .filter(value -> !NOTHING.contains(value));
  }

  private static Rule transformation(Json.Obj rule, String id) {
    return new Rule.Transformation(
        id,
        subject(rule.text("rule-target").orElse("")),
        action(rule.text("rule-action").orElse("")),
        locator(rule),
        rule.text("value").orElse(""),
        rule.text("old-value").orElse(""));
  }

  private static Rule tableSettings(Json.Obj rule, String id) {
    Json.Obj locator = rule.object("object-locator");
    String schema = locator.text("schema-name").orElse("");
    String table = locator.text("table-name").orElse("");
    return schema.isEmpty() || table.isEmpty()
        ? new Rule.Other(id, "table-settings")
        : new Rule.TableSettings(id, new TableName(schema, table), lob(rule));
  }

  /** DMS takes a missing mode for {@code limited}. */
  private static Optional<TableLob> lob(Json.Obj rule) {
    if (!(rule.fields().get("lob-settings") instanceof Json.Obj lob)) {
      return Optional.empty();
    }
    String word = lob.text("mode").orElse(word(TableLob.Mode.LIMITED));
    for (TableLob.Mode mode : TableLob.Mode.values()) {
      if (word(mode).equals(word)) {
        return Optional.of(new TableLob(mode, lob.number("bulk-max-size", 0)));
      }
    }
    throw new IllegalArgumentException("The mode of some lob-settings is none of those known.");
  }

  static String word(TableLob.Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static Locator locator(Json.Obj rule) {
    Json.Obj locator = rule.object("object-locator");
    return Locator.of(
        locator.text("schema-name").orElse(ANY), locator.text("table-name").orElse(ANY));
  }

  private static Rule.Subject subject(String word) {
    return switch (word) {
      case "schema" -> Rule.Subject.SCHEMA;
      case "table" -> Rule.Subject.TABLE;
      default -> Rule.Subject.OTHER;
    };
  }

  private static Rule.Action action(String word) {
    String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
    for (Rule.Action action : Rule.Action.values()) {
      if (action.name().equals(name)) {
        return action;
      }
    }
    return Rule.Action.OTHER;
  }
}
