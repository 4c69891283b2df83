package dmsmedic.testkit.simulation.mutant;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.incident.Chronicle;
import dmsmedic.core.incident.Chronicle.History;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.TaskFile;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.Rung;
import dmsmedic.core.treatment.Treatment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Healers whose memory is not what it should be. */
final class LedgerMutants {

  private LedgerMutants() {}

  /** Writes over what another hand wrote. */
  static final class IgnoresCompareAndSet extends LedgerAsIs {
    IgnoresCompareAndSet(Ledger real) {
      super(real);
    }

    @Override
    public Saved<Incident> save(Incident incident) {
      Saved<Incident> saved = real.save(incident);
      if (!(saved instanceof Saved.Overtaken<Incident>)) {
        return saved;
      }
      return real.open(incident.task())
          .found()
          .flatMap(known -> known)
          .map(stored -> real.save(incident.withVersion(stored.version())))
          .orElse(saved);
    }
  }

  /** Writes something else than it was told, and says that it did as told. */
  static final class Forgets extends LedgerAsIs {
    private final UnaryOperator<Incident> loss;

    Forgets(Ledger real, UnaryOperator<Incident> loss) {
      super(real);
      this.loss = loss;
    }

    /** With remedies of another fault: a role's for values that were cut, and the other way. */
    static Incident remedies(Incident incident) {
      return incident.plan().treatments() == 0
          ? incident
          : incident.withPlan(incident.plan().narrowed(swapped(incident.plan().chosen())));
    }

    private static Treatment swapped(Treatment treatment) {
      List<Treatment.Dose> doses =
          treatment.doses().stream()
              .map(dose ->
                  new Treatment.Dose(
                      dose.source(),
                      dose.fault(),
                      dose.fault() == Fault.LOB_TRUNCATED ? Rung.ROLE_SETTINGS : Rung.FULL_LOB,
                      dose.sizeKb()))
              .toList();
      return new Treatment(treatment.route(), doses, treatment.settings(), treatment.roles());
    }

    /** Without intents. */
    static Incident intents(Incident incident) {
      return incident.withHand(incident.hand().withIntent(Optional.empty()));
    }

    /** Without proofs. */
    static Incident proofs(Incident incident) {
      Chronicle without = incident.chronicle().withProofs(List.of());
      return incident.withChronicle(without);
    }

    @Override
    public Saved<Incident> save(Incident incident) {
      return real.save(loss.apply(incident)) instanceof Saved.Written<Incident>(Incident written)
          ? new Saved.Written<>(incident.withVersion(written.version()))
          : new Saved.Failed<>("It was not written.");
    }
  }

  /** Reads something else than was written. */
  static final class Believes extends LedgerAsIs {
    private final UnaryOperator<Incident> belief;

    Believes(Ledger real, UnaryOperator<Incident> belief) {
      super(real);
      this.belief = belief;
    }

    /** That the task stands still because of its own stop. */
    static Incident stopped(Incident incident) {
      return incident.withHand(incident.hand().withStopped(true));
    }

    /** That it never stopped the task. */
    static Incident neverStopped(Incident incident) {
      return incident.withHand(incident.hand().withStopped(false));
    }

    /** That the approval which is awaited was asked for only now. */
    static Incident askedNow(Incident incident, Instant now) {
      if (!(incident.phase() instanceof Phase.AwaitingApproval(_, String fingerprint))) {
        return incident;
      }
      Plan plan = incident.plan();
      return incident
          .withPlan(plan.withApproval(plan.approval().map(one -> asked(one, now))))
          .in(new Phase.AwaitingApproval(now, fingerprint));
    }

    private static Plan.Approval asked(Plan.Approval approval, Instant now) {
      return new Plan.Approval(approval.number(), approval.fingerprint(), now, approval.given());
    }

    /** That the default of the role is its own work. */
    static Incident roleSet(Incident incident) {
      RoleChange retries =
          new RoleChange(
              "dms",
              Optional.empty(),
              SessionVariable.COPY_FROM_RETRIES_ENABLED,
              Optional.empty(),
              Optional.of("true"));
      return incident.withPlan(incident.plan().withChangedRoles(List.of(retries)));
    }

    @Override
    public Answer<Optional<Incident>> open(TaskArn task) {
      return real.open(task).map(known -> known.map(belief));
    }

    @Override
    public Saved<Incident> save(Incident incident) {
      return real.save(incident) instanceof Saved.Written<Incident>(Incident written)
          ? new Saved.Written<>(belief.apply(written))
          : new Saved.Failed<>("It was not written.");
    }
  }

  /** Knows nothing of what was spent. */
  static final class SpendsUnseen extends LedgerAsIs {
    SpendsUnseen(Ledger real) {
      super(real);
    }

    @Override
    public Answer<TaskFile> file(TaskArn task) {
      return real.file(task)
          .map(file ->
              new TaskFile(
                  file.task(),
                  file.version(),
                  file.sweptUntil(),
                  file.closedAt(),
                  List.of(),
                  List.of(),
                  file.history(),
                  file.loads()));
    }
  }

  /** Believes that everything in the log belongs to an incident that is over. */
  static final class ReadsNoOldLines extends LedgerAsIs {
    private final InstantSource clock;

    ReadsNoOldLines(Ledger real, InstantSource clock) {
      super(real);
      this.clock = clock;
    }

    @Override
    public Answer<TaskFile> file(TaskArn task) {
      return real.file(task).map(file -> file.closed(all(), file.loads()));
    }

    private History all() {
      return new History(clock.instant(), Instant.EPOCH, List.of());
    }
  }

  /** Knows of no other incident, and of no storm. */
  static final class SeesNoStorm extends LedgerAsIs {
    SeesNoStorm(Ledger real) {
      super(real);
    }

    @Override
    public Answer<List<TaskArn>> openTasks() {
      return Answer.known(List.of());
    }

    @Override
    public Answer<FleetFile> fleet() {
      return real.fleet().map(_ -> FleetFile.empty());
    }
  }

  /** Writes everything but an end. */
  static final class NeverEnds extends LedgerAsIs {
    NeverEnds(Ledger real) {
      super(real);
    }

    @Override
    public Saved<Incident> save(Incident incident) {
      return incident.phase().last() ? new Saved.Overtaken<>() : real.save(incident);
    }
  }

  /** Never gets on from where it stands. */
  static final class Hangs extends LedgerAsIs {
    private final Class<? extends Phase> phase;

    Hangs(Ledger real, Class<? extends Phase> phase) {
      super(real);
      this.phase = phase;
    }

    @Override
    public Answer<Optional<Incident>> open(TaskArn task) {
      Answer<Optional<Incident>> open = real.open(task);
      return open.found().flatMap(known -> known).filter(this::stuck).isPresent()
          ? Answer.unknown("It hangs.")
          : open;
    }

    @Override
    public Saved<Incident> save(Incident incident) {
      Saved<Incident> saved = real.save(incident);
      return stuck(incident) ? new Saved.Failed<>("It hangs.") : saved;
    }

    private boolean stuck(Incident incident) {
      return phase.isInstance(incident.phase());
    }
  }

  /** Knows nobody else who needs a role's settings. */
  static final class NamesNoHolders extends LedgerAsIs {
    NamesNoHolders(Ledger real) {
      super(real);
    }

    @Override
    public Answer<List<String>> holders(String role) {
      return Answer.known(List.of());
    }
  }
}
