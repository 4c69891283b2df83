package dmsmedic.core.decision;

import dmsmedic.core.belt.Belts;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Ending.Why;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.Observation.RecoveryView;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.proof.Concern;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.core.treatment.Treatment.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The way back: what we stopped is resumed as it is, what we created is deleted.
 *
 * <p>After a withdrawal a person takes over; if the way back fails, the person is told that the
 * task stands still. After a halt by the operator nothing is done until the operator lets it go on.
 */
record Withdrawal(Incident incident, Observation seen, Belts belts, Instant now) {

  /** For so long a deed that puts back is tried; DMS may grant no request for most of an hour. */
  private static final Duration TRYING = Duration.ofHours(1);

  Decision decide(Phase.Withdrawing phase) {
    Optional<Decision> back = putBack();
    if (back.isEmpty()) {
      return Endings.handedOver(incident, phase.ending(), now);
    }
    if (!incident.hand().stopped() && loads()) {
      return Endings.handedOver(incident, left(phase.ending()), now);
    }
    boolean free =
        back.get() instanceof Decision.Advance(Incident next)
            && next.phase().equals(incident.phase());
    if (free) {
      return back.get();
    }
    Duration longest = back.get() instanceof Decision.Act ? TRYING : belts.limits().waits().step();
    return now.isAfter(phase.since().plus(longest))
        ? Endings.handedOver(incident.noted(now, inVain()), phase.ending(), now)
        : back.get();
  }

  /** What a person has to do where the way back failed. */
  private String inVain() {
    if (!incident.hand().stopped()) {
      return seen.recovery().found().isPresent()
          ? "The recovery task could not be deleted: delete it by hand."
          : "Whether the recovery task '%s' loads is not known: let it end, then delete it."
              .formatted(incident.recoveryIdentifier());
    }
    boolean runs = seen.knownTask().map(task -> task.status() == TaskStatus.RUNNING).orElse(false);
    return runs ? "The task runs, although DMS accepted our stop: look after it." : Endings.STANDS;
  }

  /**
   * Whether a recovery task of ours loads rows: to break that off would leave tables truncated that
   * held most of their rows before.
   */
  private boolean loads() {
    return seen.recovery()
        .found()
        .flatMap(view -> view)
        .map(known -> known.view().task().status())
        .filter(status -> status == TaskStatus.RUNNING || status == TaskStatus.STARTING)
        .isPresent();
  }

  private Ending left(Ending ending) {
    String sentence =
        "%s The recovery task '%s' still loads %s: let it end, then delete it."
            .formatted(
                ending.sentence(),
                incident.recoveryIdentifier(),
                incident.plan().chosen().tables());
    return new Ending(ending.why(), sentence);
  }

  /** The next step of the way back; empty where nothing of ours is left. */
  private Optional<Decision> putBack() {
    if (!incident.hand().stopped()) {
      return incident.hand().recovery().isPresent() ? away() : Optional.empty();
    }
    return Optional.of(
        switch (seen.task()) {
          case Answer.Unknown<Optional<TaskView>>(String reason) -> later(reason);
          case Answer.Known<Optional<TaskView>>(Optional<TaskView> view) ->
              view.map(known -> resume(known.task()))
                  .orElseGet(() -> free("DMS has no such task any more."));
        });
  }

  private Decision later(String reason) {
    return new Decision.Wait(now.plus(belts.limits().waits().poll()), reason);
  }

  private Decision free(String sentence) {
    return new Decision.Advance(
        incident.noted(now, sentence).withHand(incident.hand().withStopped(false)));
  }

  private Decision resume(ReplicationTask task) {
    return switch (task.status()) {
      case STOPPED, FAILED, READY ->
          incident.hand().ours(task)
              ? new Decision.Act(incident, new Deed.ResumeTask())
              : free("Somebody else stopped the task since; it stands still and is left so.");
      case RUNNING ->
          stopping(task) ? later("The stop is under way.") : free("The task is no longer stopped.");
      case STARTING, DELETING -> free("The task is no longer stopped.");
      case CREATING, STOPPING, MODIFYING, TESTING, MOVING, FAILED_MOVE, UNKNOWN ->
          later("The task changes its state.");
    };
  }

  /** DMS accepted our stop, and shows the same run as before. */
  private boolean stopping(ReplicationTask task) {
    return incident
        .hand()
        .stop()
        .filter(stop -> stop.stoppedAt().isEmpty() && stop.startedAt().isPresent())
        .filter(stop -> stop.sameRun(task))
        .isPresent();
  }

  private Optional<Decision> away() {
    return switch (seen.recovery()) {
      case Answer.Unknown<Optional<RecoveryView>>(String reason) -> Optional.of(later(reason));
      case Answer.Known<Optional<RecoveryView>>(Optional<RecoveryView> view) ->
          view.map(known -> new Recovering(incident, view, belts, now).away(known.view().task()));
    };
  }

  /** The operator's halt of a treatment that is under way, where the tags say one. */
  Optional<Decision> halt(TaskView view) {
    return halted(view).map(sentence -> turnBack(incident, incident.plan().chosen(), sentence));
  }

