package dmsmedic.taskhealer.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.Ledger.Saved;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.testkit.LedgerContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoLedgerIT extends LedgerContract {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final TaskArn TASK = task("ORDERS");

  private final LocalDynamo dynamo = new LocalDynamo();
  private final DynamoLedger ledger = new DynamoLedger(dynamo.client(), LocalDynamo.TABLE);

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @AfterEach
  void stop() {
    dynamo.close();
  }

  @Test
  void aClosedIncidentIsKeptForNinetyDays() {
    Incident open = written(ledger.save(incident(TASK, 3_000)));
    Incident ended = written(ledger.save(open.in(new Phase.Healed(NOON))));

    assertThat(ledger.closed(TASK)).isEqualTo(Answer.known(List.of(ended)));
    long expires = NOON.plus(DynamoLedger.KEPT).getEpochSecond();
    assertThat(items())
        .isNotEmpty()
        .allSatisfy(item -> {
          assertThat(item.get(LedgerTable.SK).s()).startsWith(ItemKey.CLOSED);
          assertThat(item.get(LedgerTable.TTL).n()).isEqualTo(Long.toString(expires));
        });
  }

  @Test
  void aChangeOfOneTableWritesOnePageAndLeavesNoWaste() {
    Incident saved = written(ledger.save(incident(TASK, 3_000)));
    List<Map<String, AttributeValue>> before = items();
    List<HurtTable> tables = new ArrayList<>(saved.tables());
    tables.set(1_700, tables.get(1_700).proven(true));
    written(ledger.save(saved.withTables(tables)));

    List<Map<String, AttributeValue>> after = items();
    assertThat(after).hasSameSizeAs(before);
    after.removeAll(before);
    assertThat(after).hasSize(2);
  }

  @Test
  void aSmallIncidentIsOneItemAndOneCall() {
    dynamo.called().clear();
    written(ledger.save(incident(TASK, 5)));

    assertThat(dynamo.called()).containsExactly("putItem");
    assertThat(items()).hasSize(1);
  }

  @Test
  void anItemOfANewerFormatIsNeitherReadNorWrittenOver() {
    Incident saved = written(ledger.save(incident(TASK, 1)));
    change(ItemKey.open(TASK), LedgerTable.FORMAT_MEMBER, AttributeValue.fromN("2"));
    written(ledger.hold("dms", saved.id()));
    change(ItemKey.holders("dms"), LedgerTable.FORMAT_MEMBER, AttributeValue.fromN("2"));

    assertThat(ledger.open(TASK).reason())
        .isEqualTo(
            "The ledger cannot be read. Item 'open' of '"
                + TASK
                + "' was written by a newer"
                + " version of DMS Medic: format 2, known here is 1.");
    assertThat(ledger.save(saved)).isInstanceOf(Saved.Overtaken.class);
    assertThat(ledger.holders("dms").found()).isEmpty();
    assertThat(ledger.hold("dms", "other")).isInstanceOf(Saved.Failed.class);
  }

  @Test
  void aMalformedItemIsOneSentence() {
    written(ledger.save(incident(TASK, 1)));
    change(ItemKey.open(TASK), "value", AttributeValue.fromM(Map.of()));

    assertThat(ledger.open(TASK).reason())
        .isEqualTo("The ledger cannot be read. Member incident.id is missing.");
  }

  @Test
  void aMissingPageIsSaidAndNotTakenForEmpty() {
    written(ledger.save(incident(TASK, 3_000)));
    String page =
        items().stream()
            .map(item -> item.get(LedgerTable.SK).s())
            .filter(sk -> sk.contains("/"))
            .findFirst()
            .orElseThrow();
    dynamo
        .client()
        .deleteItem(delete ->
            delete.tableName(LocalDynamo.TABLE).key(ItemKey.open(TASK).sibling(page).attributes()));

    assertThat(ledger.open(TASK).reason())
        .isEqualTo("The ledger cannot be read. Page '" + page + "' is missing.");
  }

  @Test
  void aTableThatIsNotThereIsUnknownAndFailed() {
    DynamoLedger lost = new DynamoLedger(dynamo.client(), "no-such-table");

    assertThat(lost.open(TASK).reason()).contains("ResourceNotFoundException");
    assertThat(lost.save(incident(TASK, 1))).isInstanceOf(Saved.Failed.class);
    assertThat(lost.openTasks().found()).isEmpty();
  }

  private List<Map<String, AttributeValue>> items() {
    return new ArrayList<>(dynamo.client().scan(scan -> scan.tableName(LocalDynamo.TABLE)).items());
  }

  private void change(ItemKey key, String member, AttributeValue value) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            dynamo
                .client()
                .getItem(get -> get.tableName(LocalDynamo.TABLE).key(key.attributes()))
                .item());
    item.put(member, value);
    dynamo.client().putItem(put -> put.tableName(LocalDynamo.TABLE).item(item));
  }
}
