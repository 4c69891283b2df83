package dmsmedic.core.loop;

import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Found;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
   * What one look at the logs came to.
   *
   * @param until every line before this instant was read, and there is more behind; empty where the
   *     logs were read to their end
   * @param missing a sentence, where the task has run and its own log is not there: then nothing
   *     was read in which damage would show, and that there is no line tells nothing
   */
  record Reading(List<Found> lines, Optional<Instant> until, Optional<String> missing) {
    public Reading {
      lines = List.copyOf(lines);
    }

    /** What one look at logs that are there came to. */
    public Reading(List<Found> lines, Optional<Instant> until) {
      this(lines, until, Optional.empty());
    }
  }

  /**
   * The same as far as one look reaches, and how far that is.
   *
   * <p>A storm writes more lines than one look can read. Whoever reads on from {@link
   * Reading#until}, which lies behind {@code since}, comes to the end. Lines that were read are
   * enough to confirm a fault; that there is none is told by the end alone.
   */
  default Answer<Reading> read(ReplicationTask task, Instant since) {
    return find(task, since).map(lines -> new Reading(lines, Optional.empty()));
  }
}
