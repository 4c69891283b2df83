package dmsmedic.testkit.simulation.promise.deed;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.Effect;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.TaskStory;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * No table is loaded again, no incident treated and no task visited more often than the budgets
 * say.
 *
 * <p>A table counts by the task that an operator sees, whether that task or a recovery task loads
 * it; what a recovery task loads counts when it begins, for a person may delete it before. The
 * incident beyond the budget of a task may be opened once, to hand it over; it is never treated. A
 * day is shorter by the doubt about clocks, and for incidents by the time that their records take.
 */
public final class WithinBudget implements Watch {

  private record Table(TaskArn task, TableName source) {}

  private final Bounds bounds;
  private final Duration day;
  private final Duration dayOfIncidents;
  private final Map<Table, Deque<Instant>> reloads = new HashMap<>();
  private final Map<TaskArn, Deque<Instant>> opened = new HashMap<>();

  /** A watch with these budgets. */
  public WithinBudget(Bounds bounds) {
    this.bounds = bounds;
    this.day = Duration.ofDays(1).minus(bounds.doubts().skew().multipliedBy(2));
    this.dayOfIncidents = day.minus(bounds.doubts().glance());
  }

  @Override
  public void see(Effect effect, Story before, Breaches breaches) {
    if (effect.event() instanceof Event.Reloaded reloaded) {
      TaskArn task = effect.task().map(TaskStory::arn).orElseThrow();
      reloaded.tables().forEach(table -> loads(new Table(task, table), effect.at(), breaches));
    }
  }

  private void loads(Table table, Instant at, Breaches breaches) {
    int most = bounds.counts().reloadsPerTableAndDay();
    if (spent(reloads, table, at, day) > most) {
      breaches.add(table.source() + " is loaded more than " + most + " times in a day.");
    }
  }

  @Override
  public void see(Event event, Story before, Breaches breaches) {
    if (event instanceof Event.LoadBegan(Instant at, TaskArn task, TableName source)) {
      before.task(task).parent().ifPresent(of -> loads(new Table(of.arn(), source), at, breaches));
    }
    if (!(event instanceof Event.Saved(Instant at, Incident next))) {
      return;
    }
    int most = bounds.counts().incidentsPerTaskAndDay();
    int had = before.incident(next.id()).map(i -> i.latest().plan().treatments()).orElse(0);
    if (before.incident(next.id()).isEmpty()
        && spent(opened, next.task(), at, dayOfIncidents) > most + 1) {
      breaches.add(next.task() + " has more than " + (most + 1) + " incidents in a day.");
    }
    if (had == 0 && next.plan().treatments() > 0) {
      Instant since = at.minus(dayOfIncidents);
      long opens =
          opened.getOrDefault(next.task(), new ArrayDeque<>()).stream()
              .filter(since::isBefore)
              .count();
      if (opens > most) {
        breaches.add(next.task() + " is treated for incident " + opens + " of a day.");
      }
    }
    if (next.plan().treatments() > Math.max(had, bounds.counts().rungsPerIncident())) {
      breaches.add(next.id() + " has treatment " + next.plan().treatments() + ".");
    }
  }

  private static <K> int spent(Map<K, Deque<Instant>> account, K key, Instant at, Duration day) {
    Deque<Instant> all = account.computeIfAbsent(key, _ -> new ArrayDeque<>());
    all.addLast(at);
    while (!all.getFirst().plus(day).isAfter(at)) {
      all.removeFirst();
    }
    return all.size();
  }
}
