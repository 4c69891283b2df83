package dmsmedic.core.decision;

import dmsmedic.core.assessment.Recount;
import dmsmedic.core.belt.Belts;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Ending.Why;
import dmsmedic.core.incident.Hand;
import dmsmedic.core.incident.Hand.Sample;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Load;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.proof.Concern;
import dmsmedic.core.treatment.Treatment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The decisions of one stop, change and resume, and of the reload that follows on the task itself.
 */
record Treating(Incident incident, Observation seen, Belts belts, Instant now) {
  /** An operator who tightens the mode in the middle gets the task back as it is. */
  Optional<Decision> forbidden(TaskView view) {
    Mode mode = Mode.of(view.task().tags(), belts.mode());
    return mode.mayChange()
        ? Optional.empty()
        : Optional.of(
            handOver(
                Why.MODE, "The operator switched the mode of the task to " + mode.word() + "."));
  }

  /**
   * What the operator's tags say against the next deed.
   *
   * <p>It is asked right before a deed and not before: what a deed without an answer has changed
   * must be seen and written down first, or the undo would forget it.
   */
  Optional<Decision> held(TaskView view) {
    return forbidden(view).or(() -> new Withdrawal(incident, seen, belts, now).halt(view));
  }

  Decision stopping(TaskView view) {
    return switch (view.task().status()) {
      case RUNNING ->
          incident.hand().stopped()
              ? patience("the task to stop.")
              : held(view).or(this::loadsNow).orElseGet(() -> stop(view.task()));
      case STOPPED -> standing(view.task());
      case FAILED -> stopped(view.task(), "The task failed while it was stopped.");
      case DELETING -> handOver(Why.OPERATOR, "Somebody deletes the task.");
      case CREATING, READY, STARTING, STOPPING, MODIFYING, TESTING, MOVING, FAILED_MOVE, UNKNOWN ->
          patience("the task to stop.");
    };
  }

  /** A stop would break off a load that somebody began since the plan was made. */
  private Optional<Decision> loadsNow() {
    Optional<List<TableStatistics>> all = seen.statistics().found();
    boolean quiet = all.stream().flatMap(List::stream).noneMatch(s -> s.state().loading());
    return all.isPresent() && quiet
        ? Optional.empty()
        : Optional.of(patience("the end of a load before the stop."));
  }

  /** A load may end by itself before our stop arrives; then nothing of ours stands still. */
  private Decision standing(ReplicationTask task) {
    if (task.loadFinished()) {
      Incident free = incident.withHand(incident.hand().withStopped(false));
      return Endings.afterRoles(free, task, now);
    }
    return incident.hand().ours(task)
        ? stopped(task, "The task stands still.")
        : theirs(Endings.NOT_OURS);
  }

  /** The run that our stop ends is remembered with the intent, so that it can be told again. */
  private Decision stop(ReplicationTask task) {
    Hand.Stop stop = new Hand.Stop(task.startedAt(), Optional.empty());
    return new Decision.Act(incident.withHand(incident.hand().withStop(stop)), new Deed.StopTask());
  }

  private Decision stopped(ReplicationTask task, String sentence) {
    Incident seenStopped = incident.withHand(incident.hand().withStop(Hand.Stop.of(task)));
    return Endings.on(seenStopped, new Phase.Modifying(now), sentence);
  }

  /** What somebody else stopped or started is left as it is. */
  private Decision theirs(String sentence) {
    Incident left = incident.withHand(incident.hand().withStopped(false));
    return Endings.handOver(left, Why.OPERATOR, sentence, now);
  }

