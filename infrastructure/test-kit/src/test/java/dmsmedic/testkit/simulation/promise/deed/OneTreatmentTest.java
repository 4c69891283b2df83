package dmsmedic.testkit.simulation.promise.deed;

import static dmsmedic.testkit.simulation.promise.story.Given.FULL_LOB;
import static dmsmedic.testkit.simulation.promise.story.Given.ITEMS;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.OTHER_TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.recovery;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Given;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneTreatmentTest {
  private static final Treatment LOB = reload(List.of(FULL_LOB), ORDERS);

  @Test
  void aWholeTreatmentKeepsEveryPromise() {
    Tale tale =
        Tale.treated(LOB)
            .stop()
            .modify(FULL_LOB)
            .start()
            .reload(ORDERS)
            .composed("aws dms undo", FULL_LOB.inverse())
            .heal("aws dms undo");

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aTreatmentByARecoveryTaskKeepsEveryPromise() {
    Tale tale =
        Tale.treated(recovery(ORDERS, ITEMS))
            .createRecovery(ORDERS, ITEMS)
            .startRecovery()
            .deleteRecovery()
            .heal();

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void anIncidentAfterAnotherIsFine() {
    Tale tale =
        Tale.treated(reload(List.of(), ORDERS))
            .reload(ORDERS)
            .heal()
            .later(Duration.ofHours(1))
            .sick(ITEMS)
            .treat(reload(List.of(), ITEMS))
            .reload(ITEMS)
            .heal();

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void incidentsOfTwoTasksAreFine() {
    Tale tale = Tale.treated(LOB).stop();
    Tale other = tale.beside(OTHER_TASK).sick(ORDERS).treat(LOB).stop();

    assertThat(other.start().broken()).isEmpty();
  }

  @Test
  void twoOpenIncidentsOfATaskBreakIt() {
    Tale tale = Tale.begin().sick(ORDERS).sick(ITEMS);

    assertThat(tale.broken()).containsExactly(Promise.ONE_TREATMENT);
  }

  @Test
  void anIncidentThatGoesOnAfterItsEndBreaksIt() {
    Tale tale =
        Tale.begin()
            .sick(ORDERS)
            .handOver("Nobody knows a remedy.")
            .save(known -> known.in(new Phase.Planning(Given.NOON)));

    assertThat(tale.broken()).containsExactly(Promise.ONE_TREATMENT);
  }

  @Test
  void anIntentThatTakesThePlaceOfAnotherBreaksIt() {
    Tale tale = Tale.treated(LOB).intend(new Deed.StopTask()).intend(new Deed.ResumeTask());

    assertThat(tale.broken()).containsExactly(Promise.ONE_TREATMENT);
  }

  @Test
  void anOlderVersionOverANewerOneBreaksIt() {
    Tale tale = Tale.treated(LOB).save(known -> known.withVersion(0));

    assertThat(tale.broken()).containsExactly(Promise.ONE_TREATMENT);
  }

  @Test
  void aRecoveryTaskBesideAnotherBreaksIt() {
    Tale tale = Tale.treated(recovery(ORDERS)).createRecovery(ORDERS).createRecovery(ORDERS);

    assertThat(tale.broken()).contains(Promise.ONE_TREATMENT, Promise.NEVER_TWICE);
  }
}
