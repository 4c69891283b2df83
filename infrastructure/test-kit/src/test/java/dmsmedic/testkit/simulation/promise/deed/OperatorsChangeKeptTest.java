package dmsmedic.testkit.simulation.promise.deed;

import static dmsmedic.testkit.simulation.promise.story.Given.FULL_LOB;
import static dmsmedic.testkit.simulation.promise.story.Given.LIMITED;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.RETRIES;
import static dmsmedic.testkit.simulation.promise.story.Given.SMALLER_COMMITS;
import static dmsmedic.testkit.simulation.promise.story.Given.TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static dmsmedic.testkit.simulation.promise.story.Given.roles;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperatorsChangeKeptTest {
  private static final Treatment LOB = reload(List.of(FULL_LOB), ORDERS);
  private static final SettingChange THEIRS = new SettingChange.Lob(LIMITED, LIMITED.limitedTo(64));
  private static final RoleChange THEIR_ROLE =
      new RoleChange(
          RETRIES.role(),
          RETRIES.database(),
          RETRIES.variable(),
          Optional.empty(),
          Optional.of("false"));

  @Test
  void aChangeOfASettingBeforeThePlanIsFine() {
    Tale tale =
        Tale.begin()
            .operatorModifies(SMALLER_COMMITS)
            .operatorModifies(SMALLER_COMMITS.inverse())
            .sick(ORDERS)
            .treat(LOB)
            .stop()
            .modify(FULL_LOB)
            .start();

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aChangeOfTheSameSettingAfterThePlanIsOverwritten() {
    Tale tale = Tale.treated(LOB).stop().operatorModifies(THEIRS).modify(FULL_LOB).start();

    assertThat(tale.broken()).containsExactly(Promise.OPERATORS_CHANGE_KEPT);
  }

  @Test
  void aModificationOverAChangeOfAnotherSettingBreaksItOnceItCouldBeSeen() {
    Tale theirs = Tale.treated(LOB).stop().operatorModifies(SMALLER_COMMITS);

    assertThat(theirs.modify(FULL_LOB).start().violations()).isEmpty();
    assertThat(seenLongAgo().broken()).containsExactly(Promise.OPERATORS_CHANGE_KEPT);
  }

  private static Tale seenLongAgo() {
    return Tale.treated(LOB)
        .stop()
        .operatorModifies(SMALLER_COMMITS)
        .later(Duration.ofMinutes(10))
        .modify(FULL_LOB)
        .start();
  }

  @Test
  void aModificationOverChangesThatAreNotModelledBreaksIt() {
    Tale tale =
        Tale.treated(LOB)
            .stop()
            .tell(at -> new Event.RestChanged(at, Actor.PERSON, TASK))
            .modify(FULL_LOB)
            .start();

    assertThat(tale.broken()).containsExactly(Promise.OPERATORS_CHANGE_KEPT);
  }

  @Test
  void whatAPersonChangesAfterOurModificationIsTheirs() {
    Tale tale = Tale.treated(LOB).stop().modify(FULL_LOB).operatorModifies(THEIRS).start();

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aRolesDefaultThatAPersonSetAfterThePlanIsOverwritten() {
    Tale tale =
        Tale.treated(roles(ORDERS))
            .operatorSetsRole(THEIR_ROLE)
            .later(Duration.ofMinutes(10))
            .setRole(found("false"));

    assertThat(tale.broken()).containsExactly(Promise.OPERATORS_CHANGE_KEPT);
  }

  @Test
  void aRolesDefaultThatAPersonSetAtTheVeryMomentIsForgiven() {
    Tale tale = Tale.treated(roles(ORDERS)).operatorSetsRole(THEIR_ROLE).setRole(found("false"));

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aRolesDefaultThatIsThereAlreadyIsFine() {
    Tale tale =
        Tale.treated(roles(ORDERS))
            .operatorSetsRole(RETRIES)
            .later(Duration.ofMinutes(10))
            .setRole(found("true"));

    assertThat(tale.violations()).isEmpty();
  }

  private static RoleChange found(String value) {
    return new RoleChange(
        RETRIES.role(), RETRIES.database(), RETRIES.variable(), Optional.of(value), RETRIES.to());
  }
}
