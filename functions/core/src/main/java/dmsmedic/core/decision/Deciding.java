package dmsmedic.core.decision;

import dmsmedic.core.assessment.Diagnosis;
import dmsmedic.core.belt.Belts;
import dmsmedic.core.decision.Decision.Ignored.Reason;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Ending.Why;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.core.incident.Load;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Found;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.Observation.RecoveryView;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.HurtTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The one next thing to do for an open incident: the pure heart of the healer. */
public final class Deciding {

  private Deciding() {}

  /** Decides from what was asked for by {@link Inquiries#ask}; the clock is an argument. */
  public static Decision decide(Incident incident, Observation seen, Belts belts, Instant now) {
    Optional<Intent> intent = incident.hand().intent();
    if (intent.isPresent()) {
      return new Intents(incident, seen, belts, now).decide(intent.get());
    }
    Incident joined = joined(incident, seen);
    if (!joined.equals(incident)) {
      return new Decision.Advance(freshly(joined).noted(now, "The log shows more."));
    }
    Decision next = timely(step(incident, seen, belts, now), belts, now);
    return hushed(incident, failed(read(incident, next, seen, now), seen, now), belts);
  }

  /**
   * Who takes over a task that has failed is told so, whatever the incident was about.
   *
   * <p>It is noted when it is seen first, for at the end DMS may not answer.
   */
  private static Decision failed(Decision decision, Observation seen, Instant now) {
    boolean failed = seen.knownTask().map(task -> task.status() == TaskStatus.FAILED).orElse(false);
    if (!failed || !(decision instanceof Decision.Advance(Incident next))) {
      return decision;
    }
    boolean noted =
        next.chronicle().entries().stream().anyMatch(one -> one.sentence().equals(Ending.FAILED));
    Incident known = noted ? next : next.noted(now, Ending.FAILED);
    return new Decision.Advance(
        next.phase() instanceof Phase.HandedOver(Instant since, Ending ending)
            ? known.in(new Phase.HandedOver(since, ending.ofFailedTask()))
            : known);
  }

  /**
   * A phase that has read the log to its end leaves to the next what may still come, and no more;
   * without the statistics nobody knows which tables the lines speak of.
   */
  private static Decision read(Incident before, Decision decision, Observation seen, Instant now) {
    boolean whole =
        seen.lines().found().isPresent()
            && seen.linesUntil().isEmpty()
            && seen.statistics().found().isPresent();
    return whole
            && decision instanceof Decision.Advance(Incident next)
            && !next.phase().equals(before.phase())
        ? new Decision.Advance(next.withChronicle(next.chronicle().readToTheEnd(now)))
        : decision;
  }

  /**
   * In a storm an incident that nobody heard of ends without a message of its own.
   *
   * <p>Hundreds of them would hide the one that matters; the end of the storm names their tasks.
   */
  private static Decision hushed(Incident before, Decision decision, Belts belts) {
    if (!belts.storm()
        || !(decision instanceof Decision.Advance(Incident next))
        || !(next.phase() instanceof Phase.HandedOver(_, Ending ending))
        || (before.announced() && ending.why() != Why.STORM)) {
      return decision;
    }
    Notice loud = next.chronicle().outbox().getLast();
    return new Decision.Advance(
        next.withChronicle(
            next.chronicle()
                .without(loud)
                .with(Notice.Kind.HANDED_OVER_IN_STORM, loud.at(), loud.number())));
  }

  /**
   * A deed that DMS keeps refusing for the moment ends with a person too.
   *
   * <p>A withdrawal and a resume watch their own time, because they must leave nothing stopped.
   */
  private static Decision timely(Decision decision, Belts belts, Instant now) {
    if (!(decision instanceof Decision.Act(Incident incident, Deed deed))
        || incident.phase() instanceof Phase.Withdrawing
        || !Endings.late(incident, belts.limits().waits().step(), now)) {
      return decision;
    }
    return Endings.handOver(
        incident, Why.DEADLINE, "It was not possible in time to " + deed.sentence() + ".", now);
  }

  /**
   * Faults that were sighted meanwhile join the incident and wait for the next plan.
   *
   * <p>What is older than our own load of the table tells of what that load has replaced.
   */
  private static Incident joined(Incident incident, Observation seen) {
    Optional<TaskView> view = seen.task().found().flatMap(known -> known);
    Optional<List<TableStatistics>> statistics = seen.statistics().found();
    Optional<List<Found>> lines = seen.lines().found();
    if (view.isEmpty() || statistics.isEmpty() || lines.isEmpty() || incident.phase().last()) {
      return incident;
    }
    Map<TableName, Load> loads = Load.bySource(incident.hand().loads());
    List<HurtTable> hurt =
        new Diagnosis(statistics.get(), view.get().mappings())
            .of(lines.get()).stream()
                .filter(one -> since(one, Optional.ofNullable(loads.get(one.source()))))
                .toList();
    return incident.joined(incident.chronicle().before().news(hurt));
  }

  private static boolean since(HurtTable hurt, Optional<Load> load) {
    return load.filter(known -> !hurt.lastAt().isAfter(known.requestedAt())).isEmpty();
  }

