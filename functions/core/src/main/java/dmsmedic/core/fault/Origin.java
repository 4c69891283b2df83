package dmsmedic.core.fault;

import dmsmedic.core.migration.TaskArn;
import java.util.Optional;

/** Where a fault was seen. */
public sealed interface Origin {
  /** A line in the log of one replication task: log group and stream in CloudWatch Logs. */
  record DmsTaskLog(TaskArn task, String group, String stream) implements Origin {}

  /**
   * A line in the log of a CockroachDB cluster.
   *
   * <p>Such a line names no task. The role is the SQL user whose statement failed, absent when the
   * line does not say it or redacts it.
   */
  record CockroachLog(String group, String stream, Optional<String> role) implements Origin {}

  /** The state of a task, as the DMS API tells it. */
  record TaskState(TaskArn task) implements Origin {}

  /** A look at the target database, before or during a migration. */
  record Checkup() implements Origin {}
}
