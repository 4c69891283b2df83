package dmsmedic.core.decision;

import dmsmedic.core.assessment.Concerns;
import dmsmedic.core.assessment.Planner;
import dmsmedic.core.belt.Belts;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Ending.Why;
import dmsmedic.core.incident.Hand;
import dmsmedic.core.incident.Hand.Sample;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.incident.Words;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.proof.Concern;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.core.treatment.Treatment.Dose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The decisions before the first deed: may the task be touched now, what would be done, and who has
 * to agree.
 */
record Planning(Incident incident, Observation seen, Belts belts, Instant now) {

  /** A look at statistics that is older than this brackets nothing any more. */
  private static final Duration STALE = Duration.ofMinutes(10);

  Decision decide(TaskView view) {
    ReplicationTask task = view.task();
    if (Mode.of(task.tags(), belts.mode()) == Mode.OFF) {
      return handOver(Why.MODE, "The operator switched the mode of the task to off.");
    }
    Optional<Decision> paused = new Withdrawal(incident, seen, belts, now).pauseOf(view);
    if (paused.isPresent()) {
      return paused.get();
    }
    Optional<Decision> untouchable = untouchable(task);
    if (untouchable.isPresent()) {
      return untouchable.get();
    }
    Optional<Sample> sample = incident.hand().sample().filter(s -> s.at().plus(STALE).isAfter(now));
    return sample.isEmpty() ? look() : plan(view);
  }

  /** The states in which a task must be left alone, or was taken over by somebody. */
  private Optional<Decision> untouchable(ReplicationTask task) {
    if (task.status() == TaskStatus.RUNNING && seen.statistics().found().isEmpty()) {
      return Optional.of(patience("the statistics: " + seen.statistics().reason()));
    }
    if (loading(task)) {
      return Optional.of(leaveAlone());
    }
    if (task.stoppedBySomeone()) {
      return Optional.of(handOver(Why.OPERATOR, "The task was stopped, and not by us."));
    }
    boolean treatable =
        task.status() == TaskStatus.RUNNING
            || task.status() == TaskStatus.STOPPED
            || task.status() == TaskStatus.FAILED;
    return treatable
        ? Optional.empty()
        : Optional.of(
            patience("the task is " + task.status().name().toLowerCase(Locale.ROOT) + "."));
  }

  /**
   * A stop restarts the tables that are not loaded yet, so a load in progress is left to its end.
   */
  private boolean loading(ReplicationTask task) {
    if (task.status() != TaskStatus.RUNNING) {
      return false;
    }
    boolean open =
        seen.statistics()
            .found()
            .map(all -> all.stream().anyMatch(s -> s.state().loading()))
            .orElse(false);
    return open || task.type() == MigrationType.FULL_LOAD;
  }

  /** Whoever waits for the end of a load has been told of the fault before. */
  private Decision leaveAlone() {
    if (!incident.announced() && !belts.storm()) {
      return new Decision.Advance(
          incident
              .noted(now, "The full load is in progress; its end is awaited.")
              .announcing(Notice.Kind.OPENED, now));
    }
    return Endings.othersLoad(incident, seen.statistics().found().orElse(List.of()), belts, now);
  }

  private Decision look() {
    return seen.statistics()
        .found()
        .<Decision>map(all -> new Decision.Advance(withSample(all)))
        .orElseGet(() -> patience("the statistics: " + seen.statistics().reason()));
  }

  private Incident withSample(List<TableStatistics> all) {
    Sample sample = new Sample(now, incident.hurt(all));
    return incident.withHand(incident.hand().withSample(Optional.of(sample)));
  }

  /** Without the statistics nobody knows which tables the lines of the log speak of. */
  private Decision plan(TaskView view) {
    if (seen.statistics().found().isEmpty()) {
      return patience("the statistics: " + seen.statistics().reason());
    }
    Optional<Decision> further = Endings.readOn(incident, seen, now);
    if (further.isPresent()) {
      return further.get();
    }
    return switch (new Planner(incident, seen).plan(view)) {
      case Planner.Result.NotPossible(Why why, String sentence) -> handOver(why, sentence);
      case Planner.Result.NotKnown(String sentence) -> patience(sentence);
      case Planner.Result.Planned(Treatment treatment, List<String> barred) ->
          agreed(view, treatment, barred);
    };
  }

  /** Modes, budgets and approvals, in that order. */
  private Decision agreed(TaskView view, Treatment treatment, List<String> barred) {
    Mode mode = Mode.of(view.task().tags(), belts.mode());
    if (!mode.mayChange()) {
      return handOver(Why.MODE, "The mode is observe. " + wouldDo(treatment));
    }
    Optional<String> exceeded = belts.exceeded(incident.plan().treatments(), treatment.tables());
    if (exceeded.isPresent()) {
      return handOver(Why.BUDGET, exceeded.get());
    }
    Plan plan = planned(view, treatment, barred);
    boolean asks = mode == Mode.APPROVE || !plan.concerns().isEmpty() || belts.storm();
    if (!asks) {
      return begin(view.task(), plan.withApproval(Optional.empty()));
    }
    Instant notBefore = now.minus(belts.limits().waits().approval());
    return plan.approved(incident.id(), notBefore)
        ? begin(view.task(), plan)
        : belts.storm() ? hold(view.task(), plan) : askApproval(view.task(), plan);
  }

  private Plan planned(TaskView view, Treatment treatment, List<String> barred) {
    List<Concern> concerns = new Concerns(incident, seen).of(treatment);
    List<String> notes = new ArrayList<>(barred);
    concerns.forEach(concern -> notes.add(concern.sentence()));
    return incident
        .plan()
        .with(treatment, Plan.Basis.of(view.task(), view.mappings()), notes)
        .withConcerns(concerns.stream().map(Concern::key).toList());
  }

