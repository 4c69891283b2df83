package dmsmedic.core.incident;

import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.treatment.Treatment;
import java.time.Instant;
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
 * @param concerns what speaks against a truncate, each by its key
 * @param approval the last approval that was asked for, until a treatment begins without one
 * @param interrupted a treatment that was put back before it loaded its tables; the next plan takes
 *     it up again
 */
public record Plan(
    Optional<Treatment> treatment,
    Optional<Basis> basis,
    List<String> notes,
    int treatments,
    List<SettingChange> changed,
    List<RoleChange> changedRoles,
    List<String> concerns,
    Optional<Approval> approval,
    Optional<Treatment> interrupted) {

  /**
   * An approval that was asked for.
   *
   * @param number counts the requests of one incident, so that no two have the same fingerprint
   * @param given whether the operator's tag was seen with the fingerprint
   */
  public record Approval(int number, String fingerprint, Instant askedAt, boolean given) {

    /** The same request, granted. */
    public Approval granted() {
      return new Approval(number, fingerprint, askedAt, true);
    }
  }

  /**
   * The state of a task's settings at one moment, enough to see whether somebody changed them.
   *
   * @param cluster the target, whose roles a treatment may change; an item that an earlier version
   *     wrote has none
   */
  public record Basis(
      TaskSettings settings, TableMappings mappings, String restStamp, Optional<String> cluster) {

    /** The basis that a task and its mappings show. */
    public static Basis of(ReplicationTask task, TableMappings mappings) {
      return new Basis(
          task.settings(), mappings, task.restStamp(), Optional.of(task.target().cluster()));
    }

    /** Whether nobody changed anything between the two. */
    public boolean agrees(Basis other) {
      return settings.equals(other.settings)
          && mappings.equals(other.mappings)
          && restStamp.equals(other.restStamp)
          && (cluster.isEmpty() || other.cluster.isEmpty() || cluster.equals(other.cluster));
    }
  }

  public Plan {
    notes = List.copyOf(notes);
    changed = List.copyOf(changed);
    changedRoles = List.copyOf(changedRoles);
    concerns = List.copyOf(concerns);
  }

  /**
   * Whether a task is what it was when the plan was made, but for what the treatment changed.
   *
   * @param modified whether DMS accepted the treatment's changes
   */
  public boolean stands(TaskView view, boolean modified) {
    Basis was = basis.orElseThrow();
    Basis present = Basis.of(view.task(), view.mappings());
    return modified
        ? present.restStamp().equals(was.restStamp())
            && present.settings().equals(chosen().in(was.settings()))
            && chosen().seenIn(present.settings(), present.mappings())
        : present.agrees(was);
  }

  private record Made(int treatments, List<SettingChange> settings, List<RoleChange> roles) {}

  private Made made() {
    return new Made(treatments, changed, changedRoles);
  }

  /** The same treatment, with something else made, asked for or interrupted. */
  private Plan with(Made made, Optional<Approval> asked, Optional<Treatment> left) {
    return new Plan(
        treatment,
        basis,
        notes,
        made.treatments(),
        made.settings(),
        made.roles(),
        concerns,
        asked,
        left);
  }

  /** No plan yet. */
  public static Plan none() {
    return new Plan(
        Optional.empty(),
        Optional.empty(),
        List.of(),
        0,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** A new treatment, made for this basis; nothing speaks against it. */
  public Plan with(Treatment next, Basis from, List<String> why) {
    return new Plan(
        Optional.of(next),
        Optional.of(from),
        why,
        treatments,
        changed,
        changedRoles,
        List.of(),
        approval,
        interrupted);
  }

  /** The same treatment with the keys of what speaks against it. */
  public Plan withConcerns(List<String> keys) {
    return new Plan(
        treatment,
        basis,
        notes,
        treatments,
        changed,
        changedRoles,
        keys.stream().sorted().distinct().toList(),
        approval,
        interrupted);
  }

  /** The same plan, begun; an approval stays with the treatment that it was given for. */
  public Plan begun() {
    return with(
        new Made(treatments + 1, changed, changedRoles),
        approval.filter(Approval::given),
        Optional.empty());
  }

  /** With an approval that is asked for, given, or not there. */
  public Plan withApproval(Optional<Approval> next) {
    return with(made(), next, interrupted);
  }

  /** With a treatment that was put back before it loaded its tables. */
  public Plan withInterrupted(Optional<Treatment> next) {
    return with(made(), approval, next);
  }

  /** The same plan for a part of its treatment. */
  public Plan narrowed(Treatment part) {
    return new Plan(
        Optional.of(part),
        basis,
        notes,
        treatments,
        changed,
        changedRoles,
        concerns,
        approval,
        interrupted);
  }

  /** With changes of the task that were made. */
  public Plan withChanged(List<SettingChange> more) {
    List<SettingChange> all = new ArrayList<>(changed);
    all.addAll(more);
    return with(new Made(treatments, all, changedRoles), approval, interrupted);
  }

  /** With changes of the role that were made; one that is made twice counts once. */
  public Plan withChangedRoles(List<RoleChange> more) {
    List<RoleChange> all = new ArrayList<>(changedRoles);
    more.stream().filter(one -> !all.contains(one)).forEach(all::add);
    return with(new Made(treatments, changed, all), approval, interrupted);
  }

  /**
   * What an operator approves: twelve digits that change with any part of what would be done.
   *
   * <p>The incident, the number of the treatment and that of the request are parts of it, so no
   * approval serves a second time, and none can be given before it was asked for.
   */
  public String fingerprint(String incident, int request) {
    List<String> parts = new ArrayList<>();
    parts.add(incident);
    parts.add(Integer.toString(treatments));
    parts.add(Integer.toString(request));
    parts.add(chosen().toString());
    parts.addAll(concerns);
    return Fingerprint.of(parts);
  }

  /** Whether this very plan was approved, for a request that is not older than this. */
  public boolean approved(String incident, Instant notBefore) {
    return approval
        .filter(Approval::given)
        .filter(one -> !one.askedAt().isBefore(notBefore))
        .filter(one -> one.fingerprint().equals(fingerprint(incident, one.number())))
        .isPresent();
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
