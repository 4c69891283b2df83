package dmsmedic.testkit.simulation.promise.ending;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.announcement.Announcement.Section;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.Effect;
import dmsmedic.testkit.simulation.promise.story.IncidentStory;
import dmsmedic.testkit.simulation.promise.story.RoleKey;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.TaskStory;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * No undo takes a setting of a role from another incident that needs it.
 *
 * <p>An incident needs a default of a role where its own deed or its ledger item says that it was
 * changed for it, from then on until it is handed over or somebody sets the default to something
 * else; a healed incident goes on needing it. A message that offers a statement which would take
 * such a default away names every other incident that needs it on the same cluster, in a section
 * that is not to be pasted. One that began to need it too shortly before to be seen is forgiven.
 */
public final class RoleSettingsKept implements Watch {

  /** Since when an incident needs a default, and which value. */
  private record Need(Optional<String> value, Instant since) {}

  private final Bounds bounds;
  private final Offers offers = new Offers();
  private final Map<RoleKey, Map<String, Need>> needs = new HashMap<>();

  /** A watch with these doubts. */
  public RoleSettingsKept(Bounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public void see(Event event, Story before, Breaches breaches) {
    offers.see(event);
    if (event instanceof Event.Saved(Instant at, Incident next)) {
      String cluster = before.task(next.task()).cluster();
      for (RoleChange change : next.plan().changedRoles()) {
        needs(RoleKey.of(cluster, change), next.id(), new Need(change.to(), at));
      }
    } else if (event instanceof Event.Announced(Instant at, _, Announcement announcement)
        && announcement.kind() != Notice.Kind.OPENED) {
      for (RoleChange offered : offers.roles(announcement)) {
        offered(offered, announcement, before, breaches);
      }
    }
  }

  @Override
  public void see(Effect effect, Story before, Breaches breaches) {
    if (effect.event() instanceof Event.RoleSet set && effect.incident().isPresent()) {
      needs(
          RoleKey.of(set.cluster(), set.change()),
          effect.incident().get().id(),
          new Need(set.change().to(), set.at()));
    }
  }

  private void needs(RoleKey key, String incident, Need need) {
    needs.computeIfAbsent(key, _ -> new LinkedHashMap<>()).putIfAbsent(incident, need);
  }

  private void offered(
      RoleChange offered, Announcement announcement, Story before, Breaches breaches) {
    String cluster = before.task(announcement).map(TaskStory::cluster).orElse("");
    RoleKey key = RoleKey.of(cluster, offered);
    Optional<Optional<String>> inForce = before.role(key);
    Instant seen = before.now().minus(bounds.doubts().glance());
    needs
        .getOrDefault(key, Map.of())
        .forEach((incident, need) -> {
          boolean other = !incident.equals(announcement.incident());
          boolean takes = !RoleKey.same(offered.to(), need.value());
          boolean holds = inForce.map(value -> RoleKey.same(value, need.value())).orElse(true);
          boolean needed = before.incident(incident).filter(RoleSettingsKept::needing).isPresent();
          if (other
              && takes
              && holds
              && needed
              && need.since().isBefore(seen)
              && !names(announcement, incident)) {
            breaches.add(
                announcement.id() + " would take " + key + " from " + incident + " unsaid.");
          }
        });
  }

  private static boolean needing(IncidentStory incident) {
    return incident.open() || incident.healed();
  }

  private static boolean names(Announcement announcement, String incident) {
    for (Section section : announcement.sections()) {
      if (!section.verbatim() && section.lines().contains(incident)) {
        return true;
      }
    }
    return false;
  }
}
