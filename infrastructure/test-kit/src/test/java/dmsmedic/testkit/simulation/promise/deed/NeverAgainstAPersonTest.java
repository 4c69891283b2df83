package dmsmedic.testkit.simulation.promise.deed;

import static dmsmedic.testkit.simulation.promise.story.Given.FULL_LOB;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.RECOVERY;
import static dmsmedic.testkit.simulation.promise.story.Given.TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.recovery;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeverAgainstAPersonTest {
  private static final Treatment LOB = reload(List.of(FULL_LOB), ORDERS);
  private static final Duration LONG = Duration.ofMinutes(30);

  private static Tale personStops(Tale tale) {
    return tale.tell(at -> new Event.Stopped(at, Actor.PERSON, TASK)).reached(TaskStatus.STOPPED);
  }

  private static Tale personStarts(Tale tale) {
    return tale.tell(at -> new Event.Started(at, Actor.PERSON, TASK)).reached(TaskStatus.RUNNING);
  }

  @Test
  void aStartAfterOurOwnStopIsFine() {
    assertThat(Tale.treated(LOB).stop().later(LONG).start().violations()).isEmpty();
  }

  @Test
  void aStartOfATaskThatAPersonStoppedBreaksIt() {
    Tale tale = personStops(Tale.treated(LOB)).later(LONG).start();

    assertThat(tale.broken()).containsExactly(Promise.NEVER_AGAINST_A_PERSON);
  }

  @Test
  void aTaskThatAPersonStartedAndStoppedAfterOurStopIsNotOurs() {
    Tale tale = personStops(personStarts(Tale.treated(LOB).stop())).later(LONG).start();

    assertThat(tale.broken()).containsExactly(Promise.NEVER_AGAINST_A_PERSON);
  }

  @Test
  void aStopThatCouldNotBeSeenIsForgiven() {
    Tale tale = personStops(personStarts(Tale.treated(LOB).stop())).start();

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aStopThatCouldAsWellBeOursIsForgiven() {
    Tale tale = personStops(Tale.treated(LOB).intend(new Deed.StopTask())).settle();

    assertThat(tale.later(LONG).start().violations()).isEmpty();
  }

  @Test
  void aStopRightBeforeOurIntentCouldNotBeSeenNorToldFromOurs() {
    Tale tale = personStops(Tale.treated(LOB)).intend(new Deed.StopTask()).settle();

    assertThat(tale.later(LONG).start().violations()).isEmpty();
  }

  @Test
  void aStopLongBeforeOurIntentCouldBeSeen() {
    Tale tale = personStops(Tale.treated(LOB)).later(LONG).intend(new Deed.StopTask()).settle();

    assertThat(tale.later(LONG).start().broken()).containsExactly(Promise.NEVER_AGAINST_A_PERSON);
  }

  @Test
  void aStopAfterOurIntentWasSettledCannotBeOurs() {
    Tale tale = personStops(Tale.treated(LOB).intend(new Deed.StopTask()).settle().later(LONG));

    assertThat(tale.later(LONG).start().broken()).containsExactly(Promise.NEVER_AGAINST_A_PERSON);
  }

  @Test
  void aFailedTaskUnderTreatmentMayBeStarted() {
    Tale tale = Tale.treated(LOB).reached(TaskStatus.FAILED).later(LONG).start();

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aFailedTaskBeforeATreatmentMayNot() {
    Tale tale = Tale.begin().sick(ORDERS).reached(TaskStatus.FAILED).later(LONG).start();

    assertThat(tale.broken())
        .containsExactlyInAnyOrder(Promise.NEVER_AGAINST_A_PERSON, Promise.TRACED_TO_A_RUNG);
  }

  @Test
  void aTaskThatCameToItsEndIsNotStarted() {
    Tale tale = Tale.treated(LOB).reached(TaskStatus.STOPPED).later(LONG).start();

    assertThat(tale.broken()).containsExactly(Promise.NEVER_AGAINST_A_PERSON);
  }

  @Test
  void aModificationDoesNotMakeAStopSomebodyElses() {
    Tale tale =
        Tale.treated(LOB)
            .stop()
            .modify(FULL_LOB)
            .reached(TaskStatus.MODIFYING)
            .reached(TaskStatus.STOPPED)
            .later(LONG)
            .start();

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void theRecoveryTaskIsStartedForTheFirstTime() {
    Tale tale = Tale.treated(recovery(ORDERS)).createRecovery(ORDERS).later(LONG).startRecovery();

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void theRecoveryTaskThatAPersonStoppedStaysStopped() {
    Tale tale =
        Tale.treated(recovery(ORDERS))
            .createRecovery(ORDERS)
            .startRecovery()
            .tell(at -> new Event.Stopped(at, Actor.PERSON, RECOVERY))
            .later(LONG)
            .startRecovery();

    assertThat(tale.broken()).containsExactly(Promise.NEVER_AGAINST_A_PERSON);
  }
}
