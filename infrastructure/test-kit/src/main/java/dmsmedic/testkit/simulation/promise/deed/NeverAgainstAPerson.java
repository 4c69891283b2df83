package dmsmedic.testkit.simulation.promise.deed;

import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.Effect;
import dmsmedic.testkit.simulation.promise.story.IncidentStory;
import dmsmedic.testkit.simulation.promise.story.Standing;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.TaskStory;
import dmsmedic.testkit.simulation.promise.story.Watch;

/**
 * A task that a person stopped is never started by the healer.
 *
 * <p>It starts an operator's task only where what stopped it last was a stop of its own for the
 * same incident, or a failure of a task under treatment; its recovery task it starts once. A task
 * that a person started after our stop and stopped again is not ours any more. What happened too
 * shortly before the intent to be seen is forgiven.
 */
public record NeverAgainstAPerson(Bounds bounds) implements Watch {

  @Override
  public void see(Effect effect, Story before, Breaches breaches) {
    if (!(effect.event() instanceof Event.Started)) {
      return;
    }
    Standing standing =
        effect
            .recovery()
            .or(effect::task)
            .map(TaskStory::standing)
            .orElseThrow(() -> new IllegalStateException("A start names its task."));
    boolean ours = effect.onTask() ? ours(standing, effect) : first(standing);
    if (!ours && effect.couldKnow(standing.since(), bounds)) {
      breaches.add(effect.words() + ", which is " + standing + ".");
    }
  }

  private static boolean first(Standing standing) {
    return standing.cause() == Standing.Cause.NEVER_STARTED;
  }

  private boolean ours(Standing standing, Effect effect) {
    return switch (standing.cause()) {
      case STOPPED_BY_HEALER ->
          effect.incident().map(IncidentStory::id).filter(standing.incident()::equals).isPresent();
      case FAILED -> effect.incident().filter(i -> i.begunAt().isPresent()).isPresent();
      case STOPPED_BY_PERSON -> unanswered(standing, effect);
      case UNKNOWN, NEVER_STARTED, STARTED, ENDED -> false;
    };
  }

  /**
   * A person's stop in the very minutes in which a stop of ours was under way and nobody ever
   * learnt its fate: DMS does not say who stopped a task, so nobody can tell them apart.
   */
  private boolean unanswered(Standing standing, Effect effect) {
    return effect
        .incident()
        .filter(known -> known.stopUnderWayAt(standing.since(), bounds.doubts().glance()))
        .isPresent();
  }
}
