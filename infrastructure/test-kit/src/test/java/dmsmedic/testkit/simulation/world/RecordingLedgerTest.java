package dmsmedic.testkit.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.loop.Ledger;
import dmsmedic.testkit.LedgerContract;
import dmsmedic.testkit.simulation.history.Event;
import org.junit.jupiter.api.Test;

class RecordingLedgerTest extends LedgerContract {

  private final World world = Calm.world();

  @Override
  protected Ledger ledger() {
    return world.ledger;
  }

  @Test
  void whatWasTakenIsToldAndWhatWasOvertakenIsNot() {
    Incident saved = written(ledger().save(incident(task("ORDERS"), 1)));

    ledger().save(incident(task("ORDERS"), 2));

    assertThat(world.history.events()).containsExactly(new Event.Saved(world.time.now(), saved));
  }
}
