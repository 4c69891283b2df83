package dmsmedic.core.fleet;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TaskArn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of the whole fleet: the storm, and what people still have to be told of it.
 *
 * <p>A storm begins when more incidents are open than {@link Limits.Counts#incidentsAtOnce}, and is
 * over when no more than half as many are, so that it does not begin and end with every incident.
 *
 * @param storm the storm that lasts, or the last one
 * @param outbox notices that were recorded and not yet delivered
 * @param notices how many notices were recorded so far
 */
public record FleetFile(long version, Optional<Storm> storm, List<Notice> outbox, int notices) {

  /**
   * So many incidents at once that the cluster must be ill, and not a task.
   *
   * @param until when it was over; empty while it lasts
   * @param most how many incidents were open at most
   * @param handedOver the tasks whose incidents ended with a person while it lasted, without a
   *     message of their own; the one that tells the storm's end names them
   */
  public record Storm(Instant since, Optional<Instant> until, int most, List<TaskArn> handedOver) {
    public Storm {
      handedOver = List.copyOf(handedOver);
    }
  }

  public FleetFile {
    outbox = List.copyOf(outbox);
  }

  /** The file of a fleet of which nothing was ever written. */
  public static FleetFile empty() {
    return new FleetFile(0, Optional.empty(), List.of(), 0);
  }

  /** Whether a storm lasts. */
  public boolean storming() {
    return storm.filter(known -> known.until().isEmpty()).isPresent();
  }

  /**
   * The file after a look at how many incidents are open; the same value where nothing is news.
   *
   * <p>No storm begins before people were told of the end of the last one.
   */
  public FleetFile watched(int open, Limits limits, Instant now) {
    int tooMany = limits.counts().incidentsAtOnce();
    if (!storming()) {
      return open > tooMany && outbox.isEmpty()
          ? with(new Storm(now, Optional.empty(), open, List.of()), Notice.Kind.STORM_BEGAN, now)
          : this;
    }
    Storm known = storm.orElseThrow();
    if (open <= tooMany / 2) {
      Storm over = new Storm(known.since(), Optional.of(now), known.most(), known.handedOver());
      return with(over, Notice.Kind.STORM_ENDED, now);
    }
    return open > known.most()
        ? with(new Storm(known.since(), known.until(), open, known.handedOver()))
        : this;
  }

  /** With one more task that a person has to look after; the same value where it is known. */
  public FleetFile handedOver(TaskArn task) {
    Storm known = storm.orElseThrow(() -> new IllegalStateException("There was no storm."));
    if (known.handedOver().contains(task)) {
      return this;
    }
    List<TaskArn> more = new ArrayList<>(known.handedOver());
    more.add(task);
    return with(new Storm(known.since(), known.until(), known.most(), more));
  }

  /** Without a notice that was delivered. */
  public FleetFile without(Notice delivered) {
    List<Notice> rest = new ArrayList<>(outbox);
    rest.remove(delivered);
    return new FleetFile(version, storm, rest, notices);
  }

  /** With another version. */
  public FleetFile withVersion(long next) {
    return new FleetFile(next, storm, outbox, notices);
  }

  private FleetFile with(Storm next) {
    return new FleetFile(version, Optional.of(next), outbox, notices);
  }

  private FleetFile with(Storm next, Notice.Kind kind, Instant now) {
    List<Notice> more = new ArrayList<>(outbox);
    more.add(new Notice(kind, now, notices + 1));
    return new FleetFile(version, Optional.of(next), more, notices + 1);
  }
}
