package dmsmedic.testkit.simulation.promise.deed;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.IncidentStory;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.TaskStory;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows that somebody else wrote are never truncated unasked.
 *
 * <p>A truncation is the healer's where its recovery task loads, where it asked for the load, or
 * where it resumed a task whose preparation it had changed to a truncate. Rows that were written
 * after the treatment began cannot be known; nor can those that came to a table since the truncate
 * of a load that broke off, until a line told of it: nobody knows how many rows that load had
 * brought, nor when it ended. What a person approved for this treatment may go.
 */
public final class ForeignRowsKept implements Watch {

  private record Table(TaskArn task, TableName source) {}

  /** A load that truncated its table, and has not ended well. */
  private record Broken(Instant from, Instant until) {}

  /** Rows are told from a load by their dates only so long after a line that tells of it. */
  private static final Duration UNTOLD = Duration.ofSeconds(40);

  private final Bounds bounds;
  private final Map<Table, Actor> asked = new HashMap<>();
  private final Map<TaskArn, Actor> starters = new HashMap<>();
  private final Map<TaskArn, Instant> told = new HashMap<>();
  private final Map<TableName, Broken> broken = new HashMap<>();

  /** A watch with these doubts. */
  public ForeignRowsKept(Bounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public void see(Event event, Story before, Breaches breaches) {
    if (event instanceof Event.Reloaded reloaded) {
      reloaded
          .tables()
          .forEach(source -> asked.put(new Table(reloaded.task(), source), reloaded.by()));
    } else if (event instanceof Event.LoadEnded ended) {
      asked.remove(new Table(ended.task(), ended.source()));
      broken.computeIfPresent(
          ended.source(), (_, load) -> ended.whole() ? null : new Broken(load.from(), ended.at()));
    } else if (event instanceof Event.Line line) {
      TaskStory task = before.task(line.task());
      told.put(task.parent().orElse(task).arn(), line.writtenAt());
    } else if (event instanceof Event.Started started) {
      starters.put(started.task(), started.by());
    } else if (event instanceof Event.Truncated cut) {
      if (!cut.foreign().isEmpty()) {
        truncated(cut, before, breaches);
      }
      broken.put(cut.source(), new Broken(cut.at(), Instant.MAX));
    }
  }

  private void truncated(Event.Truncated event, Story before, Breaches breaches) {
    TaskStory task = before.task(event.task());
    TaskStory owner = task.parent().orElse(task);
    Optional<IncidentStory> incident = owner.incident();
    Optional<Treatment> treatment = incident.flatMap(IncidentStory::treatment);
    if (incident.isEmpty() || treatment.isEmpty() || !ours(event, task, treatment.get())) {
      return;
    }
    Instant begun = incident.get().begunAt().orElse(event.at());
    List<Instant> known =
        event.foreign().stream()
            .filter(since -> since.isBefore(begun.minus(bounds.doubts().glance())))
            .filter(since -> !hidden(event.source(), owner, since))
            .toList();
    boolean approved = owner.approved(incident.get(), treatment.get(), bounds.times().approval());
    if (!known.isEmpty() && !approved) {
      breaches.add(
          event.target() + " had rows of somebody else of " + known + ", treated " + begun);
    }
  }

  private boolean hidden(TableName source, TaskStory owner, Instant since) {
    Instant line = told.getOrDefault(owner.arn(), Instant.MIN);
    return Optional.ofNullable(broken.get(source))
        .filter(load -> !since.isBefore(load.from().minus(bounds.doubts().skew())))
        .filter(load -> !since.isAfter(load.until()) || !since.isAfter(line.plus(UNTOLD)))
        .isPresent();
  }

  private boolean ours(Event.Truncated event, TaskStory task, Treatment treatment) {
    if (task.ours()) {
      return true;
    }
    Actor by = asked.get(new Table(event.task(), event.source()));
    boolean prepared = treatment.settings().stream().anyMatch(SettingChange.Prep.class::isInstance);
    return by == null ? prepared && starters.get(event.task()) == Actor.HEALER : by == Actor.HEALER;
  }
}