  Decision modifying(TaskView view) {
    ReplicationTask task = view.task();
    if (task.status() == TaskStatus.RUNNING || task.status() == TaskStatus.STARTING) {
      return theirs("Somebody else started the task.");
    }
    if (!task.status().modifiable()) {
      return patience("the task to be modified.");
    }
    boolean still = task.status() == TaskStatus.STOPPED || incident.hand().stopped();
    if (still && !incident.hand().ours(task)) {
      return theirs(Endings.NOT_OURS);
    }
    Treatment treatment = incident.plan().chosen();
    Plan.Basis basis = incident.plan().basis().orElseThrow();
    if (!task.restStamp().equals(basis.restStamp())) {
      return handOver(Why.OPERATOR, "Settings that are not ours changed meanwhile.");
    }
    boolean untouched = Plan.Basis.of(task, view.mappings()).agrees(basis);
    boolean counts = Inquiries.counts(incident) && untouched;
    if (treatment.seenIn(task.settings(), view.mappings())) {
      return (counts ? counted() : Optional.<Decision>empty())
          .orElseGet(() -> modified(task, untouched));
    }
    if (incident.hand().modified()) {
      return handOver(Why.REFUSED, "DMS accepted the settings and does not show them.");
    }
    if (!untouched) {
      return handOver(Why.OPERATOR, "An operator changed the same settings meanwhile.");
    }
    Deed modify = new Deed.ModifyTask(treatment.settings(), basis.restStamp());
    return held(view)
        .or(() -> counts ? counted() : Optional.empty())
        .orElseGet(() -> new Decision.Act(incident, modify));
  }

  /** What stands between the stop and the change: the last count before the truncate. */
  private Optional<Decision> counted() {
    boolean late = Endings.late(incident, belts.limits().waits().step().dividedBy(3), now);
    Withdrawal back = new Withdrawal(incident, seen, belts, now);
    return switch (new Recount(incident, seen).result()) {
      case Recount.Result.Clear _ -> Optional.empty();
      case Recount.Result.LookAgain(List<TableStatistics> hurt) ->
          Optional.of(late ? back.doubted(List.of()) : new Decision.Advance(looking(hurt)));
      case Recount.Result.NotKnown(String sentence, List<Concern> concerns) ->
          Optional.of(late ? back.doubted(concerns) : patience(sentence));
      case Recount.Result.Doubted(List<Concern> concerns) -> Optional.of(back.doubted(concerns));
    };
  }

  /**
   * From here on the task is ours to start, also one that had failed before.
   *
   * <p>A modification of which only the effect was found again is ours too, and must be undone.
   */
  private Decision modified(ReplicationTask task, boolean untouched) {
    Hand standing = incident.hand().withStopped(true).withStop(Hand.Stop.of(task));
    Incident ours = incident.withHand(standing.withSample(Optional.empty()));
    Incident modified =
        untouched || ours.hand().modified()
            ? ours
            : ours.withHand(ours.hand().withModified(true))
                .withPlan(ours.plan().withChanged(ours.plan().chosen().settings()));
    return Endings.on(modified, new Phase.Starting(now), "The settings are read back as wanted.");
  }

  Decision starting(TaskView view) {
    if (view.task().loadFinished() && !incident.hand().stopped()) {
      return running();
    }
    return switch (view.task().status()) {
      case RUNNING -> running();
      case STOPPED, READY ->
          incident.hand().stopped()
              ? resume(view.task())
              : patience("the resumed task to run; it stands still.");
      case FAILED ->
          incident.hand().stopped()
              ? resume(view.task())
              : handOver(Why.REFUSED, "The task failed again after it was resumed.");
      case DELETING -> handOver(Why.OPERATOR, "Somebody deletes the task.");
      case CREATING, STARTING, STOPPING, MODIFYING, TESTING, MOVING, FAILED_MOVE, UNKNOWN ->
          patience("the task to run.");
    };
  }

  private Decision resume(ReplicationTask task) {
    if (!incident.hand().ours(task)) {
      return theirs("Somebody else started the task and stopped it again.");
    }
    return now.isAfter(incident.phase().since().plus(belts.limits().waits().step()))
        ? handOver(Why.DEADLINE, "The task could not be resumed and stands still.")
        : new Decision.Act(incident, new Deed.ResumeTask());
  }

