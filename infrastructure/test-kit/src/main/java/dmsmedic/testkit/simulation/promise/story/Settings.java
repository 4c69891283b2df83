package dmsmedic.testkit.simulation.promise.story;

import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.testkit.simulation.promise.story.TaskStory.InForce;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What two states of a task's settings differ in, by the keys of {@link SettingChange#key}. */
public final class Settings {

  private static final Knob[] KNOBS = Knob.values();

  private Settings() {}

  /** The keys whose values differ. */
  public static Set<String> differing(InForce one, InForce other) {
    Set<String> keys = new LinkedHashSet<>();
    settings(one.settings(), other.settings(), keys);
    if (!one.mappings().equals(other.mappings())) {
      mappings(one.mappings(), other.mappings(), keys);
    }
    return keys;
  }

  /** The settings after changes. */
  public static InForce after(InForce before, List<SettingChange> changes) {
    TaskSettings settings = before.settings();
    TableMappings mappings = before.mappings();
    for (SettingChange change : changes) {
      settings = change.in(settings);
      mappings = change.in(mappings);
    }
    return new InForce(settings, mappings);
  }

  private static void settings(TaskSettings one, TaskSettings other, Set<String> keys) {
    add(keys, "lob", one.lob().equals(other.lob()));
    add(keys, "batch apply", one.batchApply() == other.batchApply());
    add(keys, "preparation", one.prepMode() == other.prepMode());
    add(keys, "validation", one.validation() == other.validation());
    for (Knob knob : KNOBS) {
      add(keys, knob.name(), one.size(knob) == other.size(knob));
    }
  }

  private static void mappings(TableMappings one, TableMappings other, Set<String> keys) {
    Set<TableName> tables = new HashSet<>();
    List<Rule> rest = rest(one, tables);
    add(keys, "rules that are not ours", rest.equals(rest(other, tables)));
    for (TableName table : tables) {
      add(keys, "lob of " + table, one.lob(table).equals(other.lob(table)));
    }
  }

  /** The rules that no change touches; the tables of the others are collected. */
  private static List<Rule> rest(TableMappings mappings, Set<TableName> tables) {
    return mappings.rules().stream()
        .filter(rule -> {
          if (rule instanceof Rule.TableSettings settings) {
            tables.add(settings.table());
            return false;
          }
          return true;
        })
        .toList();
  }

  private static void add(Set<String> keys, String key, boolean same) {
    if (!same) {
      keys.add(key);
    }
  }
}
