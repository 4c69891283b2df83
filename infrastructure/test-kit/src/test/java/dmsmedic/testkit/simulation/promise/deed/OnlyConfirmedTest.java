package dmsmedic.testkit.simulation.promise.deed;

import static dmsmedic.testkit.simulation.promise.story.Given.FULL_LOB;
import static dmsmedic.testkit.simulation.promise.story.Given.ITEMS;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnlyConfirmedTest {
  private static final Treatment LOB = reload(List.of(FULL_LOB), ORDERS);
  private static final Treatment AGAIN = reload(List.of(), ORDERS);
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void aStopAfterALineIsFine() {
    assertThat(Tale.treated(LOB).stop().start().violations()).isEmpty();
  }

  @Test
  void aStopWithoutALineBreaksIt() {
    assertThat(Tale.begin().opened(ORDERS).treat(LOB).stop().start().broken())
        .containsExactly(Promise.ONLY_CONFIRMED);
  }

  @Test
  void aLineThatCannotBeReadYetConfirmsNothing() {
    Tale tale =
        Tale.begin()
            .tell(at -> new Event.Line(at.plus(HOUR), at, TASK, Fault.LOB_TRUNCATED, ORDERS))
            .opened(ORDERS)
            .treat(LOB)
            .stop()
            .start();

    assertThat(tale.broken()).containsExactly(Promise.ONLY_CONFIRMED);
  }

  @Test
  void aLineThatWasCuredIsHistory() {
    Tale tale =
        Tale.treated(AGAIN)
            .later(HOUR)
            .reload(ORDERS)
            .heal()
            .later(HOUR)
            .opened(ORDERS)
            .treat(LOB)
            .stop()
            .start();

    assertThat(tale.broken()).containsExactly(Promise.ONLY_CONFIRMED);
  }

  @Test
  void aLineFromBeforeTheHealedEndOfWhichNobodyKnewCounts() {
    Tale tale =
        Tale.treated(AGAIN)
            .reload(ORDERS)
            .line(ITEMS)
            .later(HOUR)
            .heal()
            .opened(ITEMS)
            .treat(reload(List.of(), ITEMS))
            .reload(ITEMS);

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aLineThatWasHandedOverIsHistory() {
    Tale tale =
        Tale.begin()
            .sick(ORDERS)
            .later(HOUR)
            .handOver("Nobody knows a remedy.")
            .opened(ORDERS)
            .treat(LOB)
            .stop()
            .start();

    assertThat(tale.broken()).containsExactly(Promise.ONLY_CONFIRMED);
  }

  @Test
  void aLineAfterTheHandOverCounts() {
    Tale tale =
        Tale.begin()
            .sick(ORDERS)
            .handOver("Nobody knows a remedy.")
            .later(HOUR)
            .sick(ORDERS)
            .treat(LOB)
            .stop()
            .start();

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void whatAPersonDoesNeedsNoLine() {
    assertThat(Tale.begin().operatorModifies(FULL_LOB).violations()).isEmpty();
  }
}
