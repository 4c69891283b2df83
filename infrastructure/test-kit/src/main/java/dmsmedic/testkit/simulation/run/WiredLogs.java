package dmsmedic.testkit.simulation.run;

import dmsmedic.core.loop.Logs;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Found;
import java.time.Instant;
import java.util.List;

/** The logs at the end of the wire. */
record WiredLogs(Logs real, Wire wire) implements Logs {

  @Override
  public Answer<List<Found>> find(ReplicationTask task, Instant since) {
    return wire.answer(() -> real.find(task, since));
  }

  @Override
  public Answer<Reading> read(ReplicationTask task, Instant since) {
    return wire.answer(() -> real.read(task, since));
  }
}
