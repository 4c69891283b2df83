package dmsmedic.testkit.simulation.promise.ending;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TableName;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The tables of a healed incident are whole, as the world itself sees them at that moment.
 *
 * <p>An incident that is called healed and that the world did not look at counts as broken, so that
 * a world that forgets to look is found.
 */
public final class HealedIsWhole implements Watch {
  private final Set<String> healed = new HashSet<>();
  private final Set<String> audited = new HashSet<>();

  @Override
  public void see(Event event, Story before, Breaches breaches) {
    if (event instanceof Event.Saved(_, Incident next) && next.phase() instanceof Phase.Healed) {
      healed.add(next.id());
    } else if (event instanceof Event.Audited(_, String incident, Map<TableName, String> damaged)) {
      audited.add(incident);
      if (!damaged.isEmpty()) {
        breaches.add(incident + " is called healed with " + damaged + ".");
      }
    }
  }

  @Override
  public void end(Story whole, Instant at, Breaches breaches) {
    for (String incident : healed) {
      if (!audited.contains(incident)) {
        breaches.add(incident + " is called healed, and nobody looked at its tables.");
      }
    }
  }
}
