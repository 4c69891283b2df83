package dmsmedic.testkit.simulation.promise.ending;

import static dmsmedic.testkit.simulation.promise.story.Given.NOON;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Phase;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealedIsWholeTest {

  private static Tale reloaded() {
    return Tale.treated(reload(List.of(), ORDERS)).reload(ORDERS);
  }

  @Test
  void wholeTablesAreFine() {
    assertThat(reloaded().heal().violations()).isEmpty();
  }

  @Test
  void aDamagedTableBreaksIt() {
    Tale tale = reloaded();
    tale.heal().tell(at -> new Event.Audited(at, tale.id(), Map.of(ORDERS, "One value is cut.")));

    assertThat(tale.broken()).containsExactly(Promise.HEALED_IS_WHOLE);
  }

  @Test
  void aHealedIncidentAtWhichNobodyLookedBreaksIt() {
    assertThat(reloaded().save(known -> known.in(new Phase.Healed(NOON))).broken())
        .contains(Promise.HEALED_IS_WHOLE);
  }

  @Test
  void anIncidentThatWasHandedOverPromisesNothing() {
    assertThat(reloaded().handOver("Not proven.").violations()).isEmpty();
  }
}
