package dmsmedic.testkit.simulation.promise.story;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Standing.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a history has told of one task so far. */
public final class TaskStory {

  /** Settings and mappings that are in force. */
  public record InForce(TaskSettings settings, TableMappings mappings) {}

  private final TaskArn arn;
  private final Symptoms symptoms = new Symptoms();
  private final Set<TableName> loading = new HashSet<>();
  private final List<TaskStory> recoveries = new ArrayList<>();
  private Optional<TaskStory> parent = Optional.empty();
  private String cluster = "";
  private boolean ours;
  private boolean deleted;
  private Standing standing = new Standing(Cause.UNKNOWN, Instant.MIN);
  private Map<String, String> tags = Map.of();
  private Optional<Instant> forbiddenSince = Optional.of(Instant.MIN);
  private Optional<Instant> approvalWantedSince = Optional.empty();
  private final Map<String, Instant> approvals = new HashMap<>();
  private Optional<IncidentStory> incident = Optional.empty();
  private Optional<InForce> inForce = Optional.empty();

  TaskStory(TaskArn arn) {
    this.arn = arn;
  }

  void created(Event.Created event, Optional<TaskStory> of) {
    parent = of;
    ours = event.by() == Actor.HEALER;
    says(event.tags(), event.at());
    standing = new Standing(Cause.NEVER_STARTED, event.at());
    parent.ifPresent(known -> known.recoveries.add(this));
  }

  void targets(String where) {
    cluster = where;
  }

  void stopped(Event.Stopped event, String forIncident) {
    if (!standing.stopped()) {
      boolean healer = event.by() == Actor.HEALER;
      Cause cause = healer ? Cause.STOPPED_BY_HEALER : Cause.STOPPED_BY_PERSON;
      standing = new Standing(cause, forIncident, event.at());
    }
  }

  void started(Instant at) {
    standing = new Standing(Cause.STARTED, at);
  }

  /** A task is in a state of rest again after every modification, so only a run can end. */
  void reached(TaskStatus status, Instant at) {
    if (status == TaskStatus.FAILED) {
      standing = new Standing(Cause.FAILED, at);
    } else if (status == TaskStatus.STOPPED && standing.cause() == Cause.STARTED) {
      standing = new Standing(Cause.ENDED, at);
    }
    if (status == TaskStatus.STOPPED || status == TaskStatus.FAILED) {
      loading.clear();
    }
  }

  void modified(Event.Modified event) {
    inForce = Optional.of(new InForce(event.after(), event.mappingsAfter()));
  }

  void tagged(Event.Tagged event) {
    says(event.tags(), event.at());
    String approval = tags.get(Mode.APPROVAL_TAG);
    if (event.by() == Actor.PERSON && approval != null) {
      approvals.put(approval, event.at());
    }
  }

  /** What was so before and is so still has been so for longer than these tags. */
  private void says(Map<String, String> next, Instant at) {
    forbiddenSince =
        Tags.allowChange(next) ? Optional.empty() : forbiddenSince.or(() -> Optional.of(at));
    approvalWantedSince =
        Tags.wantApproval(next) ? approvalWantedSince.or(() -> Optional.of(at)) : Optional.empty();
    tags = next;
  }

  void deleted() {
    deleted = true;
    loading.clear();
  }

  void loads(TableName source) {
    loading.add(source);
  }

  void loaded(TableName source) {
    loading.remove(source);
  }

  void concerns(IncidentStory next) {
    incident = Optional.of(next);
  }

  /** Its name. */
  public TaskArn arn() {
    return arn;
  }

  /** The task whose tables it loads, where the healer created it for that. */
  public Optional<TaskStory> parent() {
    return parent;
  }

  /** The tasks that were created to load its tables, oldest first. */
  public List<TaskStory> recoveries() {
    return Collections.unmodifiableList(recoveries);
  }

  /** The cluster that it writes into; empty where nothing was told. */
  public String cluster() {
    return cluster;
  }

  /** Whether the healer created it. */
  public boolean ours() {
    return ours;
  }

  /** Whether it is gone. */
  public boolean isDeleted() {
    return deleted;
  }

  /** Why it runs or stands still. */
  public Standing standing() {
    return standing;
  }

  /** Its tags. */
  public Map<String, String> tags() {
    return tags;
  }

  /** Since when its tags have not allowed any change; empty while they do. */
  public Optional<Instant> forbiddenSince() {
    return forbiddenSince;
  }

  /** Since when its tags have wanted an approval of every change; empty while they do not. */
  public Optional<Instant> approvalWantedSince() {
    return approvalWantedSince;
  }

  /** Whether a person approved this treatment after this incident had asked for it, and in time. */
  public boolean approved(IncidentStory asking, Treatment treatment, Duration longest) {
    return approvals.entrySet().stream()
        .anyMatch(one ->
            asking
                .asked(one.getKey(), treatment)
                .filter(asked -> !one.getValue().isAfter(asked.plus(longest)))
                .isPresent());
  }

  /** Its last incident, open or over. */
  public Optional<IncidentStory> incident() {
    return incident;
  }

  /** Its settings, where a modification told them. */
  public Optional<InForce> inForce() {
    return inForce;
  }

  /** What its log told of faults. */
  public Symptoms symptoms() {
    return symptoms;
  }

  /** Whether it, or a recovery task of its, loads rows at this moment. */
  public boolean familyLoads() {
    if (!loading.isEmpty()) {
      return true;
    }
    for (TaskStory recovery : recoveries) {
      if (!recovery.loading.isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
