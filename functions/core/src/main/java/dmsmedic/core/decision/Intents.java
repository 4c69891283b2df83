package dmsmedic.core.decision;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Hand.Sample;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What to do with an intent that nobody finished: look whether the deed took effect, never repeat
 * it blindly.
 */
record Intents(Incident incident, Intent intent, Observation seen, Instant now) {

  /** The clocks of DMS and of the function may differ by so much. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  Decision decide() {
    if (now.isBefore(intent.leaseUntil())) {
      return new Decision.Wait(intent.leaseUntil(), "Another hand is at work.");
    }
    Optional<ReplicationTask> task = seen.knownTask();
    if (task.isEmpty()) {
      return new Decision.Wait(now.plus(SKEW), "The effect of a deed could not be observed.");
    }
    return settle(tookEffect(task.get()));
  }

  private Decision settle(boolean tookEffect) {
    String sentence = intent.deed().sentence();
    if (tookEffect) {
      Incident noted = incident.noted(now, "Found done after an interruption: " + sentence + ".");
      return Aftermath.of(noted, intent.deed(), new Outcome.Done(), now);
    }
    return new Decision.Advance(
        incident
            .noted(now, "Found not done after an interruption: " + sentence + ".")
            .withHand(incident.hand().withIntent(Optional.empty())));
  }

  /**
   * Whether the world shows the deed.
   *
   * <p>A deed whose repetition changes nothing, or whose phase looks at the world before it acts,
   * counts as not done: the phase finds out.
   */
  private boolean tookEffect(ReplicationTask task) {
    return switch (intent.deed()) {
      case Deed.StopTask() -> stopped(task);
      case Deed.ResumeTask() -> resumed(task);
      case Deed.ReloadTables reload -> reload.tables().stream().anyMatch(this::reloads);
      case Deed.SetRole _,
          Deed.ModifyTask _,
          Deed.CreateRecovery _,
          Deed.StartRecovery _,
          Deed.StopRecovery _,
          Deed.DeleteRecovery _ ->
          false;
    };
  }

  /** A stop within the lease of our intent is ours; an earlier or later one is somebody else's. */
  private boolean stopped(ReplicationTask task) {
    if (task.status() == TaskStatus.STOPPING) {
      return true;
    }
    return task.status() == TaskStatus.STOPPED
        && task.stoppedAt().map(this::withinIntent).orElse(false);
  }

  private boolean withinIntent(Instant at) {
    return !at.isBefore(intent.at().minus(SKEW));
  }

  private boolean resumed(ReplicationTask task) {
    boolean stoppedSince = task.stoppedAt().map(at -> at.isAfter(intent.at())).orElse(false);
    return task.status() == TaskStatus.STARTING
        || task.status() == TaskStatus.RUNNING
        || (task.status() == TaskStatus.STOPPED && stoppedSince);
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
