package dmsmedic.testkit.simulation.promise.deed;

import static dmsmedic.testkit.simulation.promise.story.Given.FULL_LOB;
import static dmsmedic.testkit.simulation.promise.story.Given.ITEMS;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.RECOVERY;
import static dmsmedic.testkit.simulation.promise.story.Given.RETRIES;
import static dmsmedic.testkit.simulation.promise.story.Given.TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.recovery;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static dmsmedic.testkit.simulation.promise.story.Given.roles;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Given;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntentFirstTest {
  private static final Treatment LOB = reload(List.of(FULL_LOB), ORDERS, ITEMS);

  @Test
  void aStopWithoutItsIntentBreaksIt() {
    Tale tale = Tale.treated(LOB).tell(at -> new Event.Stopped(at, Actor.HEALER, TASK)).start();

    assertThat(tale.broken()).containsExactly(Promise.INTENT_FIRST);
  }

  @Test
  void anIntentOfSomethingElseIsNone() {
    Tale tale =
        Tale.treated(LOB)
            .deed(new Deed.ResumeTask(), at -> new Event.Stopped(at, Actor.HEALER, TASK))
            .start();

    assertThat(tale.broken()).containsExactly(Promise.INTENT_FIRST);
  }

  @Test
  void anIntentThatWasSettledIsNone() {
    Tale tale =
        Tale.treated(LOB)
            .intend(new Deed.StopTask())
            .settle()
            .tell(at -> new Event.Stopped(at, Actor.HEALER, TASK))
            .start();

    assertThat(tale.broken()).containsExactly(Promise.INTENT_FIRST);
  }

  @Test
  void aReloadOfOtherTablesThanIntendedBreaksIt() {
    Tale tale =
        Tale.treated(LOB)
            .deed(
                new Deed.ReloadTables(List.of(ORDERS)),
                at -> new Event.Reloaded(at, Actor.HEALER, TASK, List.of(ORDERS, ITEMS)));

    assertThat(tale.broken()).containsExactly(Promise.INTENT_FIRST);
  }

  @Test
  void aModificationThatLosesAChangeBreaksIt() {
    Tale tale =
        Tale.treated(LOB)
            .stop()
            .deed(
                new Deed.ModifyTask(List.of(FULL_LOB), Given.BASIS.restStamp()),
                at ->
                    new Event.Modified(
                        at,
                        Actor.HEALER,
                        TASK,
                        Given.SETTINGS,
                        Given.SETTINGS,
                        Given.MAPPINGS,
                        Given.MAPPINGS))
            .start();

    assertThat(tale.broken())
        .containsExactlyInAnyOrder(Promise.INTENT_FIRST, Promise.OPERATORS_CHANGE_KEPT);
  }

  @Test
  void aRoleThatIsSetOtherwiseThanIntendedBreaksIt() {
    Tale tale =
        Tale.treated(roles(ORDERS))
            .deed(
                new Deed.SetRole(RETRIES.inverse()),
                at -> new Event.RoleSet(at, Actor.HEALER, Given.CLUSTER, RETRIES));

    assertThat(tale.broken()).contains(Promise.INTENT_FIRST);
  }

  @Test
  void theEndOfARecoveryTaskNeedsItsIntentToo() {
    Tale tale =
        Tale.treated(recovery(ORDERS))
            .createRecovery(ORDERS)
            .tell(at -> new Event.Deleted(at, Actor.HEALER, RECOVERY));

    assertThat(tale.broken()).containsExactly(Promise.INTENT_FIRST);
  }

  @Test
  void aDeedWhoseAnswerWasLostNeedsNoSettling() {
    Tale tale =
        Tale.treated(LOB)
            .intend(new Deed.StopTask())
            .tell(at -> new Event.Stopped(at, Actor.HEALER, TASK))
            .later(Duration.ofMinutes(4))
            .settle()
            .start();

    assertThat(tale.violations()).isEmpty();
  }
}
