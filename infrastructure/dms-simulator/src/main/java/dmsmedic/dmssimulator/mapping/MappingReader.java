package dmsmedic.dmssimulator.mapping;

import dmsmedic.dmssimulator.kernel.Fault;
import dmsmedic.dmssimulator.kernel.Json;
import dmsmedic.dmssimulator.rows.Condition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a table mappings document and refuses what the service refuses. */
public final class MappingReader {
  private static final Set<String> TARGETS = Set.of("schema", "table", "column");
  private static final Set<String> ACTIONS =
      Set.of(
          "rename",
          "convert-lowercase",
          "convert-uppercase",
          "add-prefix",
          "remove-prefix",
          "replace-prefix",
          "add-suffix",
          "remove-suffix",
          "replace-suffix",
          "remove-column");

  private final List<Selection> selections = new ArrayList<>();
  private final List<Map<String, Object>> transformations = new ArrayList<>();
  private final List<TableSetting> settings = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private MappingReader() {}

  /** The rules of a document. */
  public static Mappings read(String text) {
    List<Map<String, Object>> rules =
        Json.object(text).map(whole -> Json.parts(whole, "rules")).orElse(List.of());
    if (rules.isEmpty()) {
      throw Fault.value("Invalid table mappings document: it has no rules");
    }
    MappingReader reader = new MappingReader();
    rules.forEach(reader::rule);
    if (reader.selections.isEmpty()) {
      throw Fault.value("Invalid table mappings document: it has no selection rule");
    }
    List<Transformation> ordered =
        reader.transformations.stream()
            .sorted(Comparator.comparingLong(MappingReader::loadOrder))
            .map(reader::transformation)
            .toList();
    return new Mappings(reader.selections, ordered, reader.settings);
  }

  private static long loadOrder(Map<String, Object> rule) {
    return Json.text(rule, "load-order").map(Long::parseLong).orElse(0L);
  }

  private void rule(Map<String, Object> rule) {
    String id = need(rule, "rule-id", "");
    if (!ids.add(id)) {
      throw wrong(id, "rule-id is not unique");
    }
    String type = need(rule, "rule-type", id);
    need(rule, "rule-name", id);
    switch (type) {
      case "selection" -> selections.add(selection(rule, id));
      case "transformation" -> transformations.add(rule);
      case "table-settings" -> settings.add(setting(rule, id));
      case "validation" -> locator(rule, id);
      default -> throw wrong(id, "rule-type '" + type + "' is not supported");
    }
  }

  private static Selection selection(Map<String, Object> rule, String id) {
    String action = need(rule, "rule-action", id);
    Locator locator = locator(rule, id);
    return switch (action) {
      case "include" -> new Selection(locator, true, filters(rule, id));
      case "exclude" -> new Selection(locator, false, List.of());
      case "explicit" -> {
        if (locator.isWild()) {
          throw wrong(id, "explicit rules take no wildcard");
        }
        yield new Selection(locator, true, filters(rule, id));
      }
      default -> throw wrong(id, "rule-action '" + action + "' is not supported");
    };
  }

  private static List<Condition> filters(Map<String, Object> rule, String id) {
    return Json.parts(rule, "filters").stream()
        .map(filter ->
            new Condition(
                need(filter, "column-name", id),
                Json.parts(filter, "filter-conditions").stream()
                    .map(condition -> test(condition, id))
                    .toList()))
        .toList();
  }

  private static Condition.Test test(Map<String, Object> condition, String id) {
    String operator = need(condition, "filter-operator", id);
    return switch (operator) {
      case "eq" -> one(Condition.Operator.EQUAL, condition, id);
      case "noteq" -> one(Condition.Operator.NOT_EQUAL, condition, id);
      case "ste", "lte" -> one(Condition.Operator.AT_MOST, condition, id);
      case "gte" -> one(Condition.Operator.AT_LEAST, condition, id);
      case "between" -> two(Condition.Operator.BETWEEN, condition, id);
      case "notbetween" -> two(Condition.Operator.NOT_BETWEEN, condition, id);
      default -> throw wrong(id, "filter-operator '" + operator + "' is not supported");
    };
  }

  private static Condition.Test one(
      Condition.Operator operator, Map<String, Object> condition, String id) {
    return new Condition.Test(operator, List.of(need(condition, "value", id)));
  }

  private static Condition.Test two(
      Condition.Operator operator, Map<String, Object> condition, String id) {
    return new Condition.Test(
        operator, List.of(need(condition, "start-value", id), need(condition, "end-value", id)));
  }

  private Transformation transformation(Map<String, Object> rule) {
    String id = need(rule, "rule-id", "");
    String target = need(rule, "rule-target", id);
    String action = need(rule, "rule-action", id);
    if (!TARGETS.contains(target) || !ACTIONS.contains(action)) {
      throw wrong(id, "transformation '" + action + "' of '" + target + "' is not supported");
    }
    return new Transformation(
        locator(rule, id),
        target,
        action,
        Json.text(rule, "value").orElse(""),
        Json.text(rule, "old-value").orElse(""));
  }

  private static TableSetting setting(Map<String, Object> rule, String id) {
    Locator locator = locator(rule, id);
    if (locator.isWild()) {
      throw wrong(id, "table-settings take no wildcard in object-locator");
    }
    return new TableSetting(locator, lobs(rule, id));
  }

  private static Optional<LobRule> lobs(Map<String, Object> rule, String id) {
    if (!rule.containsKey("lob-settings")) {
      return Optional.empty();
    }
    Map<String, Object> lobs = Json.part(rule, "lob-settings");
    String mode = Json.text(lobs, "mode").orElse("limited");
    long kb = size(Json.text(lobs, "bulk-max-size").orElse("0"), id);
    return switch (mode) {
      case "limited" -> {
        if (kb <= 0) {
          throw wrong(id, "bulk-max-size must be greater than 0 in limited mode");
        }
        yield Optional.of(new LobRule(LobRule.Mode.LIMITED, kb));
      }
      case "unlimited" -> Optional.of(new LobRule(LobRule.Mode.UNLIMITED, kb));
      case "none" -> Optional.of(new LobRule(LobRule.Mode.NONE, 0));
      default -> throw wrong(id, "lob-settings mode '" + mode + "' is not supported");
    };
  }

  private static long size(String text, String id) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notNumber) {
      throw wrong(id, "bulk-max-size '" + text + "' is not a number");
    }
  }

  private static Locator locator(Map<String, Object> rule, String id) {
    Map<String, Object> locator = Json.part(rule, "object-locator");
    return new Locator(
        new Pattern(need(locator, "schema-name", id)),
        new Pattern(Json.text(locator, "table-name").orElse("%")),
        new Pattern(Json.text(locator, "column-name").orElse("%")));
  }

  private static String need(Map<String, Object> part, String key, String id) {
    return Json.text(part, key).orElseThrow(() -> wrong(id, key + " is missing"));
  }

  private static Fault wrong(String id, String why) {
    return Fault.value(
        "Error in mapping rules. Rule with ruleId = " + id + " failed validation. " + why);
  }
}
