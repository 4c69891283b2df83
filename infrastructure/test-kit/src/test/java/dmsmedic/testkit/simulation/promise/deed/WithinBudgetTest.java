package dmsmedic.testkit.simulation.promise.deed;

import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.treatment.Treatment;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithinBudgetTest {
  private static final Treatment AGAIN = reload(List.of(), ORDERS);
  private static final Duration HOUR = Duration.ofHours(1);

  private static Tale reloaded(int times, Duration between) {
    Tale tale = Tale.begin().sick(ORDERS);
    for (int i = 0; i < times; i++) {
      tale.treat(AGAIN).reload(ORDERS).later(between);
    }
    return tale;
  }

  @Test
  void fourReloadsOfATableInADayAreFine() {
    assertThat(reloaded(4, HOUR).violations()).isEmpty();
  }

  @Test
  void aFifthReloadOfATableInADayBreaksIt() {
    assertThat(reloaded(5, HOUR).broken()).containsExactly(Promise.WITHIN_BUDGET);
  }

  @Test
  void aFifthReloadOnAnotherDayIsFine() {
    assertThat(reloaded(5, Duration.ofHours(7)).broken()).doesNotContain(Promise.WITHIN_BUDGET);
  }

  @Test
  void aSeventhTreatmentBreaksIt() {
    Tale tale = Tale.begin().sick(ORDERS);
    for (int i = 0; i < 6; i++) {
      tale.treat(AGAIN);
    }

    assertThat(tale.violations()).isEmpty();
    assertThat(tale.treat(AGAIN).broken()).containsExactly(Promise.WITHIN_BUDGET);
  }

  @Test
  void aFourthIncidentOfADayIsHandedOverAndNotTreated() {
    assertThat(incidents(3).sick(ORDERS).handOver("The budget is spent.").violations()).isEmpty();
    assertThat(incidents(3).sick(ORDERS).treat(AGAIN).broken())
        .containsExactly(Promise.WITHIN_BUDGET);
  }

  @Test
  void aFifthIncidentOfADayIsNotOpened() {
    Tale tale = incidents(3).sick(ORDERS).handOver("The budget is spent.").later(HOUR);

    assertThat(tale.sick(ORDERS).broken()).containsExactly(Promise.WITHIN_BUDGET);
  }

  @Test
  void aRecordMayTakeAsLongAsAFunctionRunsSoADayOfIncidentsIsShorter() {
    Duration day = Duration.ofDays(1);
    assertThat(fifthAfter(day.minusMinutes(1)).violations()).isEmpty();
    assertThat(fifthAfter(day.minusMinutes(4)).broken()).containsExactly(Promise.WITHIN_BUDGET);
  }

  /** A fifth incident so long after the first. */
  private static Tale fifthAfter(Duration passed) {
    Tale tale = incidents(3).sick(ORDERS).handOver("The budget is spent.");
    return tale.later(passed.minus(HOUR.multipliedBy(3))).sick(ORDERS).handOver("It is spent.");
  }

  private static Tale incidents(int count) {
    Tale tale = Tale.begin();
    for (int i = 0; i < count; i++) {
      tale.sick(ORDERS).treat(AGAIN).reload(ORDERS).heal().later(HOUR);
    }
    return tale;
  }
}
