package dmsmedic.testkit.simulation.promise.deed;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.Effect;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.util.List;

/**
 * Only hurt tables are loaded again: those that a true line names, and that the incident has not
 * proven whole since.
 *
 * <p>A request to reload names one to ten tables, as DMS takes no more and understands an empty
 * list as all; a recovery task selects at least one, and nothing but hurt ones.
 */
public record OnlyHurtTables(Bounds bounds) implements Watch {

  @Override
  public void see(Effect effect, Story before, Breaches breaches) {
    if (effect.event() instanceof Event.Reloaded reloaded) {
      if (reloaded.tables().size() > Deed.ReloadTables.MOST) {
        breaches.add("A reload names " + reloaded.tables().size() + " tables.");
      }
      hurt(effect, reloaded.tables(), breaches);
    } else if (effect.event() instanceof Event.Created created) {
      hurt(effect, created.tables(), breaches);
    }
  }

  private static boolean proven(Effect effect, TableName table) {
    List<HurtTable> known =
        effect.incident().stream()
            .flatMap(incident -> incident.latest().tables().stream())
            .filter(one -> one.source().equals(table))
            .toList();
    return !known.isEmpty() && known.stream().allMatch(HurtTable::whole);
  }

  private void hurt(Effect effect, List<TableName> tables, Breaches breaches) {
    if (tables.isEmpty()) {
      breaches.add(effect.words() + " names no table.");
    }
    for (TableName table : tables) {
      boolean hurt =
          effect
              .task()
              .map(task -> task.symptoms().hurt(table, effect.at(), bounds.doubts()))
              .orElse(false);
      if (!hurt) {
        breaches.add(effect.words() + " names " + table + ", which is not hurt.");
      } else if (proven(effect, table)) {
        breaches.add(effect.words() + " names " + table + ", which was proven whole.");
      }
    }
  }
}
