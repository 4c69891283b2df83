package dmsmedic.core.decision;

import dmsmedic.core.belt.Belts;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.Observation.RecoveryView;
import dmsmedic.core.observation.Observation.TaskView;
import java.time.Instant;
import java.util.Optional;

/**
 * The way back: what we stopped is resumed as it is, what we created is deleted, and then a person
 * takes over. If that fails too, the person is told that the task stands still.
 */
record Withdrawal(Incident incident, Observation seen, Belts belts, Instant now) {

  Decision decide(Phase.Withdrawing phase) {
    if (now.isAfter(phase.since().plus(belts.limits().waits().step()))) {
      String sentence =
          incident.hand().stopped()
              ? "The task could not be resumed and stands still: start it by hand."
              : "The recovery task could not be deleted: delete it by hand.";
      return Endings.handedOver(incident.noted(now, sentence), phase.ending(), now);
    }
    if (!incident.hand().stopped()) {
      return cleared(phase);
    }
    return switch (seen.task()) {
      case Answer.Unknown<Optional<TaskView>>(String reason) ->
          new Decision.Wait(now.plus(belts.limits().waits().poll()), reason);
      case Answer.Known<Optional<TaskView>>(Optional<TaskView> view) ->
          view.map(known -> resume(known.task()))
              .orElseGet(() -> free("DMS has no such task any more."));
    };
  }

  private Decision free(String sentence) {
    return new Decision.Advance(
        incident.noted(now, sentence).withHand(incident.hand().withStopped(false)));
  }

  private Decision resume(ReplicationTask task) {
    return switch (task.status()) {
      case STOPPED, FAILED, READY -> new Decision.Act(incident, new Deed.ResumeTask());
      case RUNNING, STARTING, DELETING -> free("The task is no longer stopped.");
      case CREATING, STOPPING, MODIFYING, TESTING, MOVING, FAILED_MOVE, UNKNOWN ->
          new Decision.Wait(now.plus(belts.limits().waits().poll()), "The task changes its state.");
    };
  }

  private Decision cleared(Phase.Withdrawing phase) {
    if (incident.hand().recovery().isEmpty()) {
      return Endings.handedOver(incident, phase.ending(), now);
    }
    Optional<Optional<RecoveryView>> known = seen.recovery().found();
    if (known.isEmpty()) {
      return new Decision.Wait(now.plus(belts.limits().waits().poll()), seen.recovery().reason());
    }
    return known
        .get()
        .map(view -> new Recovering(incident, known.get(), belts, now).away(view.view().task()))
        .orElseGet(() -> Endings.handedOver(incident, phase.ending(), now));
  }
}
