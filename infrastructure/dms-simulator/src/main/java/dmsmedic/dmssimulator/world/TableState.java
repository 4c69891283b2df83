package dmsmedic.dmssimulator.world;

/** The states of a table in a task. */
public enum TableState {
  MISSING("Table does not exist"),
  BEFORE_LOAD("Before load"),
  LOADING("Full load"),
  COMPLETED("Table completed"),
  CANCELLED("Table cancelled"),
  ERROR("Table error"),
  RELOADING("Table is being reloaded");

  private final String wire;

  TableState(String wire) {
    this.wire = wire;
  }

  /** As DescribeTableStatistics writes it. */
  public String wire() {
    return wire;
  }
}
