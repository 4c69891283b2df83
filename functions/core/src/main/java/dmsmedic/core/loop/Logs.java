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

  /**
   * The same, or where there are too many, the first of them: enough to confirm a fault, never
   * enough to say that there is none.
   */
  default Answer<List<Found>> some(ReplicationTask task, Instant since) {
    return find(task, since);
  }
}