  private Decision running() {
    Incident runs = incident.withHand(incident.hand().withStopped(false).withProgress(0, now));
    return switch (runs.plan().chosen().route()) {
      case RELOAD -> Endings.on(runs, new Phase.Reloading(now), "The task runs again.");
      case RECOVERY_TASK ->
          Endings.on(
              runs, new Phase.Finishing(now), "The task runs again, to the end of its load.");
      case FUTURE_ONLY -> Endings.futureOnly(runs, now);
    };
  }

  /** A resumed full load runs to its end, for hours; what is still hurt then is planned anew. */
  Decision finishing(TaskView view) {
    if (view.task().loadFinished()) {
      return new Withdrawal(incident, seen, belts, now).replanned("The resumed load has ended.");
    }
    if (view.task().status() == TaskStatus.FAILED) {
      return again("The resumed load failed.");
    }
    if (view.task().stoppedBySomeone()) {
      return handOver(Why.OPERATOR, "Somebody stopped the resumed load.");
    }
    List<TableStatistics> whole = seen.statistics().found().orElse(List.of());
    return Endings.progress(incident, view.task().status().passing(), whole, belts, now);
  }

  Decision reloading(TaskView view) {
    ReplicationTask task = view.task();
    if (task.status() == TaskStatus.FAILED) {
      return again("The task failed while tables were reloaded.");
    }
    if (task.stoppedBySomeone()) {
      return handOver(Why.OPERATOR, "Somebody stopped the task while tables were reloaded.");
    }
    List<TableName> waiting = Inquiries.unrequested(incident);
    boolean looked = !waiting.isEmpty() && Inquiries.looked(incident, now);
    if (task.status() != TaskStatus.RUNNING || (!looked && seen.statistics().found().isEmpty())) {
      return patience("the task and its statistics.");
    }
    return waiting.isEmpty()
        ? loading()
        : new Withdrawal(incident, seen, belts, now)
            .haltReload(view, waiting)
            .orElseGet(() -> request(looked ? incident : looking(all()), waiting));
  }

  private Incident looking(List<TableStatistics> hurt) {
    return incident.withHand(incident.hand().withSample(Optional.of(new Sample(now, hurt))));
  }

  private static Decision request(Incident looked, List<TableName> waiting) {
    List<TableName> batch = waiting.subList(0, Math.min(Deed.ReloadTables.MOST, waiting.size()));
    return new Decision.Act(looked, new Deed.ReloadTables(batch));
  }

  private List<TableStatistics> all() {
    return incident.hurt(seen.statistics().found().orElse(List.of()));
  }

  private Decision loading() {
    Hand hand = incident.hand();
    Map<TableName, TableStatistics> shown =
        TableStatistics.byTable(seen.statistics().found().orElse(List.of()));
    List<Load> loads =
        hand.loads().stream()
            .map(load -> Optional.ofNullable(shown.get(load.source())).map(load::seen).orElse(load))
            .toList();
    return loads.equals(hand.loads())
        ? loaded(shown)
        : new Decision.Advance(incident.withHand(hand.withLoads(loads)));
  }

  /**
   * What comes of the loads of this treatment.
   *
   * <p>Where some broke off, those that came to their end are proven all the same: what is whole is
   * not loaded a second time.
   */
  private Decision loaded(Map<TableName, TableStatistics> shown) {
    return switch (incident.hand().standing(incident.plan().chosen().tables(), shown, now)) {
      case UNDER_WAY -> Endings.progress(incident, false, all(), belts, now);
      case ENDED -> prove();
      case BROKEN_OFF -> again("No table could be loaded again.");
    };
  }

  private Decision prove() {
    Incident fresh = incident.withHand(incident.hand().withSample(Optional.empty()));
    return Endings.on(fresh, new Phase.Proving(now), "The loads are over; the proof begins.");
  }

  private Decision again(String sentence) {
    return Endings.again(incident, sentence, now);
  }

  private Decision handOver(Why why, String sentence) {
    return Endings.handOver(incident, why, sentence, now);
  }

  private Decision patience(String waitingFor) {
    return Endings.patience(incident, belts.limits(), waitingFor, now);
  }
}