  /** A table that joins a plan in the making was not in its first look at the statistics. */
  private static Incident freshly(Incident joined) {
    return joined.phase() instanceof Phase.Planning
        ? joined.withHand(joined.hand().withSample(Optional.empty()))
        : joined;
  }

  private static Decision step(Incident incident, Observation seen, Belts belts, Instant now) {
    Step step = new Step(incident, seen, belts, now);
    Treating treating = new Treating(incident, seen, belts, now);
    Withdrawal way = new Withdrawal(incident, seen, belts, now);
    if (looksAt(incident) && Inquiries.betweenLooks(incident, belts.limits(), now)) {
      Instant first = incident.hand().sample().orElseThrow().at();
      return new Decision.Wait(
          first.plus(belts.limits().waits().betweenLooks()), "A second look is due.");
    }
    return switch (incident.phase()) {
      case Phase.Planning _ -> step.withTask(new Planning(incident, seen, belts, now)::decide);
      case Phase.AwaitingApproval phase ->
          step.allowed(v -> new Planning(incident, seen, belts, now).awaitApproval(phase, v));
      case Phase.Held phase ->
          step.allowed(v -> new Planning(incident, seen, belts, now).held(phase, v));
      case Phase.Paused phase -> step.withTask(v -> way.paused(phase, v));
      case Phase.SettingRoles _ ->
          step.withTask(new RoleSetting(incident, seen, belts, now)::decide);
      case Phase.Stopping _ -> step.withTask(treating::stopping);
      case Phase.Modifying _ -> step.withTask(treating::modifying);
      case Phase.Starting _ -> step.withTask(treating::starting);
      case Phase.Finishing _ -> step.allowed(treating::finishing);
      case Phase.Reloading _ -> step.allowed(treating::reloading);
      case Phase.CreatingRecovery _ ->
          step.withRecovery(found -> found.known().orElseGet(() -> step.unhalted(found::creating)));
      case Phase.StartingRecovery _ ->
          step.allowed(v -> step.withRecovery(r -> r.starting(v, way.halt(v))));
      case Phase.LoadingRecovery _ -> step.allowed(_ -> step.withRecovery(Recovering::loading));
      case Phase.Proving _ -> step.withTask(_ -> Proving.of(incident, seen, belts, now).prove());
      case Phase.Soaking phase ->
          now.isBefore(phase.until())
              ? Proving.of(incident, seen, belts, now).soak(phase)
              : step.withTask(_ -> Proving.of(incident, seen, belts, now).soak(phase));
      case Phase.DeletingRecovery phase -> step.withRecovery(r -> r.deleting(phase));
      case Phase.Withdrawing phase -> way.decide(phase);
      case Phase.Healed _, Phase.HandedOver _ ->
          new Decision.Ignored(Reason.CLOSED, "The incident is closed.");
    };
  }

  /** Whether the phase takes two looks at statistics; between them the ledger alone decides. */
  private static boolean looksAt(Incident incident) {
    return incident.phase() instanceof Phase.Planning
        || incident.phase() instanceof Phase.Proving
        || Inquiries.counts(incident);
  }

  /** What every step needs first: an answer about the task, or about the recovery task. */
  private record Step(Incident incident, Observation seen, Belts belts, Instant now) {

    Decision withTask(Function<TaskView, Decision> next) {
      return switch (seen.task()) {
        case Answer.Unknown<Optional<TaskView>>(String reason) ->
            Endings.patience(incident, longest(), belts.limits(), "the task: " + reason, now);
        case Answer.Known<Optional<TaskView>>(Optional<TaskView> view) ->
            view.map(next).orElseGet(this::gone);
      };
    }

    /** An hour without an answer matters little to somebody who waits for a day. */
    private Duration longest() {
      if (incident.phase() instanceof Phase.Reloading
          || incident.phase() instanceof Phase.LoadingRecovery) {
        return belts.limits().waits().stall();
      }
      boolean waiting =
          incident.phase() instanceof Phase.AwaitingApproval
              || incident.phase() instanceof Phase.Held
              || (incident.phase() instanceof Phase.Paused && !incident.hand().holds());
      return waiting ? belts.limits().waits().approval() : belts.limits().waits().step();
    }

    Decision allowed(Function<TaskView, Decision> next) {
      return withTask(view ->
          new Treating(incident, seen, belts, now)
              .forbidden(view)
              .orElseGet(() -> next.apply(view)));
    }

    Decision unhalted(Function<TaskView, Decision> next) {
      return withTask(view ->
          new Treating(incident, seen, belts, now).held(view).orElseGet(() -> next.apply(view)));
    }

    Decision withRecovery(Function<Recovering, Decision> next) {
      return switch (seen.recovery()) {
        case Answer.Unknown<Optional<RecoveryView>>(String reason) ->
            Endings.patience(
                incident, longest(), belts.limits(), "the recovery task: " + reason, now);
        case Answer.Known<Optional<RecoveryView>>(Optional<RecoveryView> view) ->
            next.apply(new Recovering(incident, view, belts, now));
      };
    }

    private Decision gone() {
      Incident free = incident.withHand(incident.hand().withStopped(false));
      return Endings.handOver(free, Why.OPERATOR, "DMS has no such task any more.", now);
    }
  }
}
