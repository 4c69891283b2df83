package dmsmedic.core.loop;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.InstanceClass;
import dmsmedic.core.observation.Observation.AllTasks;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.SettingChange;
import java.util.List;
import java.util.Optional;

/**
 * AWS Database Migration Service, as the healer needs it.
 *
 * <p>Asking never throws: what cannot be had is an unknown answer with its reason. Acting never
 * throws: an accepted call is {@link Outcome.Done}, a refusal because of a passing state or a
 * throttle is {@link Outcome.NotNow}, any other refusal {@link Outcome.Refused}, and a call whose
 * fate is not known (time-out, broken connection, server error) {@link Outcome.Unsure}.
 */
public interface Dms {

  /** One task with settings, mappings and tags; empty where DMS has none of that name. */
  Answer<Optional<TaskView>> task(TaskArn task);

  /** The task with this identifier. */
  Answer<Optional<TaskView>> taskNamed(String identifier);

  /** Every replication task of the account and region, those of our own included. */
  Answer<AllTasks> tasks();

  /** All table statistics of a task; empty before its first run. */
  Answer<List<TableStatistics>> statistics(TaskArn task);

  /** The class of a replication instance. */
  Answer<InstanceClass> instanceClass(String instanceArn);

  /** Stops a running task. */
  Outcome stop(TaskArn task);

  /** Resumes a stopped or failed task where it was ({@code resume-processing}). */
  Outcome resume(TaskArn task);

  /** Starts a task for the first time ({@code start-replication}). */
  Outcome startFirst(TaskArn task);

  /**
   * Modifies a stopped task: only the changed settings, and mappings with the changed LOB rules
   * merged into those that exist.
   *
   * <p>The settings are read once more right before; where they or the stamp differ from what the
   * changes were made for, nothing is sent and the outcome is {@link Outcome.Refused}.
   */
  Outcome modify(TaskArn task, Deed.ModifyTask change);

  /** Has the named source tables loaded again: one to ten of them. */
  Outcome reload(TaskArn task, List<TableName> tables);

  /**
   * Creates a full-load task with the endpoints and the instance of the parent, the selection of
   * the named tables only, the parent's settings with the changes applied, and the tags.
   */
  Outcome create(TaskArn parent, Deed.CreateRecovery recovery);

  /** Deletes a task that does not run. */
  Outcome delete(TaskArn task);

  /** AWS CLI commands that carry out the changes on the task as it is now. */
  Answer<List<String>> commands(TaskArn task, List<SettingChange> changes);

  /**
   * Whether no more questions will be answered for the moment, because the requests that DMS grants
   * are used up. What was not answered then says nothing about the world.
   */
  default boolean exhausted() {
    return false;
  }
}
