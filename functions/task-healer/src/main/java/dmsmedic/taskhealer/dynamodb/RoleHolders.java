package dmsmedic.taskhealer.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Who needs the changed settings of a role: a set of incidents in the role's item.
 *
 * <p>Adding twice is adding once, in whatever order hands come, so no version is needed.
 */
final class RoleHolders {

  private static final String HOLDERS = "holders";

  private final DynamoDbClient client;
  private final String table;

  RoleHolders(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /** The incidents, in order. */
  List<String> of(String role) {
    return names(read(ItemKey.holders(role)));
  }

  private Map<String, AttributeValue> read(ItemKey key) {
    Map<String, AttributeValue> item =
        client
            .getItem(get -> get.tableName(table).key(key.attributes()).consistentRead(true))
            .item();
    if (!item.isEmpty()) {
      LedgerTable.checkFormat(key, item);
    }
    return item;
  }

  List<String> add(String role, String incident) {
    return change(role, incident, "SET #format = :format ADD holders :incident");
  }

  List<String> remove(String role, String incident) {
    return change(role, incident, "SET #format = :format DELETE holders :incident");
  }

  private List<String> change(String role, String incident, String expression) {
    ItemKey key = ItemKey.holders(role);
    UpdateItemRequest update =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(key.attributes())
            .updateExpression(expression)
            .conditionExpression(LedgerTable.FORMAT_IS_KNOWN)
            .expressionAttributeNames(Map.of("#format", LedgerTable.FORMAT_MEMBER))
            .expressionAttributeValues(
                Map.of(
                    ":format",
                    LedgerTable.format(),
                    ":incident",
                    AttributeValue.fromSs(List.of(incident))))
            .returnValues(ReturnValue.ALL_NEW)
            .build();
    try {
      return names(client.updateItem(update).attributes());
    } catch (ConditionalCheckFailedException e) {
      // Reading refuses the item with the reason; where it no longer does, another hand was here.
      read(key);
      throw e;
    }
  }

  private static List<String> names(Map<String, AttributeValue> item) {
    AttributeValue names = item.get(HOLDERS);
    return names == null ? List.of() : names.ss().stream().sorted().toList();
  }
}
