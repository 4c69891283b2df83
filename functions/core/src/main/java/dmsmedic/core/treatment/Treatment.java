package dmsmedic.core.treatment;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The merged rungs that one stop, change and resume carries out for a task.
 *
 * @param route how the tables are loaded again
 * @param doses which rung each hurt table gets
 * @param settings changes of the task, at most one for each key
 * @param roles changes of the role that DMS logs in with
 */
public record Treatment(
    Route route, List<Dose> doses, List<SettingChange> settings, List<RoleChange> roles) {

  /** How hurt tables are loaded again. */
  public enum Route {
    /** {@code ReloadTables} on the task itself, which goes on replicating. */
    RELOAD("reload the tables"),
    /** A task of our own that loads only the hurt tables, after a full load has ended. */
    RECOVERY_TASK("load the tables with a recovery task"),
    /** Nothing can be loaded again through this task; only the future is mended. */
    FUTURE_ONLY("change the task for the future; its tables cannot be loaded again through it");

    private final String words;

    Route(String words) {
      this.words = words;
    }

    /** What it means, for people. */
    public String words() {
      return words;
    }
  }

  /** A hurt table and the rung it gets. */
  public record Dose(TableName source, Fault fault, Rung rung, int sizeKb) {

    /** The dose as the table remembers it. */
    public HurtTable.Attempt attempt() {
      return new HurtTable.Attempt(rung, sizeKb);
    }
  }

  public Treatment {
    doses = List.copyOf(doses);
    settings = List.copyOf(settings);
    roles = List.copyOf(roles);
  }

  /** The source tables that are loaded again, each once, in order. */
  public List<TableName> tables() {
    return doses.stream().map(Dose::source).distinct().sorted().toList();
  }

  /** What a hurt table gets; empty for one that is not treated. */
  public Optional<Dose> dose(HurtTable table) {
    return doses.stream()
        .filter(dose -> dose.source().equals(table.source()) && dose.fault() == table.fault())
        .findFirst();
  }

  /** The same treatment of these source tables only. */
  public Treatment only(List<TableName> sources) {
    Set<TableName> kept = Set.copyOf(sources);
    return new Treatment(
        route,
        doses.stream().filter(dose -> kept.contains(dose.source())).toList(),
        settings,
        roles);
  }

  /** Whether it truncates tables that the task itself loads, so that they are counted before. */
  public boolean reloads() {
    return route == Route.RELOAD;
  }

  /** Whether the treatment can only take effect in new sessions or with other settings. */
  public boolean needsRestart() {
    return !settings.isEmpty() || !roles.isEmpty();
  }

  /** The settings after the treatment. */
  public TaskSettings in(TaskSettings before) {
    TaskSettings after = before;
    for (SettingChange change : settings) {
      after = change.in(after);
    }
    return after;
  }

  /** The mappings after the treatment. */
  public TableMappings in(TableMappings before) {
    TableMappings after = before;
    for (SettingChange change : settings) {
      after = change.in(after);
    }
    return after;
  }

  /** Whether settings and mappings show every change. */
  public boolean seenIn(TaskSettings now, TableMappings mappings) {
    return settings.stream().allMatch(change -> change.seenIn(now, mappings));
  }

  /** The changes that take the settings of the task back, last first. */
  public List<SettingChange> undoOfSettings() {
    return settings.reversed().stream().map(SettingChange::inverse).toList();
  }

  /** The changes that take the settings of the role back, last first. */
  public List<RoleChange> undoOfRoles() {
    return roles.reversed().stream().map(RoleChange::inverse).toList();
  }
}
