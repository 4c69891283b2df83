package dmsmedic.testkit.simulation.promise.ending;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase.HandedOver;
import dmsmedic.testkit.simulation.chance.Trouble;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.IncidentStory;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Nothing is announced that did not happen, and every end is announced as what it is.
 *
 * <p>A message is that of a notice which the ledger holds or held; an end is announced after it,
 * never the other end. A notice is delivered once by each hand that is at work, and once more for
 * each death, lost answer or failed write since, as each may leave it in the outbox; one hand
 * repeats it only where it may have been overtaken. A hand-over in a storm is told by the message
 * that ends the storm.
 */
public final class NothingInvented implements Watch {
  /** After these a function may not know that a message was delivered. */
  private static final Set<String> REPEATS =
      Stream.of(
              Trouble.DEATH_BEFORE_CALL,
              Trouble.DEATH_AFTER_CALL,
              Trouble.TIMED_OUT,
              Trouble.REQUEST_LOST,
              Trouble.ANSWER_LOST,
              Trouble.THROTTLED,
              Trouble.OVERTAKEN)
          .map(Trouble::name)
          .collect(Collectors.toSet());

  private final Bounds bounds;
  private final Map<String, Set<String>> recorded = new HashMap<>();
  private final Map<String, Deliveries> delivered = new HashMap<>();
  private final Map<String, Set<Notice.Kind>> announced = new HashMap<>();
  private final Set<String> stormsTold = new HashSet<>();
  private final Map<String, Integer> saves = new HashMap<>();
  private int troubles;
  private int mostOpen;

  /** How often a notice was delivered, and how many reasons to repeat it were there before. */
  private static final class Deliveries {
    private final int reasonsBefore;
    private int count;

    Deliveries(int reasonsBefore) {
      this.reasonsBefore = reasonsBefore;
    }
  }

  /** A watch with these times and doubts. */
  public NothingInvented(Bounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public void see(Event event, Story before, Breaches breaches) {
    if (event instanceof Event.Saved(_, Incident next)) {
      mostOpen = Math.max(mostOpen, before.open() + 1);
      saves.merge(next.id(), 1, Integer::sum);
      for (Notice notice : next.chronicle().outbox()) {
        recorded
            .computeIfAbsent(next.id(), _ -> new HashSet<>())
            .add(key(notice.kind(), next.id() + "-" + notice.number()));
      }
    } else if (event instanceof Event.Trouble trouble && REPEATS.contains(trouble.kind())) {
      troubles++;
    } else if (event instanceof Event.Announced(_, int hand, Announcement announcement)) {
      announced(announcement, before.incident(announcement.incident()), breaches);
      repeated(hand, announcement, breaches);
    }
  }

  /** A hand-over in a storm becomes a plain one where the storm is over when it is told. */
  private static String key(Notice.Kind kind, String id) {
    boolean storm = kind == Notice.Kind.HANDED_OVER_IN_STORM;
    return (storm ? Notice.Kind.HANDED_OVER : kind).name() + " " + id;
  }

  private void announced(
      Announcement announcement, Optional<IncidentStory> incident, Breaches breaches) {
    Notice.Kind kind = announcement.kind();
    if (kind == Notice.Kind.STORM_BEGAN || kind == Notice.Kind.STORM_ENDED) {
      fleet(announcement, breaches);
    } else {
      ofTask(announcement, incident, breaches);
    }
    announced
        .computeIfAbsent(announcement.incident(), _ -> EnumSet.noneOf(Notice.Kind.class))
        .add(kind);
  }

  private void ofTask(
      Announcement announcement, Optional<IncidentStory> incident, Breaches breaches) {
    String id = announcement.id();
    Set<String> known = recorded.getOrDefault(announcement.incident(), Set.of());
    if (incident.isEmpty() || !announcement.task().equals(incident.map(IncidentStory::task))) {
      breaches.add(id + " speaks of no incident of " + announcement.task() + ".");
    } else if (!known.contains(key(announcement.kind(), id))) {
      breaches.add(id + " says " + announcement.kind() + ", which was not recorded.");
    } else if (!isSo(announcement.kind(), incident.get())) {
      breaches.add(id + " says " + announcement.kind() + ", which is not the case.");
    }
  }

  /** A storm is told where there was one, and its end after its beginning. */
  private void fleet(Announcement announcement, Breaches breaches) {
    Set<Notice.Kind> before = announced.getOrDefault(announcement.incident(), Set.of());
    boolean begins = announcement.kind() == Notice.Kind.STORM_BEGAN;
    if (begins && mostOpen <= bounds.counts().incidentsAtOnce()) {
      breaches.add(announcement.id() + " tells of a storm of " + mostOpen + " incidents.");
    } else if (!begins && !before.contains(Notice.Kind.STORM_BEGAN)) {
      breaches.add(announcement.id() + " tells the end of a storm that did not begin.");
    }
    if (!begins) {
      announcement.sections().forEach(section -> stormsTold.addAll(section.lines()));
    }
  }

  /** What overtakes a hand saves the incident; a storm has none, and its file is not seen here. */
  private void repeated(int hand, Announcement announcement, Breaches breaches) {
    String id = announcement.id();
    if (tooOften(id, troubles, bounds.doubts().handsAtOnce())) {
      breaches.add(id + " is delivered too often.");
    }
    int overtaken = saves.getOrDefault(announcement.incident(), 0);
    if (announcement.task().isPresent() && tooOften(hand + " " + id, troubles + overtaken, 1)) {
      breaches.add(id + " is delivered too often by one hand.");
    }
  }

  private boolean tooOften(String what, int reasons, int withoutReason) {
    Deliveries deliveries = delivered.computeIfAbsent(what, _ -> new Deliveries(reasons));
    deliveries.count++;
    return deliveries.count > withoutReason + reasons - deliveries.reasonsBefore;
  }

  private static boolean isSo(Notice.Kind kind, IncidentStory incident) {
    if (kind == Notice.Kind.HEALED) {
      return incident.healed();
    }
    boolean over = kind == Notice.Kind.HANDED_OVER || kind == Notice.Kind.HANDED_OVER_IN_STORM;
    return !over || incident.latest().phase() instanceof HandedOver;
  }

  @Override
  public void end(Story whole, Instant at, Breaches breaches) {
    for (IncidentStory incident : whole.incidents()) {
      Optional<Instant> endedAt = incident.endedAt();
      boolean due =
          endedAt.isPresent() && endedAt.get().plus(bounds.times().delivery()).isBefore(at);
      if (due && !told(incident)) {
        breaches.add(incident.id() + " ended at " + endedAt.get() + ", and nobody was told.");
      }
    }
  }

  private boolean told(IncidentStory incident) {
    Set<Notice.Kind> kinds = announced.getOrDefault(incident.id(), Set.of());
    if (incident.healed()) {
      return kinds.contains(Notice.Kind.HEALED);
    }
    String task = incident.task().resourceId();
    return kinds.contains(Notice.Kind.HANDED_OVER)
        || (kinds.contains(Notice.Kind.HANDED_OVER_IN_STORM)
            && stormsTold.stream().anyMatch(line -> line.contains(task)));
  }
}
