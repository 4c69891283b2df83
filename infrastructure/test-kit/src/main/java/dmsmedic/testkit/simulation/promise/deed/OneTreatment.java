package dmsmedic.testkit.simulation.promise.deed;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.Effect;
import dmsmedic.testkit.simulation.promise.story.IncidentStory;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.TaskStory;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.util.List;
import java.util.Optional;

/**
 * One treatment per task at a time.
 *
 * <p>A task has at most one open incident, whose versions only grow; an incident that is over stays
 * over; an intent makes way before another one comes, so that never two hands act at once; a deed
 * belongs to the open incident of its task, and there is one recovery task at a time.
 */
public final class OneTreatment implements Watch {

  @Override
  public void see(Event event, Story before, Breaches breaches) {
    if (event instanceof Event.Saved(_, Incident next)) {
      Optional<IncidentStory> known = before.incident(next.id());
      if (known.isPresent()) {
        goesOn(known.get(), next, breaches);
      } else {
        before
            .task(next.task())
            .incident()
            .filter(IncidentStory::open)
            .ifPresent(
                other -> breaches.add(next.id() + " opens while " + other.id() + " is open."));
      }
    }
  }

  private static void goesOn(IncidentStory known, Incident next, Breaches breaches) {
    if (next.version() <= known.latest().version()) {
      breaches.add(next.id() + " is written over with version " + next.version() + ".");
    }
    if (!known.open() && !next.phase().last()) {
      breaches.add(next.id() + " goes on after its end.");
    }
    Optional<Intent> intent = known.latest().hand().intent();
    if (intent.isPresent()
        && next.hand().intent().isPresent()
        && !intent.equals(next.hand().intent())) {
      breaches.add(next.id() + " has another intent while one is open.");
    }
  }

  @Override
  public void see(Effect effect, Story before, Breaches breaches) {
    Optional<IncidentStory> current = effect.task().flatMap(TaskStory::incident);
    if (current.isPresent()
        && effect.incident().isPresent()
        && current.get().open()
        && !current.get().id().equals(effect.incident().get().id())) {
      breaches.add(
          effect.words() + " is of " + effect.incident().get().id() + ", not of the open one.");
    }
    if (effect.event() instanceof Event.Created created) {
      alone(effect, created, breaches);
    }
  }

  private static void alone(Effect effect, Event.Created created, Breaches breaches) {
    for (TaskStory other : effect.task().map(TaskStory::recoveries).orElse(List.of())) {
      boolean same =
          effect
              .incident()
              .map(IncidentStory::id)
              .equals(Optional.ofNullable(other.tags().get(Mode.INCIDENT_TAG)));
      if (same && !other.isDeleted()) {
        breaches.add(created.identifier() + " is created beside " + other.arn() + ".");
      }
    }
  }
}
