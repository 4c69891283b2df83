package dmsmedic.core.loop;

import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import java.util.List;
import java.util.Optional;

/**
 * The memory of the healer: open incidents, closed ones, a file for each task and one for the
 * fleet.
 *
 * <p>An item changes by compare-and-set on its version, so of two hands that read the same version
 * one wins and the other learns it.
 */
public interface Ledger {

  /** What became of a write. */
  sealed interface Saved<T> {

    /** Written; the value carries the version it has now. */
    record Written<T>(T value) implements Saved<T> {}

    /** Another hand wrote first; nothing was written. */
    record Overtaken<T>() implements Saved<T> {}

    /** Whether it was written is not known. */
    record Failed<T>(String reason) implements Saved<T> {}
  }

  /** The open incident of a task. */
  Answer<Optional<Incident>> open(TaskArn task);

  /**
   * Opens an incident where the task has none, and where its file is still as it was read.
   *
   * <p>Both are one step: whoever looked at the log for long may have missed a whole incident, and
   * its end, which made the lines history.
   */
  Saved<Incident> begin(Incident first, TaskFile read);

  /**
   * Writes the incident if it is the stored one, of its own version, and counts the version up.
   *
   * <p>Another incident of the same task may have come to the same version meanwhile. Version 0 is
   * written only where the task has no open incident. An incident in its last phase with an empty
   * outbox is moved to the closed ones, which expire.
   */
  Saved<Incident> save(Incident incident);

  /** The tasks that have an open incident. */
  Answer<List<TaskArn>> openTasks();

  /** The task's file; a new one where there is none. */
  Answer<TaskFile> file(TaskArn task);

  /** Writes the file if the stored version is its own, and counts the version up. */
  Saved<TaskFile> save(TaskFile file);

  /** The file of the whole fleet; a new one where there is none. */
  Answer<FleetFile> fleet();

  /** Writes the file if the stored version is its own, and counts the version up. */
  Saved<FleetFile> save(FleetFile file);

  /** Notes that an incident needs a changed setting of a role. */
  Saved<List<String>> hold(String role, String incident);

  /** Notes that it no longer does. */
  Saved<List<String>> release(String role, String incident);

  /** The incidents that need the role's changed settings. */
  Answer<List<String>> holders(String role);
}
