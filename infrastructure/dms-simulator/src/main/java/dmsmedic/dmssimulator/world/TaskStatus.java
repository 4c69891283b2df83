package dmsmedic.dmssimulator.world;

import java.util.Locale;

/** The states of a task; the API writes them in lower case. */
public enum TaskStatus {
  CREATING,
  READY,
  STARTING,
  RUNNING,
  STOPPING,
  STOPPED,
  FAILED,
  MODIFYING,
  DELETING;

  /** As the API writes it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the task rests, and so may be started, modified or deleted. */
  public boolean isResting() {
    return this == READY || this == STOPPED || this == FAILED;
  }
}
