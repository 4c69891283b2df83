package dmsmedic.dmssimulator.engine;

import dmsmedic.dmssimulator.world.TaskStatus;
import java.util.Optional;

/** How a run ends: with a stop reason, or with a failure in the grammar of real ones. */
record Ending(TaskStatus status, String stopReason, Optional<String> failure) {

  static Ending stopped(String reason) {
    return new Ending(TaskStatus.STOPPED, "Stop Reason " + reason, Optional.empty());
  }

  static Ending fatal(String text) {
    return failed(text, "FATAL_ERROR", "FATAL");
  }

  static Ending recoverable(String text) {
    return failed(text, "RECOVERABLE_ERROR", "RECOVERABLE");
  }

  /** A failure inside a sub-task. */
  static Ending ofSubtask(int subtask, String code) {
    return fatal(
        "Task error notification received from subtask "
            + subtask
            + ", thread 1 [reptask/replicationtask.c:2883] ["
            + code
            + "]");
  }

  static Ending endpointInitialisation(String why) {
    return fatal(
        "Endpoint initialization failed.\n"
            + "Task error notification received from subtask 0, thread 1"
            + " [reptask/replicationtask.c:2883] [1020401]\n"
            + why);
  }

  private static Ending failed(String text, String reason, String level) {
    String whole = "Last Error  " + text + " Stop Reason " + reason + " Error Level " + level;
    return new Ending(TaskStatus.FAILED, whole, Optional.of(whole));
  }
}
