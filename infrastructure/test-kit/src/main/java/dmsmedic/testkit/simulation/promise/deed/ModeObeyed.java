package dmsmedic.testkit.simulation.promise.deed;

import dmsmedic.core.incident.Incident;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.Effect;
import dmsmedic.testkit.simulation.promise.story.IncidentStory;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.TaskStory;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Nothing is changed that the tags of the task do not allow.
 *
 * <p>Under observe, off, a pause or no tag at all the healer may resume what it stopped and stop
 * and delete its own recovery task, nothing else. Under approve a treatment begins only after a
 * person's tag named, in time, the fingerprint that this incident asked for with this very
 * treatment. A tag that changed too shortly before the intent to be seen is forgiven.
 */
public record ModeObeyed(Bounds bounds) implements Watch {

  @Override
  public void see(Effect effect, Story before, Breaches breaches) {
    Optional<Instant> since = effect.task().flatMap(TaskStory::forbiddenSince);
    if (effect.changes() && since.isPresent() && effect.couldKnow(since.get(), bounds)) {
      breaches.add(
          effect.words() + " under " + effect.task().map(TaskStory::tags).orElseThrow() + ".");
    }
  }

  @Override
  public void see(Event event, Story before, Breaches breaches) {
    if (event instanceof Event.Saved(Instant at, Incident next)) {
      Optional<IncidentStory> known = before.incident(next.id());
      int had = known.map(story -> story.latest().plan().treatments()).orElse(0);
      if (next.plan().treatments() > had) {
        begins(at, next, before, breaches);
      }
    }
  }

  private void begins(Instant at, Incident next, Story before, Breaches breaches) {
    TaskStory task = before.task(next.task());
    Duration longest = bounds.times().approval();
    Instant seen = at.minus(bounds.doubts().glance());
    boolean asks = task.approvalWantedSince().filter(seen::isAfter).isPresent();
    boolean approved =
        before
            .incident(next.id())
            .map(story -> task.approved(story, next.plan().chosen(), longest))
            .orElse(false);
    if (asks && !approved) {
      breaches.add(next.id() + " begins a treatment that nobody approved.");
    }
  }
}
