package dmsmedic.core.incident;

import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.treatment.Treatment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is going to be done, and from which state of the task.
 *
 * @param treatment the merged rungs; empty before the first plan
 * @param basis the settings that the treatment was made for
 * @param notes why lower rungs were barred, and what speaks against a truncate
 * @param treatments how many treatments the incident has had
 * @param changed the changes of the task that were made by all its treatments, oldest first
 * @param changedRoles the same for the defaults of the role
 */
public record Plan(
    Optional<Treatment> treatment,
    Optional<Basis> basis,
    List<String> notes,
    int treatments,
    List<SettingChange> changed,
    List<RoleChange> changedRoles) {

  /** The state of a task's settings at one moment, enough to see whether somebody changed them. */
  public record Basis(TaskSettings settings, TableMappings mappings, String restStamp) {

    /** The basis that a task and its mappings show. */
    public static Basis of(ReplicationTask task, TableMappings mappings) {
      return new Basis(task.settings(), mappings, task.restStamp());
    }
  }

  public Plan {
    notes = List.copyOf(notes);
    changed = List.copyOf(changed);
    changedRoles = List.copyOf(changedRoles);
  }

  /** No plan yet. */
  public static Plan none() {
    return new Plan(Optional.empty(), Optional.empty(), List.of(), 0, List.of(), List.of());
  }

  /** A new treatment, made for this basis. */
  public Plan with(Treatment next, Basis from, List<String> why) {
    return new Plan(Optional.of(next), Optional.of(from), why, treatments, changed, changedRoles);
  }

  /** The same plan, begun. */
  public Plan begun() {
    return new Plan(treatment, basis, notes, treatments + 1, changed, changedRoles);
  }

  /** With changes of the task that were made. */
  public Plan withChanged(List<SettingChange> made) {
    List<SettingChange> all = new ArrayList<>(changed);
    all.addAll(made);
    return new Plan(treatment, basis, notes, treatments, all, changedRoles);
  }

  /** With changes of the role that were made; one that is made twice counts once. */
  public Plan withChangedRoles(List<RoleChange> made) {
    List<RoleChange> all = new ArrayList<>(changedRoles);
    made.stream().filter(one -> !all.contains(one)).forEach(all::add);
    return new Plan(treatment, basis, notes, treatments, changed, all);
  }

  /**
   * The changes that take the settings of the task back to where the incident found them.
   *
   * <p>A setting that several treatments changed goes back in one step; one that is back already is
   * left out.
   */
  public List<SettingChange> undoOfSettings() {
    Map<String, SettingChange> whole = new LinkedHashMap<>();
    changed.forEach(one -> whole.merge(one.key(), one, (first, next) -> next.since(first)));
    return List.copyOf(whole.values()).reversed().stream()
        .map(SettingChange::inverse)
        .filter(change -> !change.idle())
        .toList();
  }

  /** The changes that take the role's defaults back, in an order that no interruption changes. */
  public List<RoleChange> undoOfRoles() {
    return changedRoles.stream()
        .map(RoleChange::inverse)
        .sorted(Comparator.comparing(RoleChange::variable))
        .toList();
  }

  /** The treatment; asking for it before a plan was made is a bug. */
  public Treatment chosen() {
    return treatment.orElseThrow(() -> new IllegalStateException("No treatment was planned."));
  }
}
