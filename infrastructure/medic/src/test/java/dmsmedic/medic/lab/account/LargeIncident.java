package dmsmedic.medic.lab.account;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.taskhealer.dynamodb.DynamoLedger;
import dmsmedic.testkit.LedgerContract;
import java.util.Set;
import java.util.TreeSet;

/** An incident that does not fit into one item, from its beginning to its end. */
public final class LargeIncident extends LedgerContract {

  private final Ledger ledger;

  private LargeIncident(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  /** The IAM actions that it takes to remember it. */
  public static Set<String> actions() {
    Set<String> actions = new TreeSet<>();
    try (RecordedDynamo dynamo = new RecordedDynamo((action, _) -> actions.add(action))) {
      new LargeIncident(new DynamoLedger(dynamo.client(), RecordedDynamo.TABLE)).live();
    }
    return actions;
  }

  private void live() {
    TaskArn task = task("LARGE");
    Incident open = written(ledger.save(incident(task, 3_000)));
    Incident read = ledger.open(task).found().orElseThrow().orElseThrow();
    written(ledger.save(read.in(new Phase.Healed(open.openedAt()))));
  }
}
