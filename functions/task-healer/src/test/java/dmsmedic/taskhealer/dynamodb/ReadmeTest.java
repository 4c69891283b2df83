package dmsmedic.taskhealer.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.loop.TaskFile;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.json.Json;
import dmsmedic.taskhealer.dynamodb.codec.RecordReader;
import dmsmedic.taskhealer.dynamodb.codec.RecordWriter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What README.md says to whoever repairs the ledger by hand is so. */
class ReadmeTest {

  private final String page = read();

  private static String read() {
    try {
      return Files.readString(Path.of("README.md"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its format may be an older one than today's, which must be read all the same. */
  @Test
  void theExampleItemIsReadAndWrittenBack() {
    Map<String, AttributeValue> item = example();
    ItemKey key =
        new ItemKey(LedgerTable.text(item, LedgerTable.PK), LedgerTable.text(item, LedgerTable.SK));
    LedgerTable.checkFormat(key, item);

    AttributeValue value = item.getOrDefault("value", AttributeValue.fromNul(true));
    Incident incident = RecordReader.read(Incident.class, value, "incident");

    assertThat(ItemKey.open(incident.task())).isEqualTo(key);
    assertThat(item).containsEntry(LedgerTable.OPEN_SHARD, AttributeValue.fromS(LedgerTable.SHARD));
    assertThat(item.get("version")).isEqualTo(value.m().get("version"));
    assertThat(incident.phase()).isInstanceOf(Phase.Planning.class);
    assertThat(incident.chronicle().outbox()).hasSize(1);
    assertThat(RecordReader.read(Incident.class, RecordWriter.write(incident), "incident"))
        .isEqualTo(incident);
  }

  @Test
  void everyAttributeOfAnItemIsExplained() {
    List<String> attributes =
        List.of(
            LedgerTable.PK,
            LedgerTable.SK,
            LedgerTable.FORMAT_MEMBER,
            LedgerTable.OPEN_SHARD,
            LedgerTable.TTL,
            "version",
            "value",
            "page",
            "holders");

    assertThat(attributes)
        .allSatisfy(
            name -> assertThat(section("Attributes of an item")).contains("`" + name + "`"));
  }

  @Test
  void everyMemberOfAnIncidentAndOfAFileIsExplained() {
    assertThat(explained("Members of an incident")).isEqualTo(members(Incident.class));
    assertThat(explained("Members of a file")).isEqualTo(members(TaskFile.class));
  }

  @Test
  void theKeysAreThoseThatAreExplained() {
    String ledger = section("The ledger");
    TaskArn task = TaskArn.of("aws", "eu-west-1", "123456789012", "ORDERS");

    assertThat(ledger)
        .contains("`" + ItemKey.open(task).sk() + "`")
        .contains("`" + ItemKey.file(task).sk() + "`")
        .contains("`" + ItemKey.CLOSED + "`")
        .contains("`" + ItemKey.holders("x").sk() + "`");
  }

  private static List<String> members(Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private List<String> explained(String heading) {
    return section(heading)
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(3, line.indexOf('`', 3)))
        .toList();
  }

  /** From a heading to the next one. */
  private String section(String heading) {
    int from = page.indexOf("# " + heading + "\n");
    assertThat(from).as(heading).isPositive();
    int to = page.indexOf("\n#", from + 2);
    return page.substring(from, to < 0 ? page.length() : to);
  }

  private Map<String, AttributeValue> example() {
    int from = page.indexOf("```json\n") + "```json\n".length();
    Json item = Json.read(page.substring(from, page.indexOf("```", from)));
    return members((Json.Obj) item);
  }

  private static Map<String, AttributeValue> members(Json.Obj item) {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    item.fields().forEach((name, value) -> members.put(name, attribute((Json.Obj) value)));
    return members;
  }

  /** A value as the AWS CLI writes it: an object with the name of its type. */
  private static AttributeValue attribute(Json.Obj typed) {
    Map.Entry<String, Json> only = typed.fields().entrySet().iterator().next();
    return switch (only.getValue()) {
      case Json.Str(String text) when only.getKey().equals("S") -> AttributeValue.fromS(text);
      case Json.Str(String digits) when only.getKey().equals("N") -> AttributeValue.fromN(digits);
      case Json.Bool(boolean truth) -> AttributeValue.fromBool(truth);
      case Json.Obj members -> AttributeValue.fromM(members(members));
      case Json.Arr items ->
          AttributeValue.fromL(items.items().stream().map(i -> attribute((Json.Obj) i)).toList());
      case Json other -> throw new IllegalArgumentException("No such value: " + other);
    };
  }
}
