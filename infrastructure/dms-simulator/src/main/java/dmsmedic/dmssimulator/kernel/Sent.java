package dmsmedic.dmssimulator.kernel;

import java.time.Instant;

/** Something that leaves the simulator. */
public sealed interface Sent {

  /** A log event for CloudWatch Logs. */
  record Line(String group, String stream, Instant at, String message) implements Sent {}

  /** An event for EventBridge, as JSON. */
  record Event(String json) implements Sent {}
}
