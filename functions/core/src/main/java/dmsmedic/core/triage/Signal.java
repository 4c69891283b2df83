package dmsmedic.core.triage;

import dmsmedic.core.migration.TaskArn;
import java.time.Instant;

/**
 * A reason to look at a task; never a fact about it.
 *
 * <p>DMS events are best effort: lost, late, doubled and out of order. And anybody who may put
 * events on the bus can forge one. So a signal only says whom to look at.
 */
public sealed interface Signal {

  /** The task to look at. */
  TaskArn task();

  /** DMS says that the task's state changed. */
  record TaskChanged(TaskArn task) implements Signal {}

  /**
   * Somebody says that a log line shows a fault.
   *
   * @param firstAt where to start reading the log
   */
  record FaultSighted(TaskArn task, Instant firstAt) implements Signal {}

  /** Time went by. */
  record Tick(TaskArn task) implements Signal {}
}
