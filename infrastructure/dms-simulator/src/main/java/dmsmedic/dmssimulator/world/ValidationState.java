package dmsmedic.dmssimulator.world;

/** The validation states of a table that the simulator reaches. */
public enum ValidationState {
  NOT_ENABLED("Not enabled"),
  PENDING_VALIDATION("Pending validation"),
  VALIDATED("Validated"),
  MISMATCHED("Mismatched records"),
  NO_PRIMARY_KEY("No primary key"),
  TABLE_ERROR("Table error"),
  ERROR("Error");

  private final String wire;

  ValidationState(String wire) {
    this.wire = wire;
  }

  /** As DescribeTableStatistics writes it. */
  public String wire() {
    return wire;
  }
}
