package dmsmedic.core.loop;

import dmsmedic.core.decision.Decision;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Loop.Ports;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.RoleChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does deeds through the ports; the only place in which something changes. */
record Hands(Ports ports) {

  Outcome act(Incident incident, Deed deed, Optional<TaskView> task) {
    Dms dms = ports.dms();
    TaskArn arn = incident.task();
    return switch (deed) {
      case Deed.SetRole(RoleChange change) ->
          task.map(view -> setRole(incident, view, change))
              .orElseGet(() -> new Outcome.NotNow("The task's endpoint is not known."));
      case Deed.StopTask() -> dms.stop(arn);
      case Deed.ModifyTask modify -> dms.modify(arn, modify);
      case Deed.ResumeTask() -> dms.resume(arn);
      case Deed.ReloadTables(List<TableName> tables) ->
          pay(incident, tables).orElseGet(() -> dms.reload(arn, tables));
      case Deed.CreateRecovery create ->
          pay(incident, create.tables()).orElseGet(() -> dms.create(arn, create));
      case Deed.StartRecovery(TaskArn recovery) -> dms.startFirst(recovery);
      case Deed.StopRecovery(TaskArn recovery) -> dms.stop(recovery);
      case Deed.DeleteRecovery(TaskArn recovery) -> dms.delete(recovery);
    };
  }

  /** Who needs the setting is noted first, so that no other incident's undo takes it away. */
  private Outcome setRole(Incident incident, TaskView view, RoleChange change) {
    String key = holding(view.task().target().cluster(), change);
    return switch (ports.ledger().hold(key, incident.id())) {
      case Ledger.Saved.Written<List<String>> _ ->
          ports.cluster().set(view.task().target(), change);
      case Ledger.Saved.Overtaken<List<String>> _ ->
          new Outcome.NotNow("Another incident changes the same role.");
      case Ledger.Saved.Failed<List<String>>(String reason) -> new Outcome.NotNow(reason);
    };
  }

  /**
   * Holds the defaults that a decision found set after an interruption: the deed may have died
   * before it noted who needs them. Without that nothing may be made of what was found.
   */
  boolean holdFound(Incident before, Decision decision, Observation seen) {
    Optional<TaskView> view = seen.task().found().flatMap(known -> known);
    if (!(decision instanceof Decision.Advance(Incident next)) || view.isEmpty()) {
      return true;
    }
    List<RoleChange> found = new ArrayList<>(next.plan().changedRoles());
    found.removeAll(before.plan().changedRoles());
    return found.stream()
        .map(change -> holding(view.get().task().target().cluster(), change))
        .distinct()
        .allMatch(key ->
            ports.ledger().hold(key, next.id()) instanceof Ledger.Saved.Written<List<String>>);
  }

  /** The name under which a role's changed settings are held. */
  static String holding(String cluster, RoleChange change) {
    return cluster + "/" + change.role();
  }

  /**
   * Pays for a reload, before it, so that a crash cannot reload for free.
   *
   * <p>The phase's beginning is the receipt: whoever comes again in the same phase, after a crash
   * or a throttle, has paid already.
   */
  private Optional<Outcome> pay(Incident incident, List<TableName> tables) {
    Optional<TaskFile> file = ports.ledger().file(incident.task()).found();
    if (file.isEmpty()) {
      return Optional.of(new Outcome.NotNow("The budget of reloads could not be read."));
    }
    TaskFile paid = file.get().reloaded(tables, incident.phase().since());
    return paid.equals(file.get())
            || ports.ledger().save(paid) instanceof Ledger.Saved.Written<TaskFile>
        ? Optional.empty()
        : Optional.of(new Outcome.NotNow("The budget of reloads could not be written."));
  }
}
