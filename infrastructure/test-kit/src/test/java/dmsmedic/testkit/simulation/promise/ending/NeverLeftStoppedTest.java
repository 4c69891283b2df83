package dmsmedic.testkit.simulation.promise.ending;

import static dmsmedic.testkit.simulation.promise.story.Given.FULL_LOB;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.migration.TaskStatus;
import dmsmedic.testkit.simulation.chance.Trouble;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeverLeftStoppedTest {
  private static final Duration TOO_LONG = Duration.ofHours(3);

  private static Tale stopped() {
    return Tale.treated(reload(List.of(FULL_LOB), ORDERS)).stop();
  }

  @Test
  void aTaskThatStandsStillForAWhileIsFine() {
    assertThat(stopped().later(Duration.ofHours(1)).violations()).isEmpty();
  }

  @Test
  void aTaskThatStandsStillAtTheEndBreaksIt() {
    assertThat(stopped().later(TOO_LONG).broken()).containsExactly(Promise.NEVER_LEFT_STOPPED);
  }

  /** It stands still for three hours, and in so many minutes the wake-up is lost. */
  private static Tale stoppedWithLost(int minutes) {
    Tale tale = stopped();
    for (int i = 0; i < minutes; i++) {
      tale.later(Duration.ofMinutes(1))
          .tell(at -> new Event.Trouble(at, Trouble.TICK_LOST.name(), 0))
          .tell(at -> new Event.Trouble(at, Trouble.DEATH_BEFORE_CALL.name(), 0));
    }
    return tale.later(TOO_LONG.minusMinutes(minutes));
  }

  @Test
  void aMinuteInWhichNobodyIsAwakeDoesNotCount() {
    assertThat(stoppedWithLost(70).violations()).isEmpty();
    assertThat(stoppedWithLost(50).broken()).containsExactly(Promise.NEVER_LEFT_STOPPED);
  }

  @Test
  void aTaskThatIsStartedTooLateBreaksIt() {
    assertThat(stopped().later(TOO_LONG).start().broken())
        .containsExactly(Promise.NEVER_LEFT_STOPPED);
  }

  @Test
  void aTaskThatAPersonStartsIsNotLeft() {
    Tale tale = stopped().tell(at -> new Event.Started(at, Actor.PERSON, TASK)).later(TOO_LONG);

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aTaskThatFailedOrIsGoneIsNotLeft() {
    assertThat(stopped().reached(TaskStatus.FAILED).later(TOO_LONG).violations()).isEmpty();
    assertThat(
            stopped()
                .tell(at -> new Event.Deleted(at, Actor.PERSON, TASK))
                .later(TOO_LONG)
                .violations())
        .isEmpty();
  }

  @Test
  void aPersonWhoIsPagedKnows() {
    Tale tale =
        stopped()
            .handOver("The task could not be resumed and stands still: start it by hand.")
            .later(TOO_LONG);

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aHandOverThatDoesNotSayItBreaksIt() {
    assertThat(stopped().handOver("Somebody changed the settings.").broken())
        .containsExactly(Promise.NEVER_LEFT_STOPPED);
  }

  @Test
  void aClosedIncidentThatToldNobodyBreaksItAtOnce() {
    Tale tale =
        stopped()
            .handOverUntold("No.")
            .save(known ->
                known.withChronicle(
                    known.chronicle().without(known.chronicle().outbox().getFirst())));

    assertThat(tale.broken()).containsExactly(Promise.NEVER_LEFT_STOPPED);
  }

  @Test
  void aHandOverOfATaskThatRunsAgainNeedNotSayIt() {
    assertThat(stopped().start().handOver("Not proven.").later(TOO_LONG).violations()).isEmpty();
  }
}
