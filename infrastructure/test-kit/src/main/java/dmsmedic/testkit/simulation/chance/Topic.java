package dmsmedic.testkit.simulation.chance;

/** What chance decides, each with throws of its own, so that none moves another. */
public enum Topic {
  /** How the world looks at its beginning. */
  GENESIS,
  /** From how many incidents on a storm begins, and how many lines are too many for a look. */
  STORM,
  /** How long a call takes. */
  LATENCY,
  /** How far a host's clock is off. */
  SKEW,
  /** How long DMS takes for a change of state. */
  STATE,
  /** How a load goes. */
  LOAD,
  /** What changes at the source. */
  SOURCE,
  /** When a line can be read. */
  LINE,
  /** When an event arrives, and how often. */
  EVENT,
  /** When ticks come. */
  TICK,
  /** What people do. */
  PERSON,
  /** How the cluster behaves. */
  CLUSTER
}
