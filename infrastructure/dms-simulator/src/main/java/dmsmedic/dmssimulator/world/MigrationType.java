package dmsmedic.dmssimulator.world;

import dmsmedic.dmssimulator.kernel.Fault;
import java.util.Arrays;

/** What a task does: load, load and replicate, or replicate. */
public enum MigrationType {
  FULL_LOAD("full-load"),
  FULL_LOAD_AND_CDC("full-load-and-cdc"),
  CDC("cdc");

  private final String wire;

  MigrationType(String wire) {
    this.wire = wire;
  }

  /** As the API writes it. */
  public String wire() {
    return wire;
  }

  /** Whether changes are replicated. */
  public boolean captures() {
    return this != FULL_LOAD;
  }

  /** Whether tables are loaded. */
  public boolean loads() {
    return this != CDC;
  }

  /** Reads the API's word. */
  public static MigrationType of(String wire) {
    return Arrays.stream(values())
        .filter(each -> each.wire.equals(wire))
        .findFirst()
        .orElseThrow(() -> Fault.value("Invalid MigrationType: " + wire));
  }
}
