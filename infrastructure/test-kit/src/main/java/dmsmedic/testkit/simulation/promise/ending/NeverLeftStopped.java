package dmsmedic.testkit.simulation.promise.ending;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.testkit.simulation.chance.Trouble;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.IncidentStory;
import dmsmedic.testkit.simulation.promise.story.Standing;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.TaskStory;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * A task that we stopped is not left stopped, or a person is paged.
 *
 * <p>Within a bound somebody starts it, it fails or is deleted, or a hand-over is announced that
 * says that it stands still. A minute whose wake-up was lost or died does not count. A hand-over of
 * a task that still stands still because of us, and that does not say so, leaves it in silence.
 */
public final class NeverLeftStopped implements Watch {

  /** How a hand-over says it; the chronicle of every stop says that the task stands still. */
  private static final List<String> STANDS = List.of("and stands still", "it stands still");

  private static final Set<String> LOST =
      Set.of(
          Trouble.TICK_LOST.name(),
          Trouble.DEATH_BEFORE_CALL.name(),
          Trouble.DEATH_AFTER_CALL.name(),
          Trouble.TIMED_OUT.name());

  private final Bounds bounds;
  private final NavigableSet<Instant> lost = new TreeSet<>();
  private final Set<TaskArn> paged = new HashSet<>();

  /** A watch with these times. */
  public NeverLeftStopped(Bounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public void see(Event event, Story before, Breaches breaches) {
    if (event instanceof Event.Started started) {
      moves(before.task(started.task()), started.at(), breaches);
    } else if (event instanceof Event.Trouble(Instant at, String kind, _) && LOST.contains(kind)) {
      lost.add(at.truncatedTo(ChronoUnit.MINUTES));
    } else if (event instanceof Event.Deleted deleted) {
      moves(before.task(deleted.task()), deleted.at(), breaches);
    } else if (event instanceof Event.Announced(Instant at, _, Announcement announcement)
        && announcement.kind() == Notice.Kind.HANDED_OVER) {
      before.task(announcement).ifPresent(task -> handedOver(announcement, task, at, breaches));
    }
  }

  private void moves(TaskStory task, Instant at, Breaches breaches) {
    if (standsStill(task) && !paged.remove(task.arn())) {
      inTime(task, at, breaches);
    }
  }

  private void handedOver(
      Announcement announcement, TaskStory task, Instant at, Breaches breaches) {
    Standing standing = task.standing();
    if (!standsStill(task) || !standing.incident().equals(announcement.incident())) {
      return;
    }
    if (says(announcement)) {
      if (paged.add(task.arn())) {
        inTime(task, at, breaches);
      }
    } else {
      breaches.add(announcement.id() + " does not say that " + task.arn() + " stands still.");
    }
  }

  private void inTime(TaskStory task, Instant at, Breaches breaches) {
    Duration still = Duration.between(task.standing().since(), at);
    int idle = lost.tailSet(task.standing().since(), false).size();
    if (still.minusMinutes(idle).compareTo(bounds.times().standing()) > 0) {
      breaches.add(task.arn() + " stood still for " + still + " and nobody was told.");
    }
  }

  private static boolean standsStill(TaskStory task) {
    return task.parent().isEmpty() && !task.isDeleted() && task.standing().stoppedByHealer();
  }

  private static boolean says(Announcement announcement) {
    return announcement.urgent()
        && (says(announcement.title())
            || announcement.sections().stream()
                .flatMap(section -> section.lines().stream())
                .anyMatch(NeverLeftStopped::says));
  }

  private static boolean says(String line) {
    return STANDS.stream().anyMatch(line::contains);
  }

  @Override
  public void end(Story whole, Instant at, Breaches breaches) {
    for (TaskStory task : whole.tasks()) {
      if (standsStill(task) && !paged.contains(task.arn())) {
        inTime(task, at, breaches);
        whole
            .incident(task.standing().incident())
            .filter(NeverLeftStopped::closed)
            .ifPresent(_ -> breaches.add(task.arn() + " stands still, and nobody will be told."));
      }
    }
  }

  /** Whether it is over and has nothing more to say. */
  private static boolean closed(IncidentStory incident) {
    return !incident.open() && incident.latest().chronicle().outbox().isEmpty();
  }
}
