package dmsmedic.taskhealer.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.loop.TaskFile;
import dmsmedic.taskhealer.dynamodb.codec.RecordWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What README.md says to whoever reads the ledger by hand is so. */
class ReadmeTest {

  private final Readme readme = new Readme();

  @Test
  void theExampleItemIsWhatIsWrittenToday() {
    Map<String, AttributeValue> item = readme.example();
    Incident incident = readme.incident();

    assertThat(new ItemKey(text(item, LedgerTable.PK), text(item, LedgerTable.SK)))
        .isEqualTo(ItemKey.open(incident.task()));
    assertThat(item)
        .containsEntry(LedgerTable.FORMAT_MEMBER, LedgerTable.format())
        .containsEntry(LedgerTable.ROOM, AttributeValue.fromS(incident.id()))
        .containsEntry("value", RecordWriter.write(incident));
    assertThat(incident.phase()).isInstanceOf(Phase.Planning.class);
    assertThat(incident.chronicle().outbox()).hasSize(1);
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return LedgerTable.text(item, name);
  }

  @Test
  void everyMemberIsExplained() {
    assertThat(readme.explained("Members of an incident")).isEqualTo(members(Incident.class));
    assertThat(readme.explained("Members of a file")).isEqualTo(members(TaskFile.class));
    assertThat(readme.explained("Members of the fleet's file")).isEqualTo(members(FleetFile.class));
    assertThat(readme.section("Members of the fleet's file"))
        .contains(members(FleetFile.Storm.class).stream().map(name -> "`" + name + "`").toList());
  }

  private static List<String> members(Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /** One row for each way to make a key, and one for pages. */
  @Test
  void everyKeyIsExplained() {
    List<ItemKey> keys =
        Arrays.stream(ItemKey.class.getDeclaredMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .filter(method -> method.getReturnType() == ItemKey.class)
            .map(this::made)
            .toList();

    assertThat(keys.stream().map(readme::row)).doesNotHaveDuplicates();
    assertThat(readme.rows("The ledger")).hasSize(keys.size() + 1);
  }

  private ItemKey made(Method factory) {
    try {
      Object[] of = Arrays.stream(factory.getParameterTypes()).map(this::specimen).toArray();
      return (ItemKey) factory.invoke(null, of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object specimen(Class<?> type) {
    Incident incident = readme.incident();
    return Stream.of(incident, incident.task(), "cluster.example:26257/dms_user")
        .filter(type::isInstance)
        .findFirst()
        .orElseThrow();
  }
}
