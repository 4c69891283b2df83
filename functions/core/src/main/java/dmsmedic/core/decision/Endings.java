package dmsmedic.core.decision;

import dmsmedic.core.belt.Belts;
import dmsmedic.core.belt.Limits;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Ending.Why;
import dmsmedic.core.incident.Hand;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.treatment.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ways out: a hand-over that leaves nothing stopped, and waiting that ends. */
final class Endings {

  /** Where nobody knows who stopped the task; nothing is started on a guess. */
  static final String NOT_OURS =
      "The task was stopped, and not by a stop that is known to be ours; it stands still.";

  /** Where the way back failed. */
  static final String STANDS = "The task could not be resumed and stands still: start it by hand.";

  private Endings() {}

  /** Hands over, after putting back what is in hand. */
  static Decision handOver(Incident incident, Why why, String sentence, Instant now) {
    Ending ending = new Ending(why, sentence);
    Hand hand = incident.hand();
    Incident noted = unwatched(incident).noted(now, sentence);
    return hand.holds()
        ? new Decision.Advance(noted.in(new Phase.Withdrawing(now, ending)))
        : handedOver(noted, ending, now);
  }

  /**
   * A watch that breaks off proves nothing of what a recovery task has loaded: with the task goes
   * its log, and nobody will read there that a value was cut.
   */
  private static Incident unwatched(Incident incident) {
    if (!(incident.phase() instanceof Phase.Soaking)
        || incident.plan().chosen().route() != Treatment.Route.RECOVERY_TASK) {
      return incident;
    }
    Set<TableName> loaded = Set.copyOf(incident.plan().chosen().tables());
    return incident.withTables(
        incident.tables().stream()
            .map(table -> loaded.contains(table.source()) ? table.proven(false) : table)
            .toList());
  }

  /** Hands over now, with whatever is in hand; only for the end of a withdrawal. */
  static Decision handedOver(Incident incident, Ending ending, Instant now) {
    return new Decision.Advance(
        incident.in(new Phase.HandedOver(now, ending)).announcing(Notice.Kind.HANDED_OVER, now));
  }

  /** Waits a little, or hands over once the step has taken too long. */
  static Decision patience(Incident incident, Limits limits, String waitingFor, Instant now) {
    return patience(incident, limits.waits().step(), limits, waitingFor, now);
  }

  /**
   * Whether nothing has moved for so long.
   *
   * <p>Loading takes what it takes, so the time counts from the last progress of a load, where that
   * is later than the beginning of the phase.
   */
  static boolean late(Incident incident, Duration longest, Instant now) {
    Instant begun = incident.phase().since();
    Instant moved = incident.hand().progressAt();
    return now.isAfter((moved.isAfter(begun) ? moved : begun).plus(longest));
  }

  static Decision patience(
      Incident incident, Duration longest, Limits limits, String waitingFor, Instant now) {
    if (late(incident, longest, now)) {
      return handOver(
          incident, Why.DEADLINE, "Waited " + longest.toMinutes() + " minutes: " + waitingFor, now);
    }
    return new Decision.Wait(now.plus(limits.waits().poll()), waitingFor);
  }

  /** Waits for a load that moves, as long as it moves. */
  static Decision progress(
      Incident incident, boolean passing, List<TableStatistics> tables, Belts belts, Instant now) {
    long rows = tables.stream().mapToLong(s -> s.counts().loaded()).sum();
    Hand hand = incident.hand();
    if (rows != hand.progressRows()) {
      return new Decision.Advance(incident.withHand(hand.withProgress(rows, now)));
    }
    if (passing) {
      return patience(incident, belts.limits(), "the task to change its state.", now);
    }
    return now.isAfter(hand.progressAt().plus(belts.limits().waits().stall()))
        ? handOver(incident, Why.DEADLINE, "The load stands still at " + rows + " rows.", now)
        : new Decision.Wait(now.plus(belts.limits().waits().poll()), "Rows are being loaded.");
  }

  /**
   * Waits for a load that is not ours, as long as it moves at all in a day.
   *
   * <p>The patience for what cannot be observed must not be used up by a load that takes hours, so
   * it is renewed at every look; that rows move begins the phase anew.
   */
  static Decision othersLoad(
      Incident incident, List<TableStatistics> all, Belts belts, Instant now) {
    Limits.Waits waits = belts.limits().waits();
    if (!late(incident, waits.step().dividedBy(2), now)) {
      return new Decision.Wait(now.plus(waits.poll()), "The full load goes on.");
    }
    long rows = all.stream().mapToLong(s -> s.counts().loaded()).sum();
    Incident looked = incident.withHand(incident.hand().withProgress(rows, now));
    if (rows != incident.hand().progressRows()) {
      return new Decision.Advance(looked.in(new Phase.Planning(now)));
    }
    return now.isAfter(incident.phase().since().plus(waits.approval()))
        ? handOver(
            incident,
            Why.DEADLINE,
            "The full load has not moved for %d hours; it stands at %d rows."
                .formatted(waits.approval().toHours(), rows),
            now)
        : new Decision.Advance(looked);
  }

  /** The same decision from where the logs were read to, where they hold more than a look reads. */
  static Optional<Decision> readOn(Incident incident, Observation seen, Instant now) {
    return seen.linesUntil()
        .filter(until -> until.isAfter(incident.chronicle().sweptUntil()))
        .map(until ->
            new Decision.Advance(
                incident.withChronicle(incident.chronicle().sweptUntil(until, now))));
  }

  /** The rung did not help: plan again, with what was learnt. */
  static Decision again(Incident incident, String sentence, Instant now) {
    Incident fresh = incident.withHand(incident.hand().withSample(Optional.empty()));
    return on(fresh, new Phase.Planning(now), sentence);
  }

  /** Where a treatment goes once the role's settings are in force. */
  static Decision afterRoles(Incident incident, ReplicationTask task, Instant now) {
    Treatment treatment = incident.plan().chosen();
    if (task.loadFinished()) {
      return on(
          incident, new Phase.CreatingRecovery(now), "The load has ended; a recovery task comes.");
    }
    if (task.status() == TaskStatus.FAILED) {
      return on(incident, new Phase.Modifying(now), "The task has failed; it is modified.");
    }
    return treatment.reloads() || treatment.needsRestart()
        ? on(incident, new Phase.Stopping(now), "The task is stopped.")
        : futureOnly(incident, now);
  }

  /** Nothing that is damaged can be loaded again through this task. */
  static Decision futureOnly(Incident incident, Instant now) {
    String sentence =
        "The task replicates changes only: new values are whole, damaged rows of "
            + incident.sources()
            + " must be loaded by another task.";
    return handOver(incident, Why.NOT_RELOADABLE, sentence, now);
  }

  /** The next phase, with a sentence for the chronicle. */
  static Decision on(Incident incident, Phase next, String sentence) {
    return new Decision.Advance(incident.noted(next.since(), sentence).in(next));
  }
}
