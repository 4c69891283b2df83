package dmsmedic.medic.template;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.taskhealer.dynamodb.LedgerTable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** The deployed table is the one that the adapter is tested with. */
class LedgerSchemaTest {
  private final CreateTableRequest tested = LedgerTable.definition("ledger");
  private final Node deployed =
      Checkout.template().ofType("AWS::DynamoDB::Table").getOrDefault("Ledger", Node.NOTHING);

  @Test
  void ofTheSameKeys() {
    assertThat(keys(deployed)).isEqualTo(keys(tested.keySchema()));
  }

  @Test
  void ofTheSameIndex() {
    Node index = deployed.get("GlobalSecondaryIndexes").elements().getFirst();
    GlobalSecondaryIndex expected = tested.globalSecondaryIndexes().getFirst();

    assertThat(tested.globalSecondaryIndexes()).hasSize(1);
    assertThat(index.get("IndexName").texts()).containsExactly(expected.indexName());
    assertThat(keys(index)).isEqualTo(keys(expected.keySchema()));
    assertThat(index.at("Projection", "ProjectionType").texts())
        .containsExactly(expected.projection().projectionTypeAsString());
  }

  @Test
  void ofTheSameAttributes() {
    Stream<String> expected =
        tested.attributeDefinitions().stream()
            .map(attribute -> attribute.attributeName() + " " + attribute.attributeTypeAsString());

    assertThat(deployed.get("AttributeDefinitions").elements())
        .extracting(at -> text(at, "AttributeName") + " " + text(at, "AttributeType"))
        .containsExactlyInAnyOrderElementsOf(expected.toList());
  }

  @Test
  void whoseItemsExpireByTheSameAttribute() {
    assertThat(deployed.at("TimeToLiveSpecification", "AttributeName").texts())
        .containsExactly(LedgerTable.TTL);
  }

  private static List<String> keys(Node table) {
    return table.get("KeySchema").elements().stream()
        .map(key -> text(key, "AttributeName") + " " + text(key, "KeyType"))
        .toList();
  }

  private static List<String> keys(List<KeySchemaElement> schema) {
    return schema.stream().map(key -> key.attributeName() + " " + key.keyTypeAsString()).toList();
  }

  private static String text(Node at, String key) {
    return at.get(key).required(key);
  }
}
