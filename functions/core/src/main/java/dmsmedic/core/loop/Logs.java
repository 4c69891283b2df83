package dmsmedic.core.loop;

import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Found;
import java.time.Instant;
import java.util.List;

/**
 * The logs in which faults of a task show: its own, and that of its target cluster where exported.
 */
public interface Logs {

  /**
   * Lines since an instant, inclusive, in which a fault shows, oldest first.
   *
   * <p>A log that does not exist yet has no lines. The answer may leave out repetitions of a line
   * that differ in nothing but their time and length, as long as it keeps the first, the last and
   * the longest.
   */
  Answer<List<Found>> find(ReplicationTask task, Instant since);
}
