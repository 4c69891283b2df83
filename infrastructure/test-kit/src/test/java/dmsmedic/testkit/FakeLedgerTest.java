package dmsmedic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.Ledger.Saved;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.testkit.FakeLedger.Trouble;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakeLedgerTest extends LedgerContract {

  private static final TaskArn TASK = task("ORDERS");

  private final FakeLedger ledger = new FakeLedger();

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Test
  void aLostRequestWritesNothing() {
    ledger.troubledBy(() -> Trouble.LOST);

    assertThat(ledger.save(incident(TASK, 1))).isInstanceOf(Saved.Failed.class);
    assertThat(ledger.open(TASK).found()).isEmpty();
    ledger.troubledBy(() -> Trouble.NONE);
    assertThat(ledger.open(TASK).found()).contains(Optional.empty());
  }

  @Test
  void aLostAnswerHidesThatItWasWritten() {
    ledger.troubledBy(() -> Trouble.UNANSWERED);

    assertThat(ledger.save(incident(TASK, 1))).isInstanceOf(Saved.Failed.class);
    ledger.troubledBy(() -> Trouble.NONE);
    assertThat(ledger.open(TASK).found().orElseThrow()).isPresent();
    assertThat(ledger.save(incident(TASK, 1))).isEqualTo(new Saved.Overtaken<Incident>());
  }

  @Test
  void anInjectedOvertakingWritesNothing() {
    ledger.troubledBy(() -> Trouble.OVERTAKEN);

    assertThat(ledger.hold("dms", "orders-1")).isInstanceOf(Saved.Overtaken.class);
    assertThat(ledger.holders("dms").found().orElseThrow()).isEmpty();
  }
}
