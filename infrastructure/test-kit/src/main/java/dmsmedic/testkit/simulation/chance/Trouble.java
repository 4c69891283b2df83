package dmsmedic.testkit.simulation.chance;

/**
 * The kinds of trouble that a world can make.
 *
 * <p>Each run draws its own rate for each kind, from none at all up to {@link #mostOften}, so that
 * some runs see one kind in abundance and others a little of everything; and it draws whether the
 * kind comes in bursts.
 */
public enum Trouble {
  /** The function dies before a call leaves it. */
  DEATH_BEFORE_CALL(0.02),
  /** The function dies after a call took effect, before it knows. */
  DEATH_AFTER_CALL(0.02),
  /** A request is lost; nothing happens and nobody answers. */
  REQUEST_LOST(0.08),
  /** What was asked for happens, and the answer is lost. */
  ANSWER_LOST(0.08),
  /** The API says that it is asked too often. */
  THROTTLED(0.15),
  /** A call takes up to a minute. */
  SLOW_CALL(0.08),
  /** The function runs longer than it may, and dies wherever it is; it follows from slow calls. */
  TIMED_OUT(0),
  /** A write to the ledger is refused, because another hand was said to be faster. */
  OVERTAKEN(0.05),
  /** The target cluster cannot be reached for some time. */
  CLUSTER_DOWN(0.01),

  /** An event never arrives. */
  EVENT_LOST(0.9),
  /** An event arrives twice or more. */
  EVENT_DOUBLED(0.5),
  /** An event arrives up to hours late. */
  EVENT_LATE(0.5),
  /** The schedule skips a tick. */
  TICK_LOST(0.6),
  /** Somebody puts a sighting on the bus that nobody made. */
  FORGED_SIGHTING(0.2),
  /** A line of a log can be read only minutes after it was written. */
  LINE_LATE(0.8),

  /** A task fails for a reason that is none of the faults. */
  TASK_FAILS(0.02),
  /** Changes cannot be applied, and the task fails of it. */
  APPLY_FAILS(0.05),
  /** A load takes hours. */
  LOAD_SLOW(0.3),
  /** A load stands still for good. */
  LOAD_STALLS(0.05),
  /** A change of state takes minutes. */
  STATE_SLOW(0.3),

  /** An operator stops a task. */
  PERSON_STOPS(0.004),
  /** An operator starts a task that stands still. */
  PERSON_STARTS(0.004),
  /** An operator stops a task and starts it again at once. */
  PERSON_RESTARTS(0.003),
  /** An operator changes the LOB limit of a task that stands still. */
  PERSON_MODIFIES(0.004),
  /** An operator changes something that the healer does not model. */
  PERSON_CHANGES_REST(0.004),
  /** An operator sets another mode. */
  PERSON_SETS_MODE(0.006),
  /** An operator sets or takes away the tag that holds everything. */
  PERSON_PAUSES(0.006),
  /** An operator approves what was asked, sooner or later. */
  PERSON_APPROVES(0.8),
  /** An operator approves something that nobody asked. */
  PERSON_APPROVES_NONSENSE(0.004),
  /** An operator deletes a task. */
  PERSON_DELETES(0.001),
  /** An operator deletes a task and creates one of the same name. */
  PERSON_RECREATES(0.001),
  /** Somebody stops the healer's own task. */
  PERSON_STOPS_RECOVERY(0.003),
  /** Somebody deletes the healer's own task. */
  PERSON_DELETES_RECOVERY(0.003),
  /** A database administrator changes a default of the role. */
  PERSON_SETS_ROLE(0.004),
  /** An application writes to a target table. */
  PERSON_WRITES(0.004);

  private final double mostOften;

  Trouble(double mostOften) {
    this.mostOften = mostOften;
  }

  /** The highest rate that a run may have, per occasion. */
  double mostOften() {
    return mostOften;
  }
}
