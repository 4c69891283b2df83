package dmsmedic.testkit.simulation.promise.ending;

import static dmsmedic.testkit.simulation.promise.story.Given.ITEMS;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Given;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.util.List;
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

  /** While an incident of a table waits, the task dies. */
  private static Tale died() {
    return Tale.begin()
        .sick(ORDERS)
        .tell(at -> new Event.Line(at, at, TASK, Fault.APPLY_RETRY_EXHAUSTED, ORDERS))
        .reached(TaskStatus.FAILED);
  }

  @Test
  void aDeathOfWhichNobodyWasToldBreaksIt() {
    assertThat(died().handOver(WHY).broken()).containsExactly(Promise.NOTHING_OVERLOOKED);
    assertThat(died().handOver(WHY + " The task has failed.").violations()).isEmpty();
    Tale again = died().handOver(WHY).tell(at -> new Event.Started(at, Actor.PERSON, TASK));
    assertThat(again.violations()).isEmpty();
  }

  @Test
  void aTableThatWasProvenWholeIsNewsWhenItIsCutAgain() {
    Tale tale =
        Tale.treated(reload(List.of(), ORDERS, ITEMS))
            .reload(ORDERS, ITEMS)
            .save(Given::firstProven)
            .later(HOUR);

    assertThat(tale.handOver(WHY).violations()).isEmpty();
    assertThat(tale.line(ORDERS).later(HOUR).handOver(WHY).broken())
        .contains(Promise.NOTHING_OVERLOOKED);
  }

  @Test
  void aTaskThatIsSwitchedOffOrDeletedIsNotTakenUp() {
    assertThat(handedOver().tagged(Map.of(Mode.TAG, "off")).violations()).isEmpty();
    assertThat(handedOver().tell(at -> new Event.Deleted(at, Actor.PERSON, TASK)).violations())
        .isEmpty();
  }
}
