package dmsmedic.testkit.simulation.promise.deed;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Intent;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.Effect;
import dmsmedic.testkit.simulation.promise.story.RoleKey;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.util.List;
import java.util.Optional;

/**
 * The intent of a deed is written before it.
 *
 * <p>At the moment of the deed the ledger holds this very intent for the incident: the same tables,
 * the same changes, the same task.
 */
public final class IntentFirst implements Watch {

  @Override
  public void see(Effect effect, Story before, Breaches breaches) {
    Optional<Deed> intended = effect.intent().map(Intent::deed);
    if (intended.filter(deed -> is(deed, effect)).isEmpty()) {
      breaches.add(effect.words() + ", and the ledger intends " + intended + ".");
    }
  }

  private static boolean is(Deed intended, Effect effect) {
    return switch (intended) {
      case Deed.SetRole(RoleChange change) ->
          effect.event() instanceof Event.RoleSet e
              && RoleKey.of("", change).equals(RoleKey.of("", e.change()))
              && RoleKey.same(change.to(), e.change().to());
      case Deed.StopTask() -> effect.event() instanceof Event.Stopped && effect.onTask();
      case Deed.ModifyTask(List<SettingChange> changes, _) ->
          effect.event() instanceof Event.Modified e && reached(changes, e);
      case Deed.ResumeTask() -> effect.event() instanceof Event.Started && effect.onTask();
      case Deed.ReloadTables(List<TableName> tables) ->
          effect.event() instanceof Event.Reloaded e && tables.equals(e.tables());
      case Deed.CreateRecovery create ->
          effect.event() instanceof Event.Created e
              && create.identifier().equals(e.identifier())
              && create.tables().equals(e.tables());
      case Deed.StartRecovery(TaskArn recovery) ->
          effect.event() instanceof Event.Started e && recovery.equals(e.task());
      case Deed.StopRecovery(TaskArn recovery) ->
          effect.event() instanceof Event.Stopped e && recovery.equals(e.task());
      case Deed.DeleteRecovery(TaskArn recovery) ->
          effect.event() instanceof Event.Deleted e && recovery.equals(e.task());
    };
  }

  private static boolean reached(List<SettingChange> changes, Event.Modified event) {
    for (SettingChange change : changes) {
      if (!change.seenIn(event.after(), event.mappingsAfter())) {
        return false;
      }
    }
    return true;
  }
}
