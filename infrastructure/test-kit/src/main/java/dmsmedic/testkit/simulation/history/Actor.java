package dmsmedic.testkit.simulation.history;

/** Who did something. */
public enum Actor {
  /** The program under test. */
  HEALER,
  /** An operator, a database administrator, or a program of theirs. */
  PERSON,
  /** DMS by itself: a load that ends, a task that fails. */
  DMS
}
