package dmsmedic.core.decision;

import dmsmedic.core.belt.Belts;
import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Hand;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.Rung;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.core.treatment.Treatment.Dose;
import dmsmedic.core.treatment.Treatment.Route;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Incidents of the example in the middle of their treatment. */
final class Cases {

  /** The instant at which everything is decided. */
  static final Instant NOW = GivenTask.NOON;

  /** Limits of the stack, nothing spent. */
  static final Belts BELTS = new Belts(Limits.standard(), Mode.OBSERVE, Belts.Usage.none());

  /** The same in a storm. */
  static final Belts STORM =
      new Belts(Limits.standard(), Mode.OBSERVE, new Belts.Usage(1, Map.of(), 12, true));

  /** The recovery task. */
  static final TaskArn RECOVERY = TaskArn.of("aws", "eu-west-1", "123456789012", "RECOVERY");

  /** What an approval is awaited for. */
  static final String FINGERPRINT = "0123456789ab";

  /** The table in full LOB mode. */
  static final SettingChange FULL =
      new SettingChange.TableLobs(Tables.INTEGRATION, Optional.empty(), Optional.of(TableLob.FULL));

  /** One of the role's settings. */
  static final RoleChange RETRIES =
      new RoleChange(
          "dms_user",
          Optional.empty(),
          SessionVariable.COPY_FROM_RETRIES_ENABLED,
          Optional.empty(),
          Optional.of("true"));

  private Cases() {}

  /** The endings of these cases that are over. */
  static Ending ending() {
    return new Ending(Ending.Why.REFUSED, "It was refused.");
  }

  /** A treatment of the example by such a route. */
  static Treatment treatment(Route route) {
    return new Treatment(
        route,
        List.of(new Dose(Tables.INTEGRATION, Fault.LOB_TRUNCATED, Rung.FULL_LOB, 0)),
        List.of(FULL),
        List.of());
  }

  /** A reload of the example before which a default of the role has to be set. */
  static Treatment withRole() {
    Treatment without = treatment(Route.RELOAD);
    return new Treatment(without.route(), without.doses(), without.settings(), List.of(RETRIES));
  }

  /** A phase of this kind that began at an instant. */
  static Phase phase(Class<?> kind, Instant since) {
    return PHASES.stream()
        .map(make -> make.apply(since))
        .filter(kind::isInstance)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No case begins in " + kind.getSimpleName()));
  }

  private static final List<java.util.function.Function<Instant, Phase>> PHASES =
      List.of(
          Phase.Planning::new,
          since -> new Phase.AwaitingApproval(since, FINGERPRINT),
          since -> new Phase.Held(since, FINGERPRINT),
          Phase.Paused::new,
          Phase.SettingRoles::new,
          Phase.Stopping::new,
          Phase.Modifying::new,
          Phase.Starting::new,
          Phase.Finishing::new,
          Phase.Reloading::new,
          Phase.CreatingRecovery::new,
          Phase.StartingRecovery::new,
          Phase.LoadingRecovery::new,
          Phase.Proving::new,
          since -> new Phase.Soaking(since, since.plusSeconds(600)),
          since -> new Phase.DeletingRecovery(since, true),
          since -> new Phase.Withdrawing(since, ending()),
          Phase.Healed::new,
          since -> new Phase.HandedOver(since, ending()));

  /** An incident of one truncated table that stands in a phase, treated by a route. */
  static Incident in(Phase phase, Route route) {
    HurtTable table = Tables.truncated(Tables.INTEGRATION);
    GivenTask basis = GivenTask.running();
    if (route == Route.RECOVERY_TASK) {
      basis.type(MigrationType.FULL_LOAD);
    }
    TaskView view = basis.view();
    Plan plan =
        Plan.none().with(treatment(route), Plan.Basis.of(view.task(), view.mappings()), List.of());
    Incident opened = Incident.opened(GivenTask.ARN, List.of(table), phase.since());
    return opened.withPlan(plan.begun()).in(phase);
  }

  /** The same by the recovery task, which is in hand. */
  static Incident recovering(Phase phase) {
    Incident one = in(phase, Route.RECOVERY_TASK);
    return one.withHand(one.hand().withRecovery(Optional.of(RECOVERY)));
  }

  /** The incident with the first of two looks taken. */
  static Incident looked(Incident incident) {
    return incident.withHand(
        incident
            .hand()
            .withSample(
                Optional.of(
                    new Hand.Sample(
                        NOW.minusSeconds(60), List.of(Tables.completed(Tables.INTEGRATION))))));
  }

  /** The incident with its tables proven whole. */
  static Incident whole(Incident incident) {
    return incident.withTables(incident.tables().stream().map(t -> t.proven(true)).toList());
  }

  /** The incident with its task stopped by us. */
  static Incident stopped(Incident incident) {
    return incident.withHand(incident.hand().withStopped(true));
  }
}
