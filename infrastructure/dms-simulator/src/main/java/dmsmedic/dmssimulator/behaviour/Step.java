package dmsmedic.dmssimulator.behaviour;

import java.time.Duration;

/** A step that takes the service time; each default is what users of the real service report. */
public enum Step {
  /** A replication instance from creating to available. Inferred, kept short on purpose. */
  CREATE_INSTANCE(Duration.ofSeconds(60)),
  /** A task from creating to ready: about 20 seconds in the field. */
  CREATE_TASK(Duration.ofSeconds(20)),
  /** A task from starting to running. Inferred. */
  START_TASK(Duration.ofSeconds(30)),
  /** A task from stopping to stopped. Inferred: seconds to minutes. */
  STOP_TASK(Duration.ofSeconds(30)),
  /** A task from modifying to its former state: seconds to a minute in the field. */
  MODIFY_TASK(Duration.ofSeconds(20)),
  /** A task from deleting to gone. Inferred, shorter than the field's minutes. */
  DELETE_TASK(Duration.ofSeconds(60)),
  /** A connection test from testing to its result. Inferred. */
  TEST_CONNECTION(Duration.ofSeconds(10)),
  /** From the last loaded table of a full-load-only task to its stop. Inferred. */
  FINISH_FULL_LOAD(Duration.ofSeconds(2)),
  /** From a change on the source to its capture, at most. Inferred. */
  CAPTURE(Duration.ofSeconds(1)),
  /** The shortest time a table loads. Inferred. */
  LOAD_TABLE(Duration.ofSeconds(1)),
  /** From a loaded table to the end of its first validation. Inferred. */
  VALIDATE_TABLE(Duration.ofSeconds(5));

  private final Duration usually;

  Step(Duration usually) {
    this.usually = usually;
  }

  /** The default duration. */
  public Duration usually() {
    return usually;
  }
}
