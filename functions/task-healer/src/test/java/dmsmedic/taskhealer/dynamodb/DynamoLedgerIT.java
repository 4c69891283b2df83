package dmsmedic.taskhealer.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.Ledger.Saved;
import dmsmedic.core.loop.TaskFile;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.testkit.LedgerContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoLedgerIT extends LedgerContract {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final TaskArn TASK = task("ORDERS");

  private static final LocalDynamo DYNAMO = new LocalDynamo();

  private final String table = DYNAMO.emptyTable();
  private final DynamoLedger ledger = new DynamoLedger(DYNAMO.client(), table);

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @AfterAll
  static void stop() {
    DYNAMO.close();
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
          assertThat(LedgerTable.text(item, LedgerTable.SK)).startsWith(ItemKey.CLOSED);
          assertThat(item.get(LedgerTable.TTL))
              .isEqualTo(AttributeValue.fromN(Long.toString(expires)));
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
    DYNAMO.called().clear();
    written(ledger.save(incident(TASK, 5)));

    assertThat(DYNAMO.called()).containsExactly("putItem");
    assertThat(items()).hasSize(1);
  }

  @Test
  void thePermissionsAreThoseOfTheCallsMade() {
    Incident open = written(ledger.begin(incident(TASK, 3_000), TaskFile.of(TASK)));
    open = written(ledger.save(open.noted(NOON, "Something was seen.")));
    assertThat(ledger.open(TASK).found()).isPresent();
    assertThat(ledger.openTasks().found()).isPresent();
    written(ledger.hold("dms", open.id()));
    written(ledger.save(open.in(new Phase.Healed(NOON))));

    Map<String, List<String>> needed =
        Map.of(
            "queryPaginator", List.of("dynamodb:Query"),
            "transactWriteItems",
                List.of("dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem"));
    assertThat(LedgerTable.permissions())
        .containsExactlyInAnyOrderElementsOf(
            DYNAMO.called().stream()
                .flatMap(call -> needed.getOrDefault(call, List.of(action(call))).stream())
                .collect(Collectors.toSet()));
  }

  private static String action(String call) {
    return "dynamodb:" + call.substring(0, 1).toUpperCase(Locale.ROOT) + call.substring(1);
  }

  @Test
  void anItemOfANewerFormatIsNeitherReadNorWrittenOver() {
    Incident saved = written(ledger.save(incident(TASK, 1)));
    AttributeValue next = AttributeValue.fromN(Integer.toString(LedgerTable.FORMAT + 1));
    change(ItemKey.open(TASK), LedgerTable.FORMAT_MEMBER, next);
    written(ledger.hold("dms", saved.id()));
    change(ItemKey.holders("dms"), LedgerTable.FORMAT_MEMBER, next);
    FleetFile storm = FleetFile.empty().watched(21, Limits.standard(), NOON);
    written(ledger.save(storm));
    change(ItemKey.fleet(), LedgerTable.FORMAT_MEMBER, next);

    assertThat(ledger.open(TASK).reason())
        .isEqualTo("The ledger cannot be read. " + newer("'open' of '" + TASK + "'"));
    assertThat(ledger.save(saved)).isInstanceOf(Saved.Overtaken.class);
    String role = newer("'holders' of 'role#dms'");
    assertThat(ledger.holders("dms").reason()).isEqualTo("The ledger cannot be read. " + role);
    assertThat(ledger.hold("dms", "other")).isEqualTo(new Saved.Failed<>(role));
    assertThat(ledger.release("dms", saved.id())).isEqualTo(new Saved.Failed<>(role));
    assertThat(ledger.fleet().reason()).contains("'file' of 'fleet'", "newer version");
    assertThat(ledger.save(storm.withVersion(1))).isInstanceOf(Saved.Overtaken.class);
    assertThat(ledger.openTasks()).isEqualTo(Answer.known(List.of(TASK)));
  }

  @Test
  void aBookingOrAFileOfANewerFormatIsNotWrittenOver() {
    AttributeValue next = AttributeValue.fromN(Integer.toString(LedgerTable.FORMAT + 1));
    RequestBooking booking = new RequestBooking(DYNAMO.client(), table);
    Duration most = Duration.ofSeconds(30);
    assertThat(booking.book(NOON, Duration.ofSeconds(1), most)).isEqualTo(Answer.known(true));
    change(ItemKey.requests(), LedgerTable.FORMAT_MEMBER, next);
    TaskFile file = written(ledger.save(TaskFile.of(TASK)));
    change(ItemKey.file(TASK), LedgerTable.FORMAT_MEMBER, next);

    for (Instant at : List.of(NOON, NOON.plusSeconds(3600))) {
      assertThat(booking.book(at, Duration.ofSeconds(1), most).reason()).contains("newer version");
    }
    assertThat(ledger.file(TASK).reason()).contains("newer version");
    assertThat(ledger.save(file)).isInstanceOf(Saved.Overtaken.class);
  }

  private static String newer(String item) {
    return ("Item %s was written by a newer version of DMS Medic: format %d, known here is %d."
            + " Nothing is done for it until that version, or a newer one, is deployed.")
        .formatted(item, LedgerTable.FORMAT + 1, LedgerTable.FORMAT);
  }

  @Test
  void anItemOfThePreviousFormatIsReadAndWrittenOn() {
    Incident saved = written(ledger.save(incident(TASK, 1)));
    AttributeValue previous = AttributeValue.fromN(Integer.toString(LedgerTable.FORMAT - 1));
    change(ItemKey.open(TASK), LedgerTable.FORMAT_MEMBER, previous);
    DYNAMO
        .client()
        .updateItem(update ->
            update
                .tableName(table)
                .key(ItemKey.open(TASK).attributes())
                .updateExpression("REMOVE " + LedgerTable.ROOM));

    assertThat(ledger.open(TASK)).isEqualTo(Answer.known(Optional.of(saved)));
    Incident next = written(ledger.save(saved.noted(NOON, "Once more.")));
    assertThat(ledger.open(TASK)).isEqualTo(Answer.known(Optional.of(next)));
  }

  @Test
  void anItemUnderAKeyThatIsNoTaskHoldsUpNoOther() {
    written(ledger.save(incident(TASK, 1)));
    Map<String, AttributeValue> stray = new HashMap<>(items().getFirst());
    stray.put(LedgerTable.PK, AttributeValue.fromS("orders"));
    DYNAMO.client().putItem(put -> put.tableName(table).item(stray));

    assertThat(ledger.openTasks()).isEqualTo(Answer.known(List.of(TASK)));
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
            .map(item -> LedgerTable.text(item, LedgerTable.SK))
            .filter(sk -> sk.contains("/"))
            .findFirst()
            .orElseThrow();
    DYNAMO
        .client()
        .deleteItem(
            delete -> delete.tableName(table).key(ItemKey.open(TASK).sibling(page).attributes()));

    assertThat(ledger.open(TASK).reason())
        .isEqualTo("The ledger cannot be read. Page '" + page + "' is missing.");
  }

  private List<Map<String, AttributeValue>> items() {
    return new ArrayList<>(DYNAMO.client().scan(scan -> scan.tableName(table)).items());
  }

  private void change(ItemKey key, String member, AttributeValue value) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            DYNAMO.client().getItem(get -> get.tableName(table).key(key.attributes())).item());
    item.put(member, value);
    DYNAMO.client().putItem(put -> put.tableName(table).item(item));
  }
}
