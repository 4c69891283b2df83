package dmsmedic.testkit.simulation.promise.ending;

import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every incident ends within a bound: healed with a proof of every table, or handed over with a
 * reason.
 *
 * <p>The time in which its task or its recovery task loads rows does not count, nor does a storm;
 * what a person is awaited for, an approval or the end of a pause, has a clock of its own. Whatever
 * it waits for, after days it is over.
 */
public final class IncidentEnds implements Watch {
  private final Bounds bounds;
  private final Map<String, Clock> clocks = new HashMap<>();
  private Duration storms = Duration.ZERO;
  private Instant stormSeen = Instant.MIN;
  private boolean storming;

  /** A watch with these times. */
  public IncidentEnds(Bounds bounds) {
    this.bounds = bounds;
  }

  /** The time of one incident that counts. */
  private static final class Clock {
    private Instant last;
    private Duration acting = Duration.ZERO;
    private Duration asking = Duration.ZERO;
    private Duration longestAsking = Duration.ZERO;
    private final Duration stormsBefore;

    Clock(Instant at, Duration stormsBefore) {
      this.last = at;
      this.stormsBefore = stormsBefore;
    }

    void tick(Instant at, boolean loads, boolean asks) {
      Duration passed = Duration.between(last, at);
      last = at;
      if (asks) {
        asking = asking.plus(passed);
        longestAsking = asking.compareTo(longestAsking) > 0 ? asking : longestAsking;
        return;
      }
      asking = Duration.ZERO;
      if (!loads) {
        acting = acting.plus(passed);
      }
    }

    Duration acting(Duration stormsNow) {
      return acting.minus(stormsNow.minus(stormsBefore));
    }
  }

  @Override
  public void see(Event event, Story before, Breaches breaches) {
    switch (event) {
      case Event.LoadBegan e -> tick(e.task(), before, e.at());
      case Event.LoadEnded e -> tick(e.task(), before, e.at());
      case Event.Reached e -> tick(e.task(), before, e.at());
      case Event.Deleted e -> tick(e.task(), before, e.at());
      case Event.Saved e -> saved(e, before, breaches);
      case Event.Created _,
          Event.Targeted _,
          Event.Stopped _,
          Event.Started _,
          Event.Modified _,
          Event.RestChanged _,
          Event.Reloaded _,
          Event.Truncated _,
          Event.Tagged _,
          Event.RoleSet _,
          Event.Line _,
          Event.Audited _,
          Event.Announced _,
          Event.CommandComposed _,
          Event.StatementComposed _,
          Event.Trouble _ -> {}
    }
  }

  private void tick(TaskArn arn, Story before, Instant at) {
    TaskStory task = before.task(arn);
    TaskStory owner = task.parent().orElse(task);
    owner.incident().filter(IncidentStory::open).ifPresent(known -> tick(known, owner, at));
  }

  private void tick(IncidentStory incident, TaskStory task, Instant at) {
    Clock clock = clocks.get(incident.id());
    if (clock != null) {
      Phase phase = incident.latest().phase();
      boolean asks =
          phase instanceof Phase.AwaitingApproval
              || phase instanceof Phase.Held
              || phase instanceof Phase.Paused;
      clock.tick(at, task.familyLoads(), asks);
    }
  }

  private void saved(Event.Saved event, Story before, Breaches breaches) {
    Incident next = event.incident();
    storm(before, event.at());
    before
        .incident(next.id())
        .filter(IncidentStory::open)
        .ifPresent(known -> tick(known, before.task(next.task()), event.at()));
    boolean isNew = before.incident(next.id()).isEmpty();
    if (isNew) {
      clocks.put(next.id(), new Clock(event.at(), storms));
    }
    boolean over = before.incident(next.id()).map(known -> !known.open()).orElse(false);
    if (next.phase().last() && !over) {
      inTime(next.id(), breaches);
      proper(next, breaches);
    }
  }

  /** A storm begins with too many incidents and is over with half as many. */
  private void storm(Story before, Instant at) {
    int tooMany = bounds.counts().incidentsAtOnce();
    storming = before.open() > (storming ? tooMany / 2 : tooMany);
    if (storming) {
      storms = storms.plus(Duration.between(stormSeen, at));
    }
    stormSeen = at;
  }

  private void inTime(String incident, Breaches breaches) {
    Clock clock = clocks.get(incident);
    if (clock == null) {
      return;
    }
    Duration acting = clock.acting(storms);
    if (acting.compareTo(bounds.times().ending()) > 0) {
      breaches.add(incident + " takes " + acting + " without the time in which rows are loaded.");
    }
    if (clock.longestAsking.compareTo(bounds.times().approval()) > 0) {
      breaches.add(incident + " awaits a person for " + clock.longestAsking + ".");
    }
  }

  private static void proper(Incident incident, Breaches breaches) {
    if (incident.phase() instanceof Phase.Healed) {
      proven(incident, breaches);
    } else if (incident.phase() instanceof Phase.HandedOver(_, Ending ending)
        && ending.sentence().isBlank()) {
      breaches.add(incident.id() + " is handed over without a reason.");
    }
  }

  private static void proven(Incident incident, Breaches breaches) {
    Set<String> proven = names(incident.chronicle().proofs());
    for (TableName target : incident.targets()) {
      if (!proven.contains("'" + target + "'")) {
        breaches.add(incident.id() + " is healed without a proof of " + target + ".");
      }
    }
  }

  /** What stands before a colon of a proof; a name may hold a colon of its own. */
  private static Set<String> names(List<String> proofs) {
    Set<String> names = new HashSet<>();
    for (String proof : proofs) {
      for (int colon = proof.indexOf(": "); colon >= 0; colon = proof.indexOf(": ", colon + 1)) {
        names.add(proof.substring(0, colon));
      }
    }
    return names;
  }

  @Override
  public void end(Story whole, Instant at, Breaches breaches) {
    storm(whole, at);
    for (IncidentStory incident : whole.incidents()) {
      if (incident.open()) {
        tick(incident, whole.task(incident.task()), at);
        inTime(incident.id(), breaches);
        if (incident.openedAt().plus(bounds.times().open()).isBefore(at)) {
          breaches.add(incident.id() + " is open since " + incident.openedAt() + ".");
        }
      }
    }
  }
}