  /**
   * Why no further deed may begin.
   *
   * <p>What was begun unasked is not finished under {@code approve} while its truncate is still to
   * come; it is put back, and asked for.
   */
  private Optional<String> halted(TaskView view) {
    if (Mode.paused(view.task().tags())) {
      return Optional.of("The operator paused the task; no deed begins.");
    }
    boolean approved = incident.plan().approval().map(Plan.Approval::given).orElse(false);
    boolean asks = Mode.of(view.task().tags(), belts.mode()) == Mode.APPROVE;
    boolean truncates = incident.plan().chosen().route() != Route.FUTURE_ONLY;
    return asks && truncates && !approved
        ? Optional.of("The operator wants to be asked; the treatment is put back.")
        : Optional.empty();
  }

  /**
   * The halt or the end of a reload, of which some requests may have been made.
   *
   * <p>What loads is left to load and is proven; the rest waits for another plan, which looks again
   * at what speaks against the truncate.
   */
  Optional<Decision> haltReload(TaskView view, List<TableName> waiting) {
    return halted(view).map(sentence -> haltedReload(waiting, sentence)).or(() -> disturbed(view));
  }

  /** Under other settings a reload may drop what it should truncate, or cut values anew. */
  private Optional<Decision> disturbed(TaskView view) {
    return incident.plan().stands(view, incident.hand().modified())
        ? Optional.empty()
        : Optional.of(
            Endings.handOver(
                incident,
                Why.OPERATOR,
                "Somebody changed the task since; nothing more is reloaded.",
                now));
  }

  private Decision haltedReload(List<TableName> waiting, String sentence) {
    Treatment whole = incident.plan().chosen();
    List<TableName> requested = new ArrayList<>(whole.tables());
    requested.removeAll(Set.copyOf(waiting));
    if (requested.isEmpty()) {
      return turnBack(incident, whole, sentence);
    }
    Incident left = left(incident, whole.only(waiting));
    Plan plan = left.plan().narrowed(whole.only(requested));
    return new Decision.Advance(left.withPlan(plan).noted(now, sentence));
  }

  /** What the count found that nobody was asked about: it is put back, and planned anew. */
  Decision doubted(List<Concern> concerns) {
    List<String> keys = new ArrayList<>(incident.plan().concerns());
    concerns.forEach(concern -> keys.add(concern.key()));
    Incident asked = incident.withPlan(incident.plan().withConcerns(keys));
    String found = concerns.stream().map(Concern::sentence).collect(Collectors.joining(" "));
    return turnBack(
        asked, incident.plan().chosen(), "The rows are not all accounted for. " + found);
  }

  private Decision turnBack(Incident begun, Treatment treatment, String sentence) {
    return Endings.on(fresh(left(begun, treatment)), new Phase.Paused(now), sentence);
  }

  /** What is left of the treatment is planned anew; what it changed so far stays in force. */
  Decision replanned(String sentence) {
    Incident back = fresh(left(incident, incident.plan().chosen()));
    return Endings.on(back, new Phase.Planning(now), sentence);
  }

  private static Incident fresh(Incident back) {
    return back.withHand(back.hand().withSample(Optional.empty()));
  }

  /** The treatment did not come to the load of these tables, so it does not count as tried. */
  private static Incident left(Incident begun, Treatment treatment) {
    List<HurtTable> tables =
        begun.tables().stream().map(table -> undosed(table, treatment)).toList();
    return begun.withTables(tables).withPlan(begun.plan().withInterrupted(Optional.of(treatment)));
  }

  private static HurtTable undosed(HurtTable table, Treatment treatment) {
    return treatment.dose(table).map(dose -> table.without(dose.attempt())).orElse(table);
  }

  /** A task that is paused before anything was begun; people hear of the fault all the same. */
  Optional<Decision> pauseOf(TaskView view) {
    if (!Mode.paused(view.task().tags())) {
      return Optional.empty();
    }
    boolean silent = incident.announced() || belts.storm();
    Incident told = silent ? incident : incident.announcing(Notice.Kind.OPENED, now);
    return Optional.of(
        Endings.on(told, new Phase.Paused(now), "The operator paused the task; nothing is begun."));
  }

  /** What a pause comes to: the way back, then waiting for the operator, but not for ever. */
  Decision paused(Phase.Paused phase, TaskView view) {
    Optional<Decision> forbidden = new Treating(incident, seen, belts, now).forbidden(view);
    if (forbidden.isPresent()) {
      return forbidden.get();
    }
    Optional<Decision> back = loads() ? Optional.of(later("The recovery task loads.")) : putBack();
    if (back.isPresent()) {
      return Endings.late(incident, belts.limits().waits().step(), now)
          ? Endings.handOver(incident, Why.DEADLINE, "The treatment could not be put back.", now)
          : back.get();
    }
    if (incident.hand().recovery().isPresent()) {
      return new Decision.Advance(
          incident
              .withHand(incident.hand().withRecovery(Optional.empty()))
              .noted(now, "The recovery task is deleted."));
    }
    if (!Mode.paused(view.task().tags())) {
      return Endings.on(
          incident, new Phase.Planning(now), "Everything is put back; the plan is made anew.");
    }
    Duration longest = belts.limits().waits().approval();
    return now.isAfter(phase.since().plus(longest))
        ? Endings.handOver(
            incident,
            Why.PAUSED,
            "The operator's pause lasted longer than " + longest.toHours() + " hours.",
            now)
        : later("The operator paused the task.");
  }
}
