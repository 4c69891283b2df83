package dmsmedic.testkit.simulation.promise.ending;

import static dmsmedic.testkit.simulation.promise.story.Given.FULL_LOB;
import static dmsmedic.testkit.simulation.promise.story.Given.LIMITED;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.RETRIES;
import static dmsmedic.testkit.simulation.promise.story.Given.SMALLER_COMMITS;
import static dmsmedic.testkit.simulation.promise.story.Given.TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static dmsmedic.testkit.simulation.promise.story.Given.roles;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement.Section;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UndoRestoresTest {
  private static final String UNDO = "aws dms modify-replication-task ...";
  private static final String SQL = "ALTER ROLE dms RESET copy_from_retries_enabled";
  private static final SettingChange RULE =
      new SettingChange.TableLobs(ORDERS, Optional.empty(), Optional.of(TableLob.FULL));

  private static Tale modified(SettingChange... changes) {
    return Tale.treated(reload(List.of(changes), ORDERS))
        .stop()
        .modify(changes)
        .start()
        .reload(ORDERS);
  }

  @Test
  void theInverseOfEveryChangeRestoresTheSettings() {
    Tale tale =
        modified(FULL_LOB, RULE).composed(UNDO, FULL_LOB.inverse(), RULE.inverse()).heal(UNDO);

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aChangeThatTheUndoForgetsBreaksIt() {
    Tale tale = modified(FULL_LOB, SMALLER_COMMITS).composed(UNDO, FULL_LOB.inverse()).heal(UNDO);

    assertThat(tale.broken()).containsExactly(Promise.UNDO_RESTORES);
  }

  @Test
  void aMessageWithoutTheCommandBreaksIt() {
    assertThat(modified(FULL_LOB).composed(UNDO, FULL_LOB.inverse()).heal().broken())
        .containsExactly(Promise.UNDO_RESTORES);
  }

  private static Tale toldInWords(Duration after, String words) {
    return modified(FULL_LOB, RULE)
        .healUntold()
        .later(after)
        .announce(Notice.Kind.HEALED, new Section("Undo", List.of(words), true));
  }

  @Test
  void whatDmsDidNotTellInTimeIsToldInWordsThatNameEverySetting() {
    String task = "# By hand: the task from full LOB mode to limited LOB mode, 32 KB";
    String both = task + "; table '" + ORDERS + "' from full LOB mode to the task's LOB mode";
    Duration hour = Duration.ofHours(1);

    assertThat(toldInWords(hour, both).broken()).doesNotContain(Promise.UNDO_RESTORES);
    assertThat(toldInWords(hour, task).broken()).contains(Promise.UNDO_RESTORES);
    assertThat(toldInWords(hour.dividedBy(2), both).broken()).contains(Promise.UNDO_RESTORES);
  }

  @Test
  void anUndoOfTheLastTreatmentOnlyBreaksIt() {
    SettingChange first = new SettingChange.Lob(LIMITED, LIMITED.limitedTo(64));
    SettingChange next = new SettingChange.Lob(LIMITED.limitedTo(64), LIMITED.limitedTo(128));
    Tale tale =
        modified(first).stop().modify(next).start().composed(UNDO, next.inverse()).heal(UNDO);

    assertThat(tale.broken()).contains(Promise.UNDO_RESTORES);
  }

  @Test
  void whatAPersonChangedSinceNeedNotBeRestored() {
    Tale tale =
        modified(FULL_LOB)
            .operatorModifies(SMALLER_COMMITS)
            .composed(UNDO, FULL_LOB.inverse())
            .heal(UNDO);

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aCommandThatAMessageShowsPrintablyIsFoundAgain() {
    String hostile = "aws dms 'a\u202Eb'";
    Tale tale = modified(FULL_LOB).composed(hostile, FULL_LOB.inverse()).heal(hostile);

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aTaskThatIsGoneHasNothingToRestore() {
    Tale tale = modified(FULL_LOB).tell(at -> new Event.Deleted(at, Actor.PERSON, TASK)).heal();

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aStatementThatTakesTheRoleBackIsFine() {
    Tale tale = set().composed(SQL, RETRIES.inverse()).heal(SQL);

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aRoleThatTheUndoForgetsBreaksIt() {
    assertThat(set().heal().broken()).containsExactly(Promise.UNDO_RESTORES);
  }

  @Test
  void aRoleThatAPersonChangedSinceIsTheirs() {
    assertThat(set().operatorSetsRole(RETRIES.inverse()).heal().violations()).isEmpty();
  }

  @Test
  void aRoleThatAPersonSetBetweenThePlanAndTheDeedCannotBeKnown() {
    RoleChange found =
        new RoleChange(
            RETRIES.role(),
            RETRIES.database(),
            RETRIES.variable(),
            Optional.of("off"),
            RETRIES.to());
    Tale tale =
        Tale.treated(roles(ORDERS))
            .setRole(found)
            .stop()
            .start()
            .reload(ORDERS)
            .composed(SQL, RETRIES.inverse())
            .heal(SQL);

    assertThat(tale.violations()).isEmpty();
  }

  private static Tale set() {
    return Tale.treated(roles(ORDERS)).setRole(RETRIES).stop().start().reload(ORDERS);
  }
}
