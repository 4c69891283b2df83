package dmsmedic.taskhealer.dynamodb;

import static dmsmedic.testkit.LedgerContract.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.loop.Cluster;
import dmsmedic.core.loop.Dms;
import dmsmedic.core.loop.Ledger.Saved;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.loop.Loop;
import dmsmedic.core.loop.TaskFile;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.triage.Signal;
import dmsmedic.testkit.FakeAnnouncer;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Who does to the ledger's table what README.md says brings about what it says. */
class RepairByHandIT {

  private static final Instant ONE = Instant.parse("2026-11-20T13:00:00Z");
  private static final LocalDynamo DYNAMO = new LocalDynamo();

  private final Readme readme = new Readme();
  private final Incident example = readme.incident();
  private final TaskArn task = example.task();
  private final String table = DYNAMO.emptyTable();
  private final DynamoLedger ledger = new DynamoLedger(DYNAMO.client(), table);
  private final FakeAnnouncer people = new FakeAnnouncer();

  @AfterAll
  static void stop() {
    DYNAMO.close();
  }

  /** The incident of the example, in the version that it has there. */
  private Incident opened() {
    Incident next = written(ledger.begin(example.withVersion(0), TaskFile.of(task)));
    while (next.version() < example.version()) {
      next = written(ledger.save(next));
    }
    return next;
  }

  /** The same, and a stop of the task is under way. */
  private Incident stopping() {
    Intent intent = new Intent(new Deed.StopTask(), ONE, ONE.plusSeconds(180));
    Incident open = opened().in(new Phase.Stopping(example.openedAt()));
    return written(ledger.save(open.withHand(open.hand().withIntent(Optional.of(intent)))));
  }

  @Test
  void theExampleIsWhatTheLedgerWrites() {
    opened();

    assertThat(copied()).isEqualTo(readme.example());
  }

  @Test
  void anIncidentThatIsEndedByHandIsReadAndGoneOnWith() {
    Incident open = stopping();
    put(ended(copied()), copied());

    Incident expected =
        open.in(new Phase.HandedOver(ONE, new Ending(Ending.Why.OPERATOR, "Ended by hand.")))
            .withHand(open.hand().withIntent(Optional.empty()))
            .announcing(Notice.Kind.HANDED_OVER, ONE)
            .withVersion(open.version() + 1);
    assertThat(ledger.open(task)).isEqualTo(Answer.known(Optional.of(expected)));
    assertThat(ledger.save(open)).isInstanceOf(Saved.Overtaken.class);
    assertThat(written(ledger.save(expected.noted(ONE, "Seen."))).version())
        .isEqualTo(open.version() + 2);
  }

  @Test
  void theNextWakeUpTellsTheEndAndClosesTheItem() {
    stopping();
    put(ended(copied()), copied());

    assertThat(wake()).isInstanceOf(Loop.Woken.Rested.class);
    assertThat(people.sent()).hasSize(2);
    assertThat(people.sent().getLast().toString()).contains("Ended by hand.");
    assertThat(ledger.open(task)).isEqualTo(Answer.known(Optional.empty()));
    assertThat(ledger.closed(task).found().orElseThrow()).hasSize(1);
  }

