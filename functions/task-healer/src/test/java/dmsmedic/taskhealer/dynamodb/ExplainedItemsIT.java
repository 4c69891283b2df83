package dmsmedic.taskhealer.dynamodb;

import static dmsmedic.testkit.LedgerContract.written;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.incident.Chronicle;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.loop.TaskFile;
import dmsmedic.core.observation.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What stands in the ledger's table is explained in README.md, and nothing else is. */
class ExplainedItemsIT {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final LocalDynamo DYNAMO = new LocalDynamo();

  private final Readme readme = new Readme();
  private final Incident example = readme.incident();
  private final String table = DYNAMO.emptyTable();
  private final DynamoLedger ledger = new DynamoLedger(DYNAMO.client(), table);

  @AfterAll
  static void stop() {
    DYNAMO.close();
  }

  @Test
  void everyItemAndAttributeThatIsWrittenIsExplained() {
    List<Map<String, AttributeValue>> items = itemsOfEveryKind();

    assertThat(
            items.stream()
                .map(item ->
                    new ItemKey(
                        LedgerTable.text(item, LedgerTable.PK),
                        LedgerTable.text(item, LedgerTable.SK)))
                .map(readme::row)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(readme.rows("The ledger"));
    Set<String> attributes = new TreeSet<>();
    items.forEach(item -> attributes.addAll(item.keySet()));
    assertThat(readme.explained("Attributes of an item"))
        .containsExactlyInAnyOrderElementsOf(attributes);
  }

  private List<Map<String, AttributeValue>> itemsOfEveryKind() {
    Incident large =
        example
            .withVersion(0)
            .withTables(Collections.nCopies(500, example.tables().getFirst()))
            .withChronicle(Chronicle.from(NOON));
    Incident closing = written(ledger.save(large));
    written(ledger.save(closing.in(new Phase.Healed(NOON))));
    written(ledger.save(large));
    written(ledger.save(TaskFile.of(example.task())));
    written(ledger.save(FleetFile.empty().watched(21, Limits.standard(), NOON)));
    written(ledger.hold("cluster.example:26257/dms_user", example.id()));
    RequestBooking booking = new RequestBooking(DYNAMO.client(), table);
    assertThat(booking.book(NOON, Duration.ofSeconds(1), Duration.ofSeconds(9)))
        .isEqualTo(Answer.known(true));
    return new ArrayList<>(
        DYNAMO.client().scanPaginator(scan -> scan.tableName(table)).items().stream().toList());
  }
}
