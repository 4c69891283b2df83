package dmsmedic.taskhealer.dynamodb;

import dmsmedic.taskhealer.dynamodb.codec.MalformedItemException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The table of the ledger: its keys, its index, and what every item says of itself.
 *
 * <p>An item of a newer {@link #FORMAT} than this program's is refused with a sentence and never
 * written over, so that an older function that still runs during a deployment does no harm.
 */
public final class LedgerTable {

  /** The partition key: the ARN of a task, a role, or the fleet. */
  public static final String PK = "pk";

  /** The sort key: which item of the partition. */
  public static final String SK = "sk";

  /** When DynamoDB may delete the item, in seconds since 1970. */
  public static final String TTL = "ttl";

  /** The sparse index of open incidents, keys only. */
  public static final String INDEX = "open";

  /** The index's partition key, which only open incidents have; always {@link #SHARD}. */
  public static final String OPEN_SHARD = "openShard";

  /** The one value of {@link #OPEN_SHARD}. */
  public static final String SHARD = "0";

  static final String FORMAT_MEMBER = "format";

  /** The condition of a write to an item that may be there, and must not be a newer program's. */
  static final String FORMAT_IS_KNOWN = "attribute_not_exists(#format) OR #format <= :format";

  /** Whose item it is: the id of the incident, or what else it holds. */
  static final String ROOM = "room";

  /**
   * 2: a plan has concerns, an approval and an interrupted treatment, a hand the stop it caused; an
   * incident can be held or paused; the fleet has an item; a file and a chronicle know what of the
   * log is no news. What format 1 does not have is empty.
   */
  static final int FORMAT = 2;

  private LedgerTable() {}

  /** The request that creates the table; time to live is switched on by another. */
  public static CreateTableRequest definition(String name) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(text(PK), text(SK), text(OPEN_SHARD))
        .keySchema(key(PK, KeyType.HASH), key(SK, KeyType.RANGE))
        .globalSecondaryIndexes(
            GlobalSecondaryIndex.builder()
                .indexName(INDEX)
                .keySchema(key(OPEN_SHARD, KeyType.HASH), key(PK, KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build())
        .build();
  }

  /** The IAM actions of every call that the ledger makes, on the table and its index. */
  public static List<String> permissions() {
    return List.of(
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
        "dynamodb:Query",
        "dynamodb:ConditionCheckItem",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        "dynamodb:BatchWriteItem");
  }

  static AttributeValue format() {
    return AttributeValue.fromN(Integer.toString(FORMAT));
  }

  /** The text of an attribute that every item has. */
  static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.s() == null) {
      throw new MalformedItemException("An item has no text '" + name + "'.");
    }
    return value.s();
  }

  /** Refuses an item that a newer program wrote, or none of ours. */
  static void checkFormat(ItemKey key, Map<String, AttributeValue> item) {
    AttributeValue format = item.get(FORMAT_MEMBER);
    if (format == null || format.n() == null || !format.n().matches("[0-9]{1,9}")) {
      throw new MalformedItemException("Item " + key + " has no number as its format.");
    }
    if (Integer.parseInt(format.n()) > FORMAT) {
      throw new MalformedItemException(
          ("Item %s was written by a newer version of DMS Medic: format %s, known here is %d."
                  + " Nothing is done for it until that version, or a newer one, is deployed.")
              .formatted(key, format.n(), FORMAT));
    }
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
