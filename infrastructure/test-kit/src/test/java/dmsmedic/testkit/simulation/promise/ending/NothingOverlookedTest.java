package dmsmedic.testkit.simulation.promise.ending;

import static dmsmedic.testkit.simulation.promise.story.Given.ITEMS;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Mode;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NothingOverlookedTest {
  private static final String WHY = "Nobody knows a remedy.";
  private static final Duration HOUR = Duration.ofHours(1);

  /** While an incident of another table waits, this one is hurt; then a person takes over. */
  private static Tale handedOver() {
    return Tale.begin().sick(ORDERS).later(HOUR).line(ITEMS).later(HOUR).handOver(WHY);
  }

  @Test
  void aTableOfWhichNobodyWasToldBreaksIt() {
    assertThat(handedOver().broken()).containsExactly(Promise.NOTHING_OVERLOOKED);
  }

  @Test
  void aTableThatAnotherIncidentTakesUpIsFine() {
    assertThat(handedOver().opened(ITEMS).handOver(WHY).violations()).isEmpty();
  }

  @Test
  void aLineThatComesLateOfATableThatWasHandedOverIsNoNews() {
    Tale tale = Tale.begin().sick(ORDERS).line(ORDERS).later(HOUR).handOver(WHY);

    assertThat(tale.violations()).isEmpty();
    assertThat(tale.later(HOUR).line(ORDERS).broken()).containsExactly(Promise.NOTHING_OVERLOOKED);
  }

  @Test
  void aTableThatSomebodyLoadedAgainIsFine() {
    Tale tale =
        handedOver()
            .tell(at -> new Event.LoadBegan(at, TASK, ITEMS))
            .tell(at -> new Event.LoadEnded(at, TASK, ITEMS, true));

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aTaskThatIsSwitchedOffOrDeletedIsNotTakenUp() {
    assertThat(handedOver().tagged(Map.of(Mode.TAG, "off")).violations()).isEmpty();
    assertThat(handedOver().tell(at -> new Event.Deleted(at, Actor.PERSON, TASK)).violations())
        .isEmpty();
  }
}
