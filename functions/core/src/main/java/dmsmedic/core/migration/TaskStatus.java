package dmsmedic.core.migration;

import java.util.Locale;

/**
 * The state that DMS reports for a replication task.
 *
 * <p>The API types it as a free string, so a word that is not listed becomes {@link #UNKNOWN}, and
 * nothing is ever done to a task in that state.
 */
public enum TaskStatus {
  CREATING,
  READY,
  STARTING,
  RUNNING,
  STOPPING,
  STOPPED,
  FAILED,
  MODIFYING,
  TESTING,
  DELETING,
  MOVING,
  FAILED_MOVE,
  UNKNOWN;

  /** Whether DMS accepts {@code ModifyReplicationTask} now. */
  public boolean modifiable() {
    return this == READY || this == STOPPED || this == FAILED;
  }

  /** Whether the state ends by itself, so that waiting is the only sensible thing. */
  public boolean passing() {
    return this == CREATING
        || this == STARTING
        || this == STOPPING
        || this == MODIFYING
        || this == TESTING
        || this == MOVING;
  }

  /** The status with this API word; {@link #UNKNOWN} for any other. */
  public static TaskStatus of(String word) {
    String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
    for (TaskStatus status : values()) {
      if (status.name().equals(name)) {
        return status;
      }
    }
    return UNKNOWN;
  }
}
