package dmsmedic.testkit.simulation.promise.deed;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.Effect;
import dmsmedic.testkit.simulation.promise.story.IncidentStory;
import dmsmedic.testkit.simulation.promise.story.RoleKey;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.TaskStory;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * No deed is done twice with effect within one treatment.
 *
 * <p>A stop and a start make each other possible again, whoever did the other; so does whoever
 * deletes a recovery task, or takes a role's default back, with what comes again after that, and
 * who modifies a task of which the ledger does not know yet that the healer did. A modification
 * that changes nothing has no effect.
 */
public final class NeverTwice implements Watch {

  private static final class Done {
    private final int treatment;
    private final Set<Object> deeds = new HashSet<>();

    Done(int treatment) {
      this.treatment = treatment;
    }
  }

  private enum Kind {
    STOP,
    START,
    MODIFY,
    CREATE
  }

  private record Reload(TableName table) {}

  private final Map<String, Done> done = new HashMap<>();

  /** Reloads that were accepted and did not begin; the end of a run throws them away. */
  private final Map<TaskArn, Set<TableName>> queued = new HashMap<>();

  @Override
  public void see(Effect effect, Story before, Breaches breaches) {
    if (effect.incident().isEmpty() || !effect.onTask()) {
      return;
    }
    Set<Object> deeds = of(effect.incident().get());
    switch (effect.event()) {
      case Event.Stopped _ -> once(deeds, Kind.STOP, effect, breaches);
      case Event.Started _ -> once(deeds, Kind.START, effect, breaches);
      case Event.Created _ -> once(deeds, Kind.CREATE, effect, breaches);
      case Event.Modified e -> {
        if (!(e.before().equals(e.after()) && e.mappingsBefore().equals(e.mappingsAfter()))) {
          once(deeds, Kind.MODIFY, effect, breaches);
        }
      }
      case Event.Reloaded e ->
          e.tables().forEach(table -> once(deeds, new Reload(table), effect, breaches));
      case Event.RoleSet e -> roleSet(deeds, e, effect, breaches);
      case Event.Targeted _,
          Event.RestChanged _,
          Event.LoadBegan _,
          Event.LoadEnded _,
          Event.Truncated _,
          Event.Reached _,
          Event.Deleted _,
          Event.Tagged _,
          Event.Line _,
          Event.Saved _,
          Event.Audited _,
          Event.Announced _,
          Event.CommandComposed _,
          Event.StatementComposed _,
          Event.Trouble _ -> {}
    }
  }

  private static void roleSet(
      Set<Object> deeds, Event.RoleSet event, Effect effect, Breaches breaches) {
    RoleChange change = event.change();
    if (!RoleKey.same(change.from(), change.to())) {
      once(deeds, RoleKey.of(event.cluster(), change), effect, breaches);
    }
  }

  private static void once(Set<Object> deeds, Object deed, Effect effect, Breaches breaches) {
    if (!deeds.add(deed)) {
      breaches.add(effect.words() + " for the second time in one treatment.");
    }
  }

  private Set<Object> of(IncidentStory incident) {
    int treatment = incident.latest().plan().treatments();
    Done now = done.get(incident.id());
    if (now == null || now.treatment != treatment) {
      now = new Done(treatment);
      done.put(incident.id(), now);
    }
    return now.deeds;
  }

  /** What makes a deed possible once more. */
  @Override
  public void see(Event event, Story before, Breaches breaches) {
    if (event instanceof Event.Started started) {
      again(before.task(started.task()), Kind.STOP);
    } else if (event instanceof Event.Reloaded reloaded) {
      queued.computeIfAbsent(reloaded.task(), _ -> new HashSet<>()).addAll(reloaded.tables());
    } else if (event instanceof Event.LoadBegan began) {
      queued.getOrDefault(began.task(), new HashSet<>()).remove(began.source());
    } else if (event instanceof Event.Stopped stopped) {
      again(before.task(stopped.task()), Kind.START);
      lost(before.task(stopped.task()));
    } else if (event instanceof Event.Reached reached && reached.status().modifiable()) {
      again(before.task(reached.task()), Kind.START);
      lost(before.task(reached.task()));
    } else if (event instanceof Event.Deleted deleted) {
      before.task(deleted.task()).parent().ifPresent(parent -> again(parent, Kind.CREATE));
    } else if (event instanceof Event.Modified modified && modified.by() == Actor.PERSON) {
      TaskStory task = before.task(modified.task());
      task.incident()
          .filter(incident -> !incident.latest().hand().modified())
          .ifPresent(_ -> again(task, Kind.MODIFY));
    } else if (event instanceof Event.RoleSet set && set.by() == Actor.PERSON) {
      RoleKey key = RoleKey.of(set.cluster(), set.change());
      done.values().forEach(all -> all.deeds.remove(key));
    }
  }

  private void lost(TaskStory task) {
    queued.getOrDefault(task.arn(), Set.of()).forEach(table -> again(task, new Reload(table)));
  }

  private void again(TaskStory task, Object deed) {
    Optional<Done> known = task.incident().map(IncidentStory::id).map(done::get);
    known.ifPresent(all -> all.deeds.remove(deed));
  }
}
