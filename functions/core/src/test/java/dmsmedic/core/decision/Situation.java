package dmsmedic.core.decision;

import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Seen;
import dmsmedic.core.given.Tables;
import dmsmedic.core.migration.TaskStatus;

/**
 * What can be observed of the task that a phase is about: the operator's, or our recovery task.
 *
 * <p>A recovery task that is stopped by itself has come to the end of its load.
 */
enum Situation {
  RUNNING,
  STOPPED_BY_US,
  STOPPED_BY_OTHER,
  FAILED,
  GONE,
  UNKNOWN;

  /** The operator's task in this situation. */
  Seen ofTask(GivenTask given) {
    return switch (this) {
      case RUNNING -> Seen.of(given.status(TaskStatus.RUNNING));
      case STOPPED_BY_US, STOPPED_BY_OTHER -> Seen.of(given.stopped("NORMAL", GivenTask.NOON));
      case FAILED -> Seen.of(given.status(TaskStatus.FAILED));
      case GONE -> Seen.noTask();
      case UNKNOWN -> Seen.unknownTask();
    };
  }

  /** The recovery task in this situation, while the operator's has finished. */
  Seen ofRecovery(GivenTask ours) {
    Seen seen = Seen.of(GivenTask.finishedFullLoad());
    return switch (this) {
      case RUNNING -> seen.recovery(ours.status(TaskStatus.RUNNING));
      case STOPPED_BY_US ->
          seen.recovery(
              ours.stopped("FULL_LOAD_ONLY_FINISHED", GivenTask.NOON),
              Tables.completed(Tables.INTEGRATION));
      case STOPPED_BY_OTHER -> seen.recovery(ours.stopped("NORMAL", GivenTask.NOON));
      case FAILED -> seen.recovery(ours.status(TaskStatus.FAILED));
      case GONE -> seen;
      case UNKNOWN -> Seen.unknownTask();
    };
  }
}
