package dmsmedic.logwatcher;

import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.LogsBatch;
import dmsmedic.events.json.UnreadableException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose log a batch comes from, told from the names of its group and stream.
 *
 * <p>DMS writes each task's log to the stream {@code dms-task-ID} of its instance's group {@code
 * dms-tasks-INSTANCE}. Schema Conversion ({@code dms-tasks-sct...}) and DMS Serverless have logs of
 * their own, which are none of ours. Any other group that somebody subscribed is CockroachDB's,
 * whose export names its groups freely. (AWS DMS user guide, CHAP_Monitoring.)
 */
sealed interface LogSource {
  /** The part of a function's ARN that says where it runs. */
  Pattern FUNCTION_ARN =
      Pattern.compile("arn:(?<partition>aws[a-z-]*):lambda:(?<region>[a-z0-9-]+):\\d+:function:");

  /** The log of a replication task. */
  record DmsTask(TaskArn task) implements LogSource {}

  /** The log of a CockroachDB cluster. */
  record Cockroach() implements LogSource {}

  /** A log that is passed over, and why. */
  record Foreign(String reason) implements LogSource {}

  /** The source of a batch, for the function of this ARN in the same partition and region. */
  static LogSource of(LogsBatch batch, String functionArn) {
    String group = batch.logGroup();
    if (group.startsWith("dms-serverless-")) {
      return new Foreign("the log of DMS Serverless");
    }
    if (group.startsWith("dms-tasks-sct")) {
      return new Foreign("the log of DMS Schema Conversion");
    }
    return group.startsWith("dms-tasks-") ? ofDms(batch, functionArn) : new Cockroach();
  }

  private static LogSource ofDms(LogsBatch batch, String functionArn) {
    String stream = batch.logStream();
    if (!stream.startsWith("dms-task-")) {
      return new Foreign("a stream that belongs to no task");
    }
    String id = stream.substring("dms-task-".length());
    Matcher own = FUNCTION_ARN.matcher(functionArn);
    if (!own.lookingAt()) {
      throw new UnreadableException("The function's own ARN is not one: " + functionArn + ".");
    }
    try {
      TaskArn task = TaskArn.of(own.group("partition"), own.group("region"), batch.owner(), id);
      return task.isServerless() ? new Foreign("a task of DMS Serverless") : new DmsTask(task);
    } catch (IllegalArgumentException e) {
      return new Foreign("a stream whose name holds no task id");
    }
  }
}
