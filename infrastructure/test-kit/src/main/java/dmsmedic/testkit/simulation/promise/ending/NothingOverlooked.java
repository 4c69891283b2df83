package dmsmedic.testkit.simulation.promise.ending;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.IncidentStory;
import dmsmedic.testkit.simulation.promise.story.Standing;
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
 * it, and so is one of every task that died while it applied a change and did not run again; who
 * modifies a dead task sees what it is.
 *
 * <p>Tasks that are gone, that an operator has switched off, or that had all the incidents of their
 * budget are not taken up.
 */
public final class NothingOverlooked implements Watch {
  private final Bounds bounds;
  private final Map<String, Set<String>> incidents = new HashMap<>();
  private final Set<TaskArn> dead = new HashSet<>();

  /** Of whose death a person was told; it may reach the log only later. */
  private final Set<TaskArn> heardOf = new HashSet<>();

  private final Map<TaskArn, Instant> heardAt = new HashMap<>();

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
    } else if (event instanceof Event.Line line && line.fault() == Fault.APPLY_RETRY_EXHAUSTED) {
      if (!line.writtenAt().isBefore(heardAt.getOrDefault(line.task(), Instant.MIN))) {
        dead.add(line.task());
      }
    } else if (event instanceof Event.Started started) {
      dead.remove(started.task());
      heardOf.remove(started.task());
    } else if (event instanceof Event.Modified modified && modified.by() == Actor.PERSON) {
      heardOf.add(modified.task());
    } else if (event instanceof Event.RestChanged changed && changed.by() == Actor.PERSON) {
      heardOf.add(changed.task());
    } else if (event instanceof Event.Announced(_, _, Announcement announcement)
        && tellsOfDeath(announcement)) {
      before.tasks().stream()
          .map(TaskStory::arn)
          .filter(task -> names(announcement, task))
          .forEach(task -> heard(task, event.at()));
    }
  }

  /** Who starts a dead task the moment they hear of it, and sees it die at once, knows of both. */
  private void heard(TaskArn task, Instant at) {
    heardOf.add(task);
    heardAt.put(task, at.plus(bounds.doubts().skew().multipliedBy(2)));
  }

  /** The end of a storm names every task of which nobody was told in it. */
  private static boolean names(Announcement announcement, TaskArn task) {
    return announcement.task().filter(task::equals).isPresent()
        || (announcement.kind() == Notice.Kind.STORM_ENDED
            && announcement.text().contains(task.value()));
  }

  private static boolean tellsOfDeath(Announcement announcement) {
    return announcement.kind() == Notice.Kind.STORM_ENDED || announcement.text().contains("failed");
  }

  @Override
  public void end(Story whole, Instant at, Breaches breaches) {
    for (TaskStory task : whole.tasks()) {
      List<TableName> overlooked =
          task.symptoms().overlooked(bounds.doubts().skew().multipliedBy(2));
      if (taken(task) && !overlooked.isEmpty()) {
        breaches.add("Nobody took up " + overlooked + " of " + task.arn().value() + ".");
      }
      if (taken(task)
          && dead.contains(task.arn())
          && !heardOf.contains(task.arn())
          && task.standing().cause() == Standing.Cause.FAILED) {
        breaches.add("Nobody heard that " + task.arn().value() + " died.");
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
