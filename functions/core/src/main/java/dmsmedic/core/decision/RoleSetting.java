package dmsmedic.core.decision;

import dmsmedic.core.belt.Belts;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Ending.Why;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.core.treatment.RoleChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The decisions about the role's defaults: set, read back, and found in force before anything
 * stops.
 *
 * <p>A default reaches new sessions only, so the task must reconnect afterwards; and one that
 * another default overrides would make that stop worth nothing.
 */
record RoleSetting(Incident incident, Observation seen, Belts belts, Instant now) {

  Decision decide(TaskView view) {
    return switch (seen.cluster()) {
      case Answer.Unknown<ClusterView>(String reason) ->
          Endings.patience(incident, belts.limits(), "the cluster: " + reason, now);
      case Answer.Known<ClusterView>(ClusterView cluster) -> decide(view, cluster);
    };
  }

  private Decision decide(TaskView view, ClusterView cluster) {
    List<RoleChange> roles = incident.plan().chosen().roles();
    Optional<RoleChange> missing = roles.stream().filter(r -> !r.seenIn(cluster)).findFirst();
    if (missing.filter(change -> foreign(change, cluster)).isPresent()) {
      return Endings.handOver(
          incident,
          Why.OPERATOR,
          "Somebody else changed " + missing.get().variable().word() + " of the role meanwhile.",
          now);
    }
    Optional<RoleChange> next = missing.or(() -> unheld(roles));
    if (next.isPresent() && view.task().stoppedBySomeone()) {
      return Endings.handOver(incident, Why.OPERATOR, Endings.NOT_OURS, now);
    }
    if (next.isPresent()) {
      return new Treating(incident, seen, belts, now)
          .held(view)
          .orElseGet(() -> new Decision.Act(incident, new Deed.SetRole(next.get())));
    }
    String database = view.task().target().database();
    return roles.stream()
        .filter(change -> !inForce(change, cluster, database))
        .findFirst()
        .map(change -> handOver(change.variable().word() + " is set and not in force."))
        .orElseGet(() -> Endings.afterRoles(incident, view.task(), now));
  }

  /**
   * A setting that another incident has made meanwhile is made once more, which changes nothing but
   * notes that this incident needs it too.
   */
  private Optional<RoleChange> unheld(List<RoleChange> roles) {
    return roles.stream()
        .filter(change -> !incident.plan().changedRoles().contains(change))
        .findFirst();
  }

  /** Neither the value that the plan was made for nor ours, or ours was taken back already. */
  private boolean foreign(RoleChange change, ClusterView cluster) {
    return !change.inverse().seenIn(cluster) || incident.plan().changedRoles().contains(change);
  }

  private static boolean inForce(RoleChange change, ClusterView cluster, String database) {
    Optional<Boolean> effective =
        cluster.effective(change.variable(), database).map(SessionVariable::on);
    return effective.equals(change.to().map(SessionVariable::on));
  }

  private Decision handOver(String sentence) {
    return Endings.handOver(incident, Why.NOT_EFFECTIVE, sentence, now);
  }
}
