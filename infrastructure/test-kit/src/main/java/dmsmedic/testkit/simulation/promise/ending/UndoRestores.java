package dmsmedic.testkit.simulation.promise.ending;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.Effect;
import dmsmedic.testkit.simulation.promise.story.IncidentStory;
import dmsmedic.testkit.simulation.promise.story.RoleKey;
import dmsmedic.testkit.simulation.promise.story.Settings;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.TaskStory;
import dmsmedic.testkit.simulation.promise.story.TaskStory.InForce;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The undo of a healed incident restores the settings, of the task and of the role.
 *
 * <p>The commands of the message, carried out at the moment at which it is delivered, lead to what
 * was in force before the incident's first change. What a person changed since is left out of the
 * comparison, and so is a role's default that was set once more for somebody else. Where DMS did
 * not tell the commands in time, the message names in words what is to be taken back.
 */
public final class UndoRestores implements Watch {

  /** What one incident found, and what others changed since. */
  private static final class Before {
    private Optional<InForce> settings = Optional.empty();
    private final Set<String> theirs = new HashSet<>();
    private final Map<RoleKey, Optional<String>> roles = new HashMap<>();
  }

  private final Duration longest;
  private final Offers offers = new Offers();
  private final Map<String, Before> befores = new HashMap<>();

  /**
   * Nothing has happened yet.
   *
   * @param bounds for how long a message waits for its commands
   */
  public UndoRestores(Bounds bounds) {
    longest = bounds.times().delivery().minus(bounds.doubts().glance());
  }

  @Override
  public void see(Event event, Story before, Breaches breaches) {
    offers.see(event);
    if (event instanceof Event.Modified modified && modified.by() != Actor.HEALER) {
      before.task(modified.task()).incident().map(known -> befores.get(known.id())).stream()
          .forEach(known -> known.theirs.addAll(changed(modified)));
    } else if (event instanceof Event.RoleSet set && set.by() != Actor.HEALER) {
      RoleKey key = RoleKey.of(set.cluster(), set.change());
      befores.values().forEach(known -> known.roles.remove(key));
    } else if (event instanceof Event.Announced(Instant at, _, Announcement announcement)
        && announcement.kind() == Notice.Kind.HEALED) {
      Before found = befores.get(announcement.incident());
      Optional<TaskStory> task = before.task(announcement).filter(known -> !known.isDeleted());
      if (found != null && task.isPresent()) {
        boolean late =
            before
                .incident(announcement.incident())
                .flatMap(IncidentStory::endedAt)
                .filter(ended -> at.isAfter(ended.plus(longest)))
                .isPresent();
        settings(announcement, found, task.get(), breaches, late);
        roles(announcement, found, breaches);
      }
    }
  }

  private static Set<String> changed(Event.Modified event) {
    return Settings.differing(
        new InForce(event.before(), event.mappingsBefore()),
        new InForce(event.after(), event.mappingsAfter()));
  }

  @Override
  public void see(Effect effect, Story before, Breaches breaches) {
    if (effect.incident().isEmpty()) {
      return;
    }
    Before known = befores.computeIfAbsent(effect.incident().get().id(), _ -> new Before());
    if (effect.event() instanceof Event.Modified e && known.settings.isEmpty()) {
      known.settings = Optional.of(new InForce(e.before(), e.mappingsBefore()));
    } else if (effect.event() instanceof Event.RoleSet e && foundAsPlanned(effect, e.change())) {
      roleSet(known, RoleKey.of(e.cluster(), e.change()), e.change());
    }
  }

  /** What a person set between the plan and the deed nobody could know of, nor set back. */
  private static boolean foundAsPlanned(Effect effect, RoleChange done) {
    return effect
        .incident()
        .flatMap(IncidentStory::treatment)
        .map(treatment ->
            treatment.roles().stream()
                .filter(planned -> RoleKey.of("", planned).equals(RoleKey.of("", done)))
                .anyMatch(planned -> RoleKey.same(planned.from(), done.from())))
        .orElse(false);
  }

  /** Another incident that sets the same default makes it its own affair. */
  private void roleSet(Before known, RoleKey key, RoleChange change) {
    if (RoleKey.same(change.from(), change.to())) {
      return;
    }
    for (Before other : befores.values()) {
      if (other != known) {
        other.roles.remove(key);
      }
    }
    known.roles.putIfAbsent(key, change.from());
  }

  private void settings(
      Announcement announcement, Before found, TaskStory task, Breaches breaches, boolean late) {
    Optional<InForce> now = task.inForce();
    if (found.settings.isEmpty() || now.isEmpty()) {
      return;
    }
    InForce undone = Settings.after(now.get(), offers.settings(announcement));
    Set<String> wrong = Settings.differing(found.settings.get(), undone);
    wrong.removeAll(found.theirs);
    wrong.removeIf(key -> late && Offers.inWords(announcement, key));
    if (!wrong.isEmpty()) {
      breaches.add(announcement.id() + " does not restore " + wrong + ".");
    }
  }

  private void roles(Announcement announcement, Before found, Breaches breaches) {
    List<RoleChange> changes = offers.roles(announcement);
    found.roles.forEach((key, value) -> {
      boolean restored =
          changes.stream()
              .filter(change -> RoleKey.of(key.cluster(), change).equals(key))
              .anyMatch(change -> RoleKey.same(change.to(), value));
      if (!restored) {
        breaches.add(announcement.id() + " does not set " + key + " back to " + value + ".");
      }
    });
  }
}