  private static String wouldDo(Treatment treatment) {
    String changes =
        treatment.settings().isEmpty() ? "" : "change " + Words.of(treatment.settings()) + "; ";
    String roles =
        treatment.roles().stream()
            .map(change -> new Deed.SetRole(change).sentence() + "; ")
            .collect(Collectors.joining());
    return "It would %s%s%s: %s."
        .formatted(roles, changes, treatment.route().words(), treatment.tables());
  }

  /** In a storm nobody is asked, for the one message of the storm says how to approve. */
  private Decision hold(ReplicationTask task, Plan plan) {
    Plan.Approval request = request(task, plan);
    return Endings.on(
        incident.withPlan(plan.withApproval(Optional.of(request))),
        new Phase.Held(now, request.fingerprint()),
        "So many tasks are hurt at once that the cluster must be ill; the plan is held back.");
  }

  /** Whether the storm is over, or somebody wants this plan in spite of it. */
  Decision held(Phase.Held phase, TaskView view) {
    if (!belts.storm()) {
      return Endings.on(incident, new Phase.Planning(now), "The storm is over.");
    }
    if (view.task().failedAfter(phase.since())) {
      return anew();
    }
    Duration longest = belts.limits().waits().approval();
    if (now.isAfter(phase.since().plus(longest))) {
      return handOver(Why.STORM, "The storm lasted longer than " + longest.toHours() + " hours.");
    }
    return Mode.approval(view.task().tags()).equals(phase.fingerprint())
        ? approved()
        : new Decision.Wait(now.plus(belts.limits().waits().poll()), "A storm lasts.");
  }

  private Decision approved() {
    Plan approved =
        incident.plan().withApproval(incident.plan().approval().map(Plan.Approval::granted));
    return Endings.on(
        incident.withPlan(approved), new Phase.Planning(now), "The plan was approved.");
  }

  private Decision askApproval(ReplicationTask task, Plan plan) {
    Plan.Approval asked = request(task, plan);
    Incident asking =
        incident
            .withPlan(plan.withApproval(Optional.of(asked)))
            .noted(now, "An approval is asked for: " + String.join(" ", plan.notes()))
            .announcing(Notice.Kind.APPROVAL_ASKED, now);
    return new Decision.Advance(asking.in(new Phase.AwaitingApproval(now, asked.fingerprint())));
  }

  /** A tag that is there already cannot mean a request that comes only now. */
  private Plan.Approval request(ReplicationTask task, Plan plan) {
    String there = Mode.approval(task.tags());
    int next = plan.approval().map(Plan.Approval::number).orElse(0) + 1;
    int number = plan.fingerprint(incident.id(), next).equals(there) ? next + 1 : next;
    return new Plan.Approval(number, plan.fingerprint(incident.id(), number), now, false);
  }

  private Decision begin(ReplicationTask task, Plan plan) {
    Hand hand =
        incident
            .hand()
            .withSample(Optional.empty())
            .withStopped(false)
            .withModified(false)
            .withProgress(0, now);
    Incident begun =
        incident
            .withPlan(plan.begun())
            .withHand(hand)
            .withTables(dosed(plan.chosen()))
            .noted(now, "Treatment " + (plan.treatments() + 1) + " begins.");
    Incident told = incident.announced() ? begun : begun.announcing(Notice.Kind.OPENED, now);
    return plan.chosen().roles().isEmpty()
        ? Endings.afterRoles(told, task, now)
        : Endings.on(told, new Phase.SettingRoles(now), "The role's settings come first.");
  }

  private List<HurtTable> dosed(Treatment treatment) {
    Map<TableName, List<Dose>> doses =
        treatment.doses().stream().collect(Collectors.groupingBy(Dose::source));
    List<HurtTable> tables = new ArrayList<>();
    for (HurtTable table : new Planner(incident, seen).spelled()) {
      Optional<Dose> dose =
          doses.getOrDefault(table.source(), List.of()).stream()
              .filter(d -> d.fault() == table.fault())
              .findFirst();
      tables.add(dose.map(d -> table.with(d.attempt())).orElse(table));
    }
    return tables;
  }

  /** Whether an approval was given, refused by time, or is still awaited. */
  Decision awaitApproval(Phase.AwaitingApproval phase, TaskView view) {
    Mode mode = Mode.of(view.task().tags(), belts.mode());
    if (now.isAfter(phase.since().plus(belts.limits().waits().approval()))) {
      return handOver(Why.NOT_APPROVED, "Nobody approved the plan in time.");
    }
    if (Mode.approval(view.task().tags()).equals(phase.fingerprint())) {
      return approved();
    }
    if (view.task().failedAfter(phase.since())) {
      return anew();
    }
    if (mode == Mode.HEAL && incident.plan().concerns().isEmpty()) {
      return Endings.on(
          incident, new Phase.Planning(now), "The operator lets the task be healed unasked.");
    }
    return new Decision.Wait(now.plus(belts.limits().waits().poll()), "An approval is awaited.");
  }

  /** A plan for a task that runs says nothing of what it died of. */
  private Decision anew() {
    return Endings.on(
        incident, new Phase.Planning(now), "The task has failed; the plan is made anew.");
  }

  private Decision handOver(Why why, String sentence) {
    return Endings.handOver(incident, why, sentence, now);
  }

  private Decision patience(String waitingFor) {
    Duration longest =
        belts.storm() ? belts.limits().waits().approval() : belts.limits().waits().step();
    return Endings.patience(incident, longest, belts.limits(), waitingFor, now);
  }
}
