package dmsmedic.testkit.simulation.promise.deed;

import static dmsmedic.testkit.simulation.promise.story.Given.FULL_LOB;
import static dmsmedic.testkit.simulation.promise.story.Given.ITEMS;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.RETRIES;
import static dmsmedic.testkit.simulation.promise.story.Given.SMALLER_COMMITS;
import static dmsmedic.testkit.simulation.promise.story.Given.TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static dmsmedic.testkit.simulation.promise.story.Given.roles;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeverTwiceTest {
  private static final Treatment LOB = reload(List.of(FULL_LOB), ORDERS, ITEMS);

  @Test
  void twoReloadsOfTwoTablesAreFine() {
    assertThat(Tale.treated(LOB).reload(ORDERS).reload(ITEMS).violations()).isEmpty();
  }

  @Test
  void aSecondReloadOfATableBreaksIt() {
    assertThat(Tale.treated(LOB).reload(ORDERS).reload(ITEMS, ORDERS).broken())
        .containsExactly(Promise.NEVER_TWICE);
  }

  @Test
  void theNextTreatmentMayReloadTheTableAgain() {
    assertThat(Tale.treated(LOB).reload(ORDERS).treat(LOB).reload(ORDERS).violations()).isEmpty();
  }

  @Test
  void aSecondStopBreaksIt() {
    assertThat(Tale.treated(LOB).stop().stop().start().broken())
        .containsExactly(Promise.NEVER_TWICE);
  }

  @Test
  void aStopAfterAPersonStartedTheTaskHasAnEffectOfItsOwn() {
    Tale tale =
        Tale.treated(LOB)
            .stop()
            .tell(at -> new Event.Started(at, Actor.PERSON, TASK))
            .stop()
            .start();

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aSecondStartAfterASecondStandstillIsFine() {
    Tale tale = Tale.treated(LOB).stop().start().reached(TaskStatus.FAILED).start();

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aSecondStartOfARunningTaskBreaksIt() {
    assertThat(Tale.treated(LOB).stop().start().start().broken()).contains(Promise.NEVER_TWICE);
  }

  @Test
  void aSecondModificationBreaksItUnlessItChangesNothing() {
    Treatment both = reload(List.of(FULL_LOB, SMALLER_COMMITS), ORDERS);

    assertThat(Tale.treated(LOB).stop().modify(FULL_LOB).modify(FULL_LOB).start().broken())
        .doesNotContain(Promise.NEVER_TWICE);
    assertThat(Tale.treated(both).stop().modify(FULL_LOB).modify(SMALLER_COMMITS).broken())
        .contains(Promise.NEVER_TWICE);
  }

  @Test
  void aModificationThatAPersonTookBackBeforeTheLedgerKnewOfItMayComeOnceMore() {
    Tale unknown = Tale.treated(LOB).stop().modify(FULL_LOB);
    Tale settled =
        Tale.treated(LOB)
            .stop()
            .modify(FULL_LOB)
            .save(known -> known.withHand(known.hand().withModified(true)));

    assertThat(unknown.operatorModifies(FULL_LOB.inverse()).modify(FULL_LOB).broken())
        .doesNotContain(Promise.NEVER_TWICE);
    assertThat(settled.operatorModifies(FULL_LOB.inverse()).modify(FULL_LOB).broken())
        .contains(Promise.NEVER_TWICE);
  }

  @Test
  void aRoleThatAPersonTookBackMayBeSetOnceMore() {
    Tale tale =
        Tale.treated(roles(ORDERS))
            .setRole(RETRIES)
            .operatorSetsRole(RETRIES.inverse())
            .setRole(RETRIES);

    assertThat(tale.broken()).doesNotContain(Promise.NEVER_TWICE);
  }
}
