package dmsmedic.dmssimulator.world;

import dmsmedic.dmssimulator.kernel.Fault;
import java.util.Arrays;

/** How a task is started. */
public enum StartType {
  START_REPLICATION("start-replication"),
  RESUME_PROCESSING("resume-processing"),
  RELOAD_TARGET("reload-target");

  private final String wire;

  StartType(String wire) {
    this.wire = wire;
  }

  /** As the API writes it. */
  public String wire() {
    return wire;
  }

  /** Reads the API's word. */
  public static StartType of(String wire) {
    return Arrays.stream(values())
        .filter(each -> each.wire.equals(wire))
        .findFirst()
        .orElseThrow(() -> Fault.value("Invalid StartReplicationTaskType: " + wire));
  }
}
