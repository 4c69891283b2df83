package dmsmedic.testkit.simulation.promise.ending;

import dmsmedic.core.migration.TableName;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.IncidentStory;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.Tags;
import dmsmedic.testkit.simulation.promise.story.TaskStory;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every table of which the log tells that values were cut is loaded again, or a person is told of
 * it.
 *
 * <p>Tasks that are gone, that an operator has switched off, or that had all the incidents of their
 * budget are not taken up.
 */
public final class NothingOverlooked implements Watch {
  private final Bounds bounds;
  private final Map<String, Set<String>> incidents = new HashMap<>();

  /** A watch with these budgets. */
  public NothingOverlooked(Bounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public void see(Event event, Story before, Breaches breaches) {
    if (event instanceof Event.Saved saved) {
      incidents
          .computeIfAbsent(saved.incident().task().value(), _ -> new HashSet<>())
          .add(saved.incident().id());
    }
  }

  @Override
  public void end(Story whole, Instant at, Breaches breaches) {
    for (TaskStory task : whole.tasks()) {
      List<TableName> overlooked =
          task.symptoms().overlooked(bounds.doubts().skew().multipliedBy(2));
      if (taken(task) && !overlooked.isEmpty()) {
        breaches.add("Nobody took up " + overlooked + " of " + task.arn().value() + ".");
      }
    }
  }

  private boolean taken(TaskStory task) {
    int had = incidents.getOrDefault(task.arn().value(), Set.of()).size();
    boolean there = task.parent().isEmpty() && !task.isDeleted();
    boolean open = task.incident().filter(IncidentStory::open).isPresent();
    return there
        && !open
        && Tags.lookAfter(task.tags())
        && had < bounds.counts().incidentsPerTaskAndDay();
  }
}
