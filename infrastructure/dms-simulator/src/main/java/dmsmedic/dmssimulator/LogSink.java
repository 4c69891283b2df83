package dmsmedic.dmssimulator;

import java.time.Instant;

/** Where log lines go. It may call the simulator; it is called in the order of the lines. */
@FunctionalInterface
public interface LogSink {

  /** Takes one log event; a message of several lines may hold line feeds. */
  void put(String group, String stream, Instant at, String message);
}
