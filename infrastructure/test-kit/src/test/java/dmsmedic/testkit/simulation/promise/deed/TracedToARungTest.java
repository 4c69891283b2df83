package dmsmedic.testkit.simulation.promise.deed;

import static dmsmedic.testkit.simulation.promise.story.Given.FULL_LOB;
import static dmsmedic.testkit.simulation.promise.story.Given.ITEMS;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.RETRIES;
import static dmsmedic.testkit.simulation.promise.story.Given.SMALLER_COMMITS;
import static dmsmedic.testkit.simulation.promise.story.Given.TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.recovery;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static dmsmedic.testkit.simulation.promise.story.Given.roles;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.treatment.Rung;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Given;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracedToARungTest {
  private static final Treatment LOB = reload(List.of(FULL_LOB), ORDERS);

  @Test
  void theRolesOfATreatmentAreFine() {
    assertThat(Tale.treated(roles(ORDERS)).setRole(RETRIES).stop().start().violations()).isEmpty();
  }

  @Test
  void aRoleThatNoRungWantsBreaksIt() {
    assertThat(Tale.treated(LOB).setRole(RETRIES).broken())
        .containsExactly(Promise.TRACED_TO_A_RUNG);
  }

  @Test
  void aRungThatIsNoneForTheFaultBreaksIt() {
    Treatment.Dose dose = new Treatment.Dose(ORDERS, Fault.LOB_TRUNCATED, Rung.ROLE_SETTINGS, 0);
    Treatment wrong =
        new Treatment(Treatment.Route.RELOAD, List.of(dose), List.of(FULL_LOB), List.of(RETRIES));

    assertThat(Tale.treated(wrong).setRole(RETRIES).broken())
        .containsExactly(Promise.TRACED_TO_A_RUNG);
    assertThat(Tale.treated(wrong).stop().modify(FULL_LOB).start().broken())
        .containsExactly(Promise.TRACED_TO_A_RUNG);
    assertThat(Tale.treated(wrong).reload(ORDERS).broken())
        .containsExactly(Promise.TRACED_TO_A_RUNG);
  }

  @Test
  void aSettingThatIsNoneOfTheRungsBreaksItThoughItIsPlanned() {
    SettingChange file = new SettingChange.Size(Knob.LOAD_MAX_FILE_SIZE_KB, 0, 1_000);

    assertThat(Tale.treated(reload(List.of(file), ORDERS)).stop().modify(file).start().broken())
        .containsExactly(Promise.TRACED_TO_A_RUNG);
  }

  @Test
  void aDeedBeforeTheTreatmentBreaksIt() {
    assertThat(Tale.begin().sick(ORDERS).reload(ORDERS).broken())
        .containsExactly(Promise.TRACED_TO_A_RUNG);
  }

  @Test
  void aDeedAfterTheEndBreaksIt() {
    assertThat(Tale.treated(LOB).handOver("No.").reload(ORDERS).broken())
        .contains(Promise.TRACED_TO_A_RUNG);
  }

  @Test
  void aTableThatIsHurtAndHasNoDoseBreaksIt() {
    Tale tale = Tale.begin().sick(ORDERS, ITEMS).treat(LOB).reload(ORDERS, ITEMS);

    assertThat(tale.broken()).containsExactly(Promise.TRACED_TO_A_RUNG);
  }

  @Test
  void aSettingThatNoRungWantsBreaksIt() {
    Tale tale = Tale.treated(LOB).stop().modify(FULL_LOB, SMALLER_COMMITS).start();

    assertThat(tale.broken())
        .containsExactlyInAnyOrder(Promise.TRACED_TO_A_RUNG, Promise.OPERATORS_CHANGE_KEPT);
  }

  @Test
  void aStopThatNoRungNeedsBreaksIt() {
    assertThat(Tale.treated(Given.futureOnly(ORDERS)).stop().start().broken())
        .containsExactly(Promise.TRACED_TO_A_RUNG);
  }

  @Test
  void aTaskMayStandStillForTheCountBeforeItsReload() {
    assertThat(Tale.treated(reload(List.of(), ORDERS)).stop().start().violations()).isEmpty();
  }

  @Test
  void aRecoveryTaskOfOtherTablesBreaksIt() {
    Tale tale = Tale.treated(recovery(ORDERS, ITEMS)).createRecovery(ORDERS);

    assertThat(tale.broken()).containsExactly(Promise.TRACED_TO_A_RUNG);
  }

  @Test
  void aRecoveryTaskOnTheRouteOfReloadsBreaksIt() {
    assertThat(Tale.treated(LOB).createRecovery(ORDERS).broken())
        .containsExactly(Promise.TRACED_TO_A_RUNG);
  }

  @Test
  void theOperatorsTaskIsNeverDeleted() {
    assertThat(Tale.treated(LOB).tell(at -> new Event.Deleted(at, Actor.HEALER, TASK)).broken())
        .contains(Promise.TRACED_TO_A_RUNG);
  }
}
