package dmsmedic.testkit.simulation.promise.deed;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.Effect;
import dmsmedic.testkit.simulation.promise.story.IncidentStory;
import dmsmedic.testkit.simulation.promise.story.RoleKey;
import dmsmedic.testkit.simulation.promise.story.Settings;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.TaskStory.InForce;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an operator changed is never overwritten.
 *
 * <p>A modification finds the settings that its plan was made for, and changes exactly what the
 * plan says; other settings that somebody changed too shortly before to be seen are left as they
 * are. After a change of settings that the healer does not model it does not come at all. A role's
 * default is changed from the value that the plan knows; a value that somebody set shortly before
 * the intent is forgiven, as SQL has no compare-and-set either.
 */
public final class OperatorsChangeKept implements Watch {
  private final Bounds bounds;
  private final Map<TaskArn, Instant> restChanged = new HashMap<>();
  private final Map<TaskArn, Instant> modifiedByPeople = new HashMap<>();
  private final Map<String, Planned> planned = new HashMap<>();
  private final Map<RoleKey, Instant> rolesSet = new HashMap<>();

  private record Planned(Plan.Basis basis, Instant at) {}

  /** A watch with these doubts. */
  public OperatorsChangeKept(Bounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public void see(Event event, Story before, Breaches breaches) {
    if (event instanceof Event.Modified modified && modified.by() == Actor.PERSON) {
      modifiedByPeople.put(modified.task(), modified.at());
    } else if (event instanceof Event.RestChanged(Instant at, Actor by, TaskArn task)
        && by == Actor.PERSON) {
      restChanged.put(task, at);
    } else if (event instanceof Event.RoleSet set && set.by() == Actor.PERSON) {
      rolesSet.put(RoleKey.of(set.cluster(), set.change()), set.at());
    } else if (event instanceof Event.Saved(Instant at, Incident incident)) {
      incident.plan().basis().ifPresent(basis -> plans(incident.id(), basis, at));
    }
  }

  private void plans(String incident, Plan.Basis basis, Instant at) {
    Planned known = planned.get(incident);
    if (known == null || !known.basis().equals(basis)) {
      planned.put(incident, new Planned(basis, at));
    }
  }

  @Override
  public void see(Effect effect, Story before, Breaches breaches) {
    Optional<Treatment> treatment = effect.incident().flatMap(IncidentStory::treatment);
    if (treatment.isEmpty()) {
      return;
    }
    if (effect.event() instanceof Event.Modified modified) {
      modified(modified, effect, treatment.get(), breaches);
    } else if (effect.event() instanceof Event.RoleSet set) {
      treatment.get().roles().stream()
          .filter(role -> RoleKey.of("", role).equals(RoleKey.of("", set.change())))
          .forEach(role -> roleSet(set, role, effect, breaches));
    }
  }

  private void modified(
      Event.Modified event, Effect effect, Treatment treatment, Breaches breaches) {
    Planned plan = effect.incident().map(IncidentStory::id).map(planned::get).orElse(null);
    if (plan == null) {
      breaches.add(effect.words() + " without a basis.");
      return;
    }
    InForce found = new InForce(event.before(), event.mappingsBefore());
    InForce basis = new InForce(plan.basis().settings(), plan.basis().mappings());
    Set<String> theirs = Settings.differing(basis, found);
    Instant people = modifiedByPeople.get(event.task());
    if (people != null && !effect.couldKnow(people, bounds)) {
      Set<String> ours =
          treatment.settings().stream().map(SettingChange::key).collect(Collectors.toSet());
      theirs.retainAll(ours);
    }
    if (!theirs.isEmpty()) {
      breaches.add(effect.words() + " over changes of " + theirs + ".");
    }
    InForce wanted = Settings.after(found, treatment.settings());
    Set<String> wrong =
        Settings.differing(wanted, new InForce(event.after(), event.mappingsAfter()));
    if (!wrong.isEmpty()) {
      breaches.add(effect.words() + " sets " + wrong + " otherwise than planned.");
    }
    Instant rest = restChanged.get(event.task());
    if (rest != null && rest.isAfter(plan.at())) {
      breaches.add(effect.words() + " over changes that are not modelled.");
    }
  }

  private void roleSet(Event.RoleSet event, RoleChange planned, Effect effect, Breaches breaches) {
    Optional<String> found = event.change().from();
    boolean overwrites = !RoleKey.same(found, planned.from()) && !RoleKey.same(found, planned.to());
    Instant set = rolesSet.get(RoleKey.of(event.cluster(), event.change()));
    if (overwrites && set != null && effect.couldKnow(set, bounds)) {
      breaches.add("A default was " + found + " when " + planned + " was made.");
    }
  }
}
