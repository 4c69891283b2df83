package dmsmedic.testkit.simulation.promise.deed;

import static dmsmedic.testkit.simulation.promise.story.Given.NOON;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Given;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StormHeldTest {
  private static final Treatment AGAIN = reload(List.of(), ORDERS);
  private static final int MOST = 20;
  private static final Duration LONG = Duration.ofMinutes(30);

  /** So many tasks are hurt; the tale of the last one. */
  private static Tale hurt(int tasks) {
    Tale last = Tale.begin().sick(ORDERS);
    for (int i = 1; i < tasks; i++) {
      TaskArn task = TaskArn.of("aws", "eu-west-1", "123456789012", "T" + i);
      last = last.beside(task).sick(ORDERS);
    }
    return last;
  }

  /** Another write of the ledger shows that the storm lasts. */
  private static Tale lasting(Tale tale) {
    return tale.save(known -> known).later(LONG);
  }

  @Test
  void aTreatmentThatBeginsInAStormBreaksIt() {
    assertThat(lasting(hurt(MOST + 1)).treat(AGAIN).broken()).containsExactly(Promise.STORM_HELD);
  }

  @Test
  void asManyAsMayBeOpenAtOnceAreNoStorm() {
    assertThat(lasting(hurt(MOST)).treat(AGAIN).violations()).isEmpty();
  }

  @Test
  void aStormThatCouldNotBeSeenIsForgiven() {
    assertThat(hurt(MOST + 1).treat(AGAIN).violations()).isEmpty();
  }

  @Test
  void whatAPersonApprovesBeginsInAStormToo() {
    Tale asked =
        lasting(hurt(MOST + 1))
            .save(known ->
                known
                    .withPlan(known.plan().with(AGAIN, Given.BASIS, List.of()))
                    .in(new Phase.Held(NOON, "fingerprint")))
            .tagged(Map.of(Mode.TAG, "heal", Mode.APPROVAL_TAG, "fingerprint"));

    assertThat(asked.treat(AGAIN).violations()).isEmpty();
  }
}
