package dmsmedic.core.migration;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A replication task as DMS describes it at one moment.
 *
 * @param restStamp a digest of every setting and mapping that this program does not model; it
 *     changes only when somebody else changed something
 * @param logGroup the CloudWatch log group, empty while logging is off
 */
public record ReplicationTask(
    TaskArn arn,
    String identifier,
    TaskStatus status,
    MigrationType type,
    Optional<StopReason> stopReason,
    Optional<String> lastFailure,
    Optional<Instant> startedAt,
    Optional<Instant> stoppedAt,
    TaskSettings settings,
    String restStamp,
    Endpoint source,
    Endpoint target,
    String instanceArn,
    Optional<String> logGroup,
    Map<String, String> tags) {

  public ReplicationTask {
    tags = Map.copyOf(tags);
  }

  /** Whether the task is one that ends with its load, and it has ended. */
  public boolean loadFinished() {
    return type == MigrationType.FULL_LOAD
        && status == TaskStatus.STOPPED
        && stopReason.map(StopReason::loadFinished).orElse(false);
  }

  /** Whether the task has failed, and later than at this instant. */
  public boolean failedAfter(Instant at) {
    return status == TaskStatus.FAILED && stoppedAt.filter(at::isBefore).isPresent();
  }

  /** Whether the task stands still for a reason that is not its own end. */
  public boolean stoppedBySomeone() {
    return status == TaskStatus.STOPPED && !loadFinished();
  }
}
