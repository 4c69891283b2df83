package dmsmedic.taskhealer.dms.document;

import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.treatment.SettingChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The table mappings of a task as DMS keeps them, a JSON document with a list of rules.
 *
 * <p>A rule that is not changed keeps its place and every key, known or not (AWS DMS user guide,
 * CHAP_Tasks.CustomizingTasks.TableMapping).
 */
public record MappingsDocument(Json.Obj json) {

  private static final String RULES = "rules";
  private static final String LOB = "lob-settings";

  /** What a rule has that says which rule it is, and nothing of what it does. */
  private static final Set<String> NAMES =
      Set.of("rule-type", "rule-id", "rule-name", "rule-action", "object-locator");

  /** The document in a text; one whose rules are none is refused, lest a change replace them. */
  public static MappingsDocument of(String text) {
    Json.Obj json = Json.read(text);
    json.absentOr(RULES, Json.Arr.class);
    for (Json rule : json.items(RULES)) {
      if (!(rule instanceof Json.Obj object)) {
        throw new IllegalArgumentException("A rule of the table mappings is no object.");
      }
      object.absentOr("object-locator", Json.Obj.class);
      object.absentOr(LOB, Json.Obj.class);
    }
    return new MappingsDocument(json);
  }

  /** What core knows of the mappings. */
  public TableMappings mappings() {
    return new TableMappings(rules().stream().map(RuleReader::read).toList());
  }

  /** These mappings after the changes; changes of settings do nothing here. */
  public MappingsDocument after(List<SettingChange> changes) {
    MappingsDocument changed = this;
    for (SettingChange change : changes) {
      if (change instanceof SettingChange.TableLobs(TableName table, _, Optional<TableLob> to)) {
        changed = changed.withLob(table, to);
      }
    }
    return changed;
  }

  /**
   * The mappings of a task that loads the named tables only, with the names that they have on the
   * target and the settings that they have here.
   *
   * <p>The selection is {@code explicit}, because an {@code include} takes an underscore in a name
   * for any character and would load, and first truncate, tables that nobody named. It has the
   * filters of the rule that selects the table here; tables with an {@link #objection} are refused.
   */
  public MappingsDocument only(List<TableName> tables) {
    objection(tables)
        .ifPresent(reason -> {
          throw new IllegalArgumentException(reason);
        });
    RowFilters filters = new RowFilters(rules());
    List<Json> rules = new ArrayList<>();
    long id = freeId();
    for (TableName table : tables) {
      Json.Obj selection = selection(table, String.valueOf(id++));
      rules.add(
          filters.of(table).map(own -> selection.with(RuleReader.FILTERS, own)).orElse(selection));
    }
    for (Json.Obj rule : rules()) {
      if (kept(rule, tables)) {
        rules.add(rule);
      }
    }
    return withRules(rules);
  }

  /** Why no task must load only these tables: nobody can tell which of their rows it would load. */
  public Optional<String> objection(List<TableName> tables) {
    RowFilters filters = new RowFilters(rules());
    return tables.stream().map(filters::objection).flatMap(Optional::stream).findFirst();
  }

  private static boolean kept(Json.Obj rule, List<TableName> tables) {
    return switch (RuleReader.read(rule)) {
      case Rule.Transformation _ -> true;
      case Rule.TableSettings settings -> tables.contains(settings.table());
      case Rule.Selection _, Rule.Other _ -> false;
    };
  }

  private static Json.Obj selection(TableName table, String id) {
    return named("selection", id)
        .with("object-locator", locator(table))
        .with("rule-action", Json.text("explicit"));
  }

  private static Json.Obj named(String type, String id) {
    return Json.Obj.EMPTY
        .with("rule-type", Json.text(type))
        .with("rule-id", Json.text(id))
        .with("rule-name", Json.text(id));
  }

  private static Json locator(TableName table) {
    return Json.Obj.EMPTY
        .with("schema-name", Json.text(table.schema()))
        .with("table-name", Json.text(table.table()));
  }

  private MappingsDocument withLob(TableName table, Optional<TableLob> lob) {
    List<Json.Obj> rules = new ArrayList<>(rules());
    for (int i = 0; i < rules.size(); i++) {
      Json.Obj rule = rules.get(i);
      if (RuleReader.read(rule) instanceof Rule.TableSettings own && own.table().equals(table)) {
        Json.Obj changed = withLob(rule, lob);
        if (lob.isEmpty() && saysNothing(changed)) {
          rules.remove(i);
        } else {
          rules.set(i, changed);
        }
        return withRules(rules);
      }
    }
    lob.ifPresent(value -> rules.add(added(table, value)));
    return withRules(rules);
  }

  private Json.Obj added(TableName table, TableLob lob) {
    Json.Obj rule = named("table-settings", String.valueOf(freeId()));
    return withLob(rule.with("object-locator", locator(table)), Optional.of(lob));
  }

  private static Json.Obj withLob(Json.Obj rule, Optional<TableLob> lob) {
    return lob.map(value -> rule.with(LOB, settings(rule.object(LOB), value)))
        .orElseGet(() -> rule.without(LOB));
  }

  private static Json settings(Json.Obj before, TableLob lob) {
    Json.Obj moded = before.with("mode", Json.text(RuleReader.word(lob.mode())));
    boolean sized = lob.mode() != TableLob.Mode.NONE || lob.bulkMaxKb() > 0;
    return sized
        ? moded.with("bulk-max-size", Json.text(String.valueOf(lob.bulkMaxKb())))
        : moded.without("bulk-max-size");
  }

  /** What core does not change, in one spelling. */
  Json rest() {
    List<Json> rest = new ArrayList<>();
    for (Json.Obj rule : rules()) {
      boolean settings = RuleReader.read(rule) instanceof Rule.TableSettings;
      Json.Obj other = settings ? rule.without(LOB) : rule;
      if (!settings || !saysNothing(other)) {
        rest.add(other);
      }
    }
    return withRules(rest).json().canonical();
  }

  private static boolean saysNothing(Json.Obj rule) {
    return NAMES.containsAll(rule.fields().keySet());
  }

  private long freeId() {
    return Long.parseLong(mappings().freeId());
  }

  private MappingsDocument withRules(List<? extends Json> rules) {
    return new MappingsDocument(json.with(RULES, new Json.Arr(List.copyOf(rules))));
  }

  private List<Json.Obj> rules() {
    return json.items(RULES).stream()
        .map(rule -> rule instanceof Json.Obj object ? object : Json.Obj.EMPTY)
        .toList();
  }
}
