package dmsmedic.testkit.simulation.promise.deed;

import dmsmedic.core.incident.Incident;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.IncidentStory;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * While more incidents are open than may be at once, no treatment begins unless a person approved
 * it.
 *
 * <p>A storm that came up too shortly before the beginning to be seen is forgiven.
 */
public final class StormHeld implements Watch {
  private final Bounds bounds;
  private Optional<Instant> tooManySince = Optional.empty();

  /** A watch with these counts and doubts. */
  public StormHeld(Bounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public void see(Event event, Story before, Breaches breaches) {
    if (!(event instanceof Event.Saved(Instant at, Incident next))) {
      return;
    }
    boolean tooMany = before.open() > bounds.counts().incidentsAtOnce();
    tooManySince = tooMany ? tooManySince.or(() -> Optional.of(at)) : Optional.empty();
    Duration longest = bounds.times().approval();
    Optional<IncidentStory> known = before.incident(next.id());
    int had = known.map(story -> story.latest().plan().treatments()).orElse(0);
    Instant seen = at.minus(bounds.doubts().glance());
    if (next.plan().treatments() > had && tooManySince.filter(seen::isAfter).isPresent()) {
      boolean approved =
          known
              .map(story -> before.task(next.task()).approved(story, next.plan().chosen(), longest))
              .orElse(false);
      if (!approved) {
        breaches.add(next.id() + " begins a treatment in a storm, and nobody approved it.");
      }
    }
  }
}
