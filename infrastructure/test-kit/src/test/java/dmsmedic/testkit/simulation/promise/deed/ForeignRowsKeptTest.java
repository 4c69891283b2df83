package dmsmedic.testkit.simulation.promise.deed;

import static dmsmedic.testkit.simulation.promise.story.Given.HEAL;
import static dmsmedic.testkit.simulation.promise.story.Given.NOON;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.RECOVERY;
import static dmsmedic.testkit.simulation.promise.story.Given.TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.recovery;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Given;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForeignRowsKeptTest {
  private static final Treatment AGAIN = reload(List.of(), ORDERS);
  private static final Duration HOUR = Duration.ofHours(1);

  private static Tale anHourLater(Treatment treatment) {
    return Tale.begin().sick(ORDERS).later(HOUR).treat(treatment);
  }

  private static Tale truncated(Tale tale, TaskArn task, Instant foreignSince) {
    return tale.tell(at -> new Event.Truncated(at, task, ORDERS, ORDERS, List.of(foreignSince)));
  }

  @Test
  void rowsThatWereThereBeforeTheTreatmentAreLost() {
    assertThat(truncated(anHourLater(AGAIN).reload(ORDERS), TASK, NOON).broken())
        .containsExactly(Promise.FOREIGN_ROWS_KEPT);
  }

  @Test
  void rowsThatCameWithTheTreatmentCouldNotBeKnown() {
    assertThat(truncated(anHourLater(AGAIN).reload(ORDERS), TASK, NOON.plus(HOUR)).violations())
        .isEmpty();
  }

  @Test
  void rowsThatCameWhileALoadBrokeOffCannotBeToldFromItsOwnButLaterOnesCan() {
    Tale begun =
        Tale.begin()
            .sick(ORDERS)
            .tell(at -> new Event.Truncated(at, TASK, ORDERS, ORDERS, List.of()))
            .later(HOUR);
    Instant during = NOON.plus(HOUR.dividedBy(2));
    Tale ended =
        begun
            .tell(at -> new Event.LoadEnded(at, TASK, ORDERS, false))
            .later(HOUR)
            .treat(AGAIN)
            .reload(ORDERS);

    assertThat(truncated(ended, TASK, during).violations()).isEmpty();
    assertThat(truncated(ended, TASK, NOON.plus(HOUR).plusSeconds(60)).broken())
        .containsExactly(Promise.FOREIGN_ROWS_KEPT);
  }

  @Test
  void rowsThatCameToATableThatWasLoadedWellCanBeTold() {
    Tale loaded =
        Tale.begin()
            .sick(ORDERS)
            .tell(at -> new Event.Truncated(at, TASK, ORDERS, ORDERS, List.of()))
            .later(HOUR)
            .tell(at -> new Event.LoadEnded(at, TASK, ORDERS, true))
            .later(HOUR)
            .treat(AGAIN)
            .reload(ORDERS);

    assertThat(truncated(loaded, TASK, NOON.plus(HOUR.dividedBy(2))).broken())
        .containsExactly(Promise.FOREIGN_ROWS_KEPT);
  }

  @Test
  void aReloadThatAPersonAskedForIsTheirs() {
    Tale tale =
        anHourLater(AGAIN).tell(at -> new Event.Reloaded(at, Actor.PERSON, TASK, List.of(ORDERS)));

    assertThat(truncated(tale, TASK, NOON).violations()).isEmpty();
  }

  @Test
  void theRecoveryTaskTruncatesForUs() {
    Tale tale = anHourLater(recovery(ORDERS)).createRecovery(ORDERS).startRecovery();

    assertThat(truncated(tale, RECOVERY, NOON).broken()).containsExactly(Promise.FOREIGN_ROWS_KEPT);
  }

  @Test
  void aTaskThatWeResumedTruncatesForUsWhereWeMadeItTruncate() {
    SettingChange prep = new SettingChange.Prep(PrepMode.DO_NOTHING, PrepMode.TRUNCATE_BEFORE_LOAD);
    Tale ours = anHourLater(reload(List.of(prep), ORDERS)).reached(TaskStatus.FAILED).start();
    Tale theirs =
        anHourLater(reload(List.of(Given.FULL_LOB), ORDERS)).reached(TaskStatus.FAILED).start();

    assertThat(truncated(ours, TASK, NOON).broken()).containsExactly(Promise.FOREIGN_ROWS_KEPT);
    assertThat(truncated(theirs, TASK, NOON).violations()).isEmpty();
  }

  @Test
  void whatAPersonApprovedMayGo() {
    assertThat(truncated(asked("fingerprint").reload(ORDERS), TASK, NOON).violations()).isEmpty();
  }

  @Test
  void anApprovalOfSomethingElseIsNone() {
    assertThat(truncated(asked("something else").reload(ORDERS), TASK, NOON).broken())
        .containsExactly(Promise.FOREIGN_ROWS_KEPT);
  }

  private static Tale asked(String approved) {
    return Tale.begin()
        .sick(ORDERS)
        .later(HOUR)
        .save(known ->
            known
                .withPlan(known.plan().with(AGAIN, Given.BASIS, List.of()))
                .in(new Phase.AwaitingApproval(NOON, "fingerprint")))
        .tagged(Map.of(Mode.TAG, HEAL.get(Mode.TAG), Mode.APPROVAL_TAG, approved))
        .treat(AGAIN);
  }
}