  @Test
  void whoeverWasFasterIsNotWrittenOver() {
    Incident open = stopping();
    Map<String, AttributeValue> copy = copied();
    Incident next = written(ledger.save(open));

    assertThatThrownBy(() -> put(ended(copy), copy))
        .isInstanceOf(ConditionalCheckFailedException.class);
    assertThat(ledger.open(task)).isEqualTo(Answer.known(Optional.of(next)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "phase.since | {'N': '1'} | incident.phase.since is not a text",
        "phase.is | {'S': 'Ended'} | incident.phase.is is no Phase known here",
        "phase.ending.why | {'S': 'ME'} | incident.phase.ending.why is no Why known here",
        "hand.stopped | {'S': 'false'} | incident.hand.stopped is not true or false",
        "chronicle.outbox | {'M': {}} | incident.chronicle.outbox is not a list",
        "notices | {'S': '2'} | incident.notices is not a number",
      })
  void aMistakeIsNamedAndTheItemLeftAsItIs(String member, String value, String sentence) {
    Incident open = stopping();
    Map<String, AttributeValue> copy = copied();
    AttributeValue mistake = Readme.value(value.replace('\'', '"'));
    Map<String, AttributeValue> wrong = changed(ended(copy), "value." + member, _ -> mistake);
    put(wrong, copy);

    String refusal = "The ledger cannot be read. Member " + sentence + ".";
    assertThat(ledger.open(task).reason()).isEqualTo(refusal);
    assertThat(wake()).isEqualTo(new Loop.Woken.Unread(refusal));
    assertThat(ledger.save(open)).isInstanceOf(Saved.Overtaken.class);
    assertThat(people.sent()).isEmpty();
    assertThat(copied()).isEqualTo(wrong);
  }

  /** The first step: the item, read as the page says. */
  private Map<String, AttributeValue> copied() {
    Map<String, AttributeValue> key = new HashMap<>(Readme.item(readme.only("--key '([^']+)'")));
    key.put(LedgerTable.PK, AttributeValue.fromS(task.value()));
    return DYNAMO
        .client()
        .getItem(get -> get.tableName(table).consistentRead(true).key(key))
        .item();
  }

  /** The second step: what ends the incident, and both versions. */
  private Map<String, AttributeValue> ended(Map<String, AttributeValue> copy) {
    AttributeValue phase = Readme.value(readme.only("`(\\{\"M\": \\{\"is\"[^`]+)`"));
    AttributeValue notice = Readme.value(readme.only("`(\\{\"M\": \\{\"kind\"[^`]+)`"));
    Map<String, AttributeValue> item = copy;
    item = changed(item, "version", RepairByHandIT::raised);
    item = changed(item, "value.version", RepairByHandIT::raised);
    item = changed(item, "value.phase", _ -> phase);
    item = changed(item, "value.hand", hand -> without(hand, "intent"));
    item = changed(item, "value.notices", RepairByHandIT::raised);
    return changed(item, "value.chronicle.outbox", outbox -> longer(outbox, notice));
  }

  /** The third step: the item, written under the condition of the page. */
  private void put(Map<String, AttributeValue> item, Map<String, AttributeValue> copy) {
    Map<String, AttributeValue> read =
        new HashMap<>(Readme.item(readme.only("--expression-attribute-values '([^']+)'")));
    read.replace(":read", copy.getOrDefault("version", AttributeValue.fromNul(true)));
    read.replace(":room", copy.getOrDefault("room", AttributeValue.fromNul(true)));
    DYNAMO
        .client()
        .putItem(put ->
            put.tableName(table)
                .item(item)
                .conditionExpression(readme.only("--condition-expression '([^']+)'"))
                .expressionAttributeValues(read));
  }

  /** With the member at the end of a path changed. */
  private static Map<String, AttributeValue> changed(
      Map<String, AttributeValue> members, String path, UnaryOperator<AttributeValue> change) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    assertThat(members).containsKey(name);
    Map<String, AttributeValue> changed = new LinkedHashMap<>(members);
    changed.computeIfPresent(
        name,
        (_, member) ->
            dot < 0
                ? change.apply(member)
                : AttributeValue.fromM(changed(member.m(), path.substring(dot + 1), change)));
    return changed;
  }

  private static AttributeValue raised(AttributeValue number) {
    return AttributeValue.fromN(Long.toString(Long.parseLong(number.n()) + 1));
  }

  private static AttributeValue without(AttributeValue members, String name) {
    assertThat(members.m()).containsKey(name);
    Map<String, AttributeValue> fewer = new LinkedHashMap<>(members.m());
    fewer.remove(name);
    return AttributeValue.fromM(fewer);
  }

  private static AttributeValue longer(AttributeValue list, AttributeValue last) {
    List<AttributeValue> items = new ArrayList<>(list.l());
    items.add(last);
    return AttributeValue.fromL(items);
  }

  /** A wake-up that needs nothing but the ledger and people, and fails where it asks for more. */
  private Loop.Woken wake() {
    Loop.Ports ports =
        new Loop.Ports(
            nobody(Dms.class),
            nobody(Cluster.class),
            nobody(Logs.class),
            ledger,
            people,
            () -> ONE);
    return new Loop(ports, Limits.standard(), Mode.OBSERVE)
        .wake(new Signal.Tick(task), ONE.plusSeconds(60));
  }

  private static <T> T nobody(Class<T> port) {
    Class<?>[] ports = {port};
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            ports,
            (_, method, _) -> {
              throw new IllegalStateException("Nobody asks for " + method.getName() + ".");
            }));
  }
}
