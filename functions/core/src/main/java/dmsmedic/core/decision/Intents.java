package dmsmedic.core.decision;

import dmsmedic.core.belt.Belts;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Ending.Why;
import dmsmedic.core.incident.Hand.Sample;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.RoleChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What to do with an intent that nobody finished: look whether the deed took effect, never repeat
 * it blindly.
 */
record Intents(Incident incident, Observation seen, Belts belts, Instant now) {

  /** The clocks of DMS and of the function may differ by so much. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  Decision decide(Intent intent) {
    if (now.isBefore(intent.leaseUntil())) {
      return new Decision.Wait(intent.leaseUntil(), "Another hand is at work.");
    }
    return switch (seen.task()) {
      case Answer.Unknown<Optional<TaskView>>(String reason) -> blind(intent, reason);
      case Answer.Known<Optional<TaskView>>(Optional<TaskView> view) ->
          unseen(intent, view)
              .map(reason -> blind(intent, reason))
              .orElseGet(() ->
                  settle(
                      intent, view.map(known -> tookEffect(intent, known.task())).orElse(false)));
    };
  }

  /**
   * Why nobody knows whether the deed was made: a reload shows in the statistics alone, and a
   * default of a role in the cluster.
   */
  private Optional<String> unseen(Intent intent, Optional<TaskView> view) {
    boolean reload = intent.deed() instanceof Deed.ReloadTables;
    boolean role = intent.deed() instanceof Deed.SetRole;
    if (view.isPresent() && reload && seen.statistics().found().isEmpty()) {
      return Optional.of(seen.statistics().reason());
    }
    return view.isPresent() && role && seen.cluster().found().isEmpty()
        ? Optional.of(seen.cluster().reason())
        : Optional.empty();
  }

  /** Nothing is done on top of a deed whose effect cannot be seen; after a while a person looks. */
  private Decision blind(Intent intent, String reason) {
    Instant late = intent.leaseUntil().plus(belts.limits().waits().step());
    String sentence = "Whether we did '" + intent.deed().sentence() + "' is not known: " + reason;
    String help =
        intent.deed() instanceof Deed.StopTask ? " If it stands still, start it by hand." : "";
    return now.isAfter(late)
        ? Endings.handOver(free(incident), Why.NOT_OBSERVED, sentence + help, now)
        : new Decision.Wait(now.plus(belts.limits().waits().poll()), sentence);
  }

  private Decision settle(Intent intent, boolean tookEffect) {
    String sentence = intent.deed().sentence();
    if (tookEffect) {
      Incident noted = incident.noted(now, "Found done after an interruption: " + sentence + ".");
      return Aftermath.of(noted, intent.deed(), new Outcome.Done(), belts.limits(), now);
    }
    Incident free =
        free(incident.noted(now, "Found not done after an interruption: " + sentence + "."));
    boolean stands =
        intent.deed() instanceof Deed.StopTask
            && seen.knownTask().map(ReplicationTask::stoppedBySomeone).orElse(false);
    return stands
        ? Endings.handOver(free, Why.OPERATOR, Endings.NOT_OURS, now)
        : new Decision.Advance(free);
  }

  private static Incident free(Incident incident) {
    return incident.withHand(incident.hand().withIntent(Optional.empty()));
  }

  /**
   * Whether the world shows the deed.
   *
   * <p>A deed whose repetition changes nothing, or whose phase looks at the world before it acts,
   * counts as not done: the phase finds out.
   */
  private boolean tookEffect(Intent intent, ReplicationTask task) {
    return switch (intent.deed()) {
      case Deed.StopTask() -> stopped(intent, task);
      case Deed.ResumeTask() -> resumed(intent, task);
      case Deed.ReloadTables reload -> reload.tables().stream().anyMatch(this::reloads);
      case Deed.SetRole(RoleChange change) ->
          seen.cluster().found().map(change::seenIn).orElse(false);
      case Deed.ModifyTask _,
          Deed.CreateRecovery _,
          Deed.StartRecovery _,
          Deed.StopRecovery _,
          Deed.DeleteRecovery _ ->
          false;
    };
  }

  /**
   * A stop within the lease of our intent is ours; an earlier or later one is somebody else's.
   *
   * <p>A task that stands still may be modified or moved by somebody meanwhile.
   */
  private boolean stopped(Intent intent, ReplicationTask task) {
    if (!incident.hand().stop().map(stop -> stop.sameRun(task)).orElse(true)) {
      return false;
    }
    return switch (task.status()) {
      case STOPPING -> true;
      case STOPPED, MODIFYING, TESTING, MOVING, FAILED_MOVE ->
          task.stoppedAt().map(at -> within(intent, at)).orElse(false);
      case CREATING, READY, STARTING, RUNNING, FAILED, DELETING, UNKNOWN -> false;
    };
  }

  private static boolean within(Intent intent, Instant at) {
    return !at.isBefore(intent.at().minus(SKEW)) && !at.isAfter(intent.leaseUntil().plus(SKEW));
  }

  /** A task that stopped or failed after the intent ran in between. */
  private boolean resumed(Intent intent, ReplicationTask task) {
    boolean endedSince =
        incident
            .hand()
            .stop()
            .map(stop -> !stop.is(task))
            .orElseGet(() -> task.stoppedAt().map(at -> at.isAfter(intent.at())).orElse(false));
    return switch (task.status()) {
      case STARTING, RUNNING, STOPPING -> true;
      case STOPPED, FAILED -> endedSince;
      case CREATING, READY, MODIFYING, TESTING, DELETING, MOVING, FAILED_MOVE, UNKNOWN -> false;
    };
  }

  private boolean reloads(TableName source) {
    Optional<TableStatistics> before =
        incident.hand().sample().flatMap((Sample sample) -> sample.of(source));
    Optional<TableStatistics> after = seen.statistics(source);
    return after
        .map(s ->
            s.state().loading()
                || !s.loadStartedAt().equals(before.flatMap(TableStatistics::loadStartedAt)))
        .orElse(false);
  }
}
