package dmsmedic.taskhealer.dynamodb;

import dmsmedic.taskhealer.dynamodb.codec.MalformedItemException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Values in the table, each in one item and its pages.
 *
 * <p>A page is written once and never changed: its name holds the version and a digest of its
 * content. First the new pages are written, then the item that refers to them, under a condition on
 * its version, then pages that nothing refers to any more are deleted. So whatever the size, a
 * write is one conditional write: it happened wholly or not at all, and of two hands one wins. A
 * value without long lists is one item and one call.
 */
final class Documents {

  private static final int READS_MAX = 4;
  private static final String VERSION = "version";
  private static final String VALUE = "value";

  private static final Map<String, String> NAMES =
      Map.of("#format", LedgerTable.FORMAT_MEMBER, "#room", LedgerTable.ROOM);

  private final DynamoDbClient client;
  private final String table;
  private final PageItems pages;

  Documents(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.pages = new PageItems(client, table);
  }

  /** The value of an item, or empty where there is no such item. */
  Optional<AttributeValue> read(ItemKey key) {
    for (int i = 1; ; i++) {
      Map<String, AttributeValue> item = item(key);
      if (item.isEmpty()) {
        return Optional.empty();
      }
      LedgerTable.checkFormat(key, item);
      try {
        return Optional.of(whole(key, item));
      } catch (MalformedItemException e) {
        if (i == READS_MAX) {
          throw e;
        }
        // Another hand wrote between our two reads and deleted what we were about to read.
      }
    }
  }

  /** The value that an item holds, with its pages. */
  AttributeValue whole(ItemKey key, Map<String, AttributeValue> item) {
    AttributeValue value = item.get(VALUE);
    if (value == null) {
      throw new MalformedItemException("Item " + key + " has no member 'value'.");
    }
    return Pages.joined(value, pages.read(key, Pages.references(value)));
  }

  /**
   * Writes the document where its item has the version before it; version 1 where there is none.
   */
  void write(Document document) {
    Map<String, AttributeValue> item = prepare(document, true);
    PutItemResponse before =
        client.putItem(put ->
            put.tableName(table)
                .item(item)
                .conditionExpression(condition(document.version() - 1))
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(expected(document.room(), document.version() - 1))
                .returnValues(ReturnValue.ALL_OLD));
    Set<String> unused = references(before.attributes());
    unused.removeAll(references(item));
    pages.drop(document.key(), unused);
  }

  /** Writes a new document where another one is stored in this version, in one step. */
  void writeBeside(Document other, Document document) {
    TransactWriteItem put =
        TransactWriteItem.builder()
            .put(
                Put.builder()
                    .tableName(table)
                    .item(prepare(document, false))
                    .conditionExpression(condition(document.version() - 1))
                    .expressionAttributeNames(NAMES)
                    .expressionAttributeValues(expected(document.room(), document.version() - 1))
                    .build())
            .build();
    TransactWriteItem check =
        TransactWriteItem.builder()
            .conditionCheck(
                ConditionCheck.builder()
                    .tableName(table)
                    .key(other.key().attributes())
                    .conditionExpression(condition(other.version()))
                    .expressionAttributeNames(NAMES)
                    .expressionAttributeValues(expected(other.room(), other.version()))
                    .build())
            .build();
    client.transactWriteItems(write -> write.transactItems(put, check));
  }

  /** Writes a document and deletes another's item, which must have that version, in one step. */
  void replace(Document gone, Document document) {
    TransactWriteItem put =
        TransactWriteItem.builder()
            .put(Put.builder().tableName(table).item(prepare(document, false)).build())
            .build();
    long version = gone.version() - 1;
    TransactWriteItem delete =
        TransactWriteItem.builder()
            .delete(
                Delete.builder()
                    .tableName(table)
                    .key(gone.key().attributes())
                    .conditionExpression(condition(version))
                    .expressionAttributeNames(NAMES)
                    .expressionAttributeValues(expected(gone.room(), version))
                    .build())
            .build();
    client.transactWriteItems(write -> write.transactItems(put, delete));
    pages.dropAll(gone.key(), gone.pagePrefix());
  }

  /** Writes the pages of a document that are not there yet; gives its item. */
  private Map<String, AttributeValue> prepare(Document document, boolean reuse) {
    boolean large = Content.bytes(document.value()) > Pages.INLINE_MAX;
    Set<String> stored = reuse && large ? references(item(document.key())) : Set.of();
    Map<String, String> byDigest = new HashMap<>();
    stored.forEach(name -> byDigest.put(name.substring(name.lastIndexOf('-') + 1), name));
    Pages cut =
        new Pages(content -> {
          String digest = Content.digest(content);
          return byDigest.getOrDefault(digest, name(document, digest));
        });
    AttributeValue value = cut.cut(document.value());
    Map<String, AttributeValue> fresh = new LinkedHashMap<>(cut.all());
    fresh.keySet().removeAll(stored);
    pages.write(document, fresh);
    return item(document, value);
  }

  private static String name(Document document, String digest) {
    return "%s%08d-%s".formatted(document.pagePrefix(), document.version(), digest);
  }

  private static Map<String, AttributeValue> item(Document document, AttributeValue value) {
    Map<String, AttributeValue> item = new LinkedHashMap<>(document.key().attributes());
    item.putAll(document.extra());
    item.put(LedgerTable.FORMAT_MEMBER, LedgerTable.format());
    item.put(LedgerTable.ROOM, AttributeValue.fromS(document.room()));
    item.put(VERSION, AttributeValue.fromN(Long.toString(document.version())));
    item.put(VALUE, value);
    return item;
  }

  private Map<String, AttributeValue> item(ItemKey key) {
    return client
        .getItem(get -> get.tableName(table).key(key.attributes()).consistentRead(true))
        .item();
  }

  /** The pages that an item refers to; pages of pages go when the whole room goes. */
  private static Set<String> references(Map<String, AttributeValue> item) {
    AttributeValue value = item.get(VALUE);
    return new HashSet<>(value == null ? List.of() : Pages.references(value));
  }

  /**
   * What must hold for the item that is there.
   *
   * <p>No item has version 0, so for that the condition holds only where there is no item. Another
   * incident of the same task may have come to the same version; its room is another.
   */
  private static String condition(long version) {
    String same =
        "version = :expected AND #format <= :format"
            + " AND (attribute_not_exists(#room) OR #room = :room)";
    return version == 0 ? "attribute_not_exists(pk) OR (" + same + ")" : same;
  }

  private static Map<String, AttributeValue> expected(String room, long version) {
    return Map.of(
        ":expected",
        AttributeValue.fromN(Long.toString(version)),
        ":format",
        LedgerTable.format(),
        ":room",
        AttributeValue.fromS(room));
  }
}
