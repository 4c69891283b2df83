package dmsmedic.core.decision;

import dmsmedic.core.belt.Belts;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Ending.Why;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Load;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Observation.RecoveryView;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.Treatment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The decisions about a recovery task: a task of our own that loads only the hurt tables.
 *
 * <p>A full-load task stops by itself, and {@code ReloadTables} needs a running one, so the
 * operator's task is left alone and its tables are loaded by another with the same endpoints.
 */
record Recovering(Incident incident, Optional<RecoveryView> recovery, Belts belts, Instant now) {

  Decision creating(TaskView parent) {
    return known().or(() -> overrun(parent)).orElseGet(() -> new Decision.Act(incident, create()));
  }

  /**
   * Whether somebody went on with the operator's task since the plan was made: started it, so that
   * two loads would truncate the same tables, or changed what the recovery task is a copy of.
   */
  private Optional<Decision> overrun(TaskView parent) {
    boolean same = incident.plan().stands(parent, incident.hand().modified());
    return same && parent.task().loadFinished()
        ? Optional.empty()
        : Optional.of(
            Endings.handOver(
                incident,
                Why.OPERATOR,
                "Somebody started the task again or changed it; nothing is loaded beside that.",
                now));
  }

  /** What follows where the recovery task is there; whatever the mode says now, it is in hand. */
  Optional<Decision> known() {
    return recovery.map(view -> created(view.view().task()));
  }

  private Decision created(ReplicationTask task) {
    if (!incident.id().equals(task.tags().get(Mode.INCIDENT_TAG))) {
      return Endings.handOver(
          incident, Why.CONFLICT, "A task named '" + task.identifier() + "' is not ours.", now);
    }
    Incident ours = incident.withHand(incident.hand().withRecovery(Optional.of(task.arn())));
    return task.status() == TaskStatus.CREATING
        ? Endings.patience(ours, belts.limits(), "the recovery task to be created.", now)
        : Endings.on(ours, new Phase.StartingRecovery(now), "The recovery task is there.");
  }

  private Deed create() {
    Treatment treatment = incident.plan().chosen();
    return new Deed.CreateRecovery(
        incident.recoveryIdentifier(),
        treatment.tables(),
        treatment.settings(),
        Map.of(
            Mode.TAG, Mode.HEAL.word(),
            Mode.INCIDENT_TAG, incident.id(),
            Mode.PARENT_TAG, incident.task().value()));
  }

  /** A recovery task that is not started yet can still be halted; one that loads is left to it. */
  Decision starting(TaskView parent, Optional<Decision> halt) {
    return gone()
        .orElseGet(
            () -> starting(recovery.orElseThrow().view().task(), halt.or(() -> overrun(parent))));
  }

  private Decision starting(ReplicationTask task, Optional<Decision> halt) {
    return switch (task.status()) {
      case READY ->
          halt.orElseGet(() -> new Decision.Act(incident, new Deed.StartRecovery(task.arn())));
      case STARTING, RUNNING, STOPPED, FAILED -> started();
      case CREATING, STOPPING, MODIFYING, TESTING, DELETING, MOVING, FAILED_MOVE, UNKNOWN ->
          patience("the recovery task to start.");
    };
  }

  private Decision started() {
    List<Load> loads =
        incident.plan().chosen().tables().stream()
            .map(table ->
                new Load(table, incident.phase().since(), Optional.empty(), RowCounts.NONE))
            .toList();
    Incident loading = incident.withHand(incident.hand().withLoads(loads).withProgress(0, now));
    return Endings.on(loading, new Phase.LoadingRecovery(now), "The recovery task loads.");
  }

  Decision loading() {
    return gone().orElseGet(() -> loading(recovery.orElseThrow()));
  }

  private Decision loading(RecoveryView view) {
    ReplicationTask task = view.view().task();
    if (task.status() == TaskStatus.FAILED) {
      return Endings.on(
          sampled(), new Phase.DeletingRecovery(now, false), "The recovery task failed.");
    }
    if (task.loadFinished()) {
      return over(view.statistics())
          ? Endings.on(sampled(), new Phase.Proving(now), "The loads are over; the proof begins.")
          : Endings.on(
              sampled(),
              new Phase.DeletingRecovery(now, false),
              "The recovery task loaded nothing.");
    }
    if (task.stoppedBySomeone()) {
      return Endings.handOver(incident, Why.OPERATOR, "Somebody stopped the recovery task.", now);
    }
    return Endings.progress(incident, task.status().passing(), view.statistics(), belts, now);
  }

  /** Whether there is something to prove: a table that came to its end, and none that did not. */
  private static boolean over(List<TableStatistics> loads) {
    return loads.stream().anyMatch(s -> s.state() == TableState.COMPLETED)
        && loads.stream().allMatch(s -> s.state() == TableState.COMPLETED || s.state().brokenOff());
  }

  /** What the recovery task loaded is remembered, for it is gone when the next plan is made. */
  private Incident sampled() {
    List<Load> loads =
        incident.hand().loads().stream()
            .map(load -> statistics(recovery, load.source()).map(load::by).orElse(load))
            .toList();
    return incident.withHand(incident.hand().withLoads(loads).withSample(Optional.empty()));
  }

  Decision deleting(Phase.DeletingRecovery phase) {
    if (recovery.isEmpty()) {
      Incident free = incident.withHand(incident.hand().withRecovery(Optional.empty()));
      return phase.helped()
          ? healed(free, now)
          : Endings.again(free, "The recovery task is deleted.", now);
    }
    return away(recovery.get().view().task());
  }

  /** The next deed that brings the recovery task to its end. */
  Decision away(ReplicationTask task) {
    return switch (task.status()) {
      case RUNNING -> new Decision.Act(incident, new Deed.StopRecovery(task.arn()));
      case READY, STOPPED, FAILED ->
          new Decision.Act(incident, new Deed.DeleteRecovery(task.arn()));
      case CREATING,
          STARTING,
          STOPPING,
          MODIFYING,
          TESTING,
          DELETING,
          MOVING,
          FAILED_MOVE,
          UNKNOWN ->
          patience("the recovery task to be deleted.");
    };
  }

  /** The happy end. */
  static Decision healed(Incident incident, Instant now) {
    return new Decision.Advance(
        incident
            .noted(now, "Healed.")
            .in(new Phase.Healed(now))
            .announcing(Notice.Kind.HEALED, now));
  }

  private Optional<Decision> gone() {
    return recovery.isPresent()
        ? Optional.empty()
        : Optional.of(
            Endings.handOver(
                incident.withHand(incident.hand().withRecovery(Optional.empty())),
                Why.OPERATOR,
                "Somebody deleted the recovery task.",
                now));
  }

  private Decision patience(String waitingFor) {
    return Endings.patience(incident, belts.limits(), waitingFor, now);
  }

  /** What the recovery task says of one table; nothing where there is no recovery task. */
  static Optional<TableStatistics> statistics(Optional<RecoveryView> recovery, TableName source) {
    return recovery.flatMap(
        view -> view.statistics().stream().filter(s -> s.table().equals(source)).findFirst());
  }
}
