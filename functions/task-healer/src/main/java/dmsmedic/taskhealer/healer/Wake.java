package dmsmedic.taskhealer.healer;

import dmsmedic.core.fault.Origin;
import dmsmedic.core.fault.Sighting;
import dmsmedic.core.pace.Allowance;
import dmsmedic.core.triage.Signal;
import dmsmedic.events.DmsTaskStateChange;
import dmsmedic.events.EventEnvelope;
import dmsmedic.events.FaultSighted;
import dmsmedic.events.Tick;
import dmsmedic.events.json.Json;
import java.time.Instant;
import java.util.Optional;

/** What an event asks the healer to look at. */
sealed interface Wake {

  /** One task. */
  record OneTask(Signal signal) implements Wake {}

  /** Every task: open incidents and watched logs. */
  record Everything() implements Wake {}

  /** The tasks that log into a cluster with the role that a line names. */
  record Role(Optional<String> role, Instant firstAt) implements Wake {}

  /** An event that concerns no task. */
  record Nothing(String sentence) implements Wake {}

  /** On whose behalf DMS is asked: a flood of signals must leave something to the tick. */
  default Allowance.Share share() {
    return this instanceof Everything ? Allowance.Share.TICK : Allowance.Share.SIGNAL;
  }

  /**
   * The wake of an event.
   *
   * @throws dmsmedic.events.json.UnreadableException when it is not an event that can be read
   */
  static Wake of(Json document) {
    EventEnvelope event = EventEnvelope.read(document);
    if (Tick.isIn(event)) {
      return new Everything();
    }
    if (DmsTaskStateChange.isIn(event)) {
      return changed(DmsTaskStateChange.read(event));
    }
    if (FaultSighted.isIn(event)) {
      return sighted(FaultSighted.read(event).sighting());
    }
    return new Nothing(
        "An event '%s' of '%s' concerns no task.".formatted(event.detailType(), event.source()));
  }

  private static Wake changed(DmsTaskStateChange change) {
    return change.task().isServerless()
        ? new Nothing("The task belongs to DMS Serverless.")
        : new OneTask(new Signal.TaskChanged(change.task()));
  }

  private static Wake sighted(Sighting sighting) {
    return switch (sighting.origin()) {
      case Origin.DmsTaskLog log ->
          new OneTask(new Signal.FaultSighted(log.task(), sighting.firstAt()));
      case Origin.CockroachLog log -> new Role(log.role(), sighting.firstAt());
      case Origin.TaskState state -> new OneTask(new Signal.TaskChanged(state.task()));
      case Origin.Checkup() -> new Nothing("A checkup is not about a task.");
    };
  }
}
