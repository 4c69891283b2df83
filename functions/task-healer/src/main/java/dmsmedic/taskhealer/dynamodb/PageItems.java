package dmsmedic.taskhealer.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The pages of documents, each an item of its own beside the document's. */
final class PageItems {

  /** What DynamoDB takes in one batch. */
  private static final int READ_MOST = 100;

  private static final int WRITE_MOST = 25;

  /** How often what DynamoDB left undone in a batch is asked for again. */
  private static final int ROUNDS_MAX = 20;

  private static final String PAGE = "page";

  private final DynamoDbClient client;
  private final String table;

  PageItems(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /**
   * The pages with these names, and the pages that they refer to; missing ones are left out.
   *
   * <p>Lists of equal content share their pages, and DynamoDB refuses a batch that names a key
   * twice.
   */
  Map<String, AttributeValue> read(ItemKey owner, Collection<String> names) {
    Map<String, AttributeValue> pages = new HashMap<>();
    List<String> wanted = names.stream().distinct().toList();
    while (!wanted.isEmpty()) {
      Map<String, AttributeValue> found = new HashMap<>();
      for (List<String> some : runs(wanted, READ_MOST)) {
        found.putAll(batch(owner, some));
      }
      pages.putAll(found);
      wanted =
          found.values().stream()
              .flatMap(page -> Pages.references(page).stream())
              .filter(name -> !pages.containsKey(name))
              .distinct()
              .toList();
    }
    return pages;
  }

  /** Writes pages of a document; a repeated write of the same page changes nothing. */
  void write(Document document, Map<String, AttributeValue> pages) {
    List<WriteRequest> puts = new ArrayList<>();
    pages.forEach((name, page) -> puts.add(put(document, name, page)));
    runs(puts, WRITE_MOST).forEach(this::batch);
  }

  /** Deletes pages that no item refers to any more. */
  void drop(ItemKey owner, Collection<String> names) {
    try {
      runs(names.stream().map(name -> delete(owner, name)).toList(), WRITE_MOST)
          .forEach(this::batch);
    } catch (SdkException | IncompleteException e) {
      // What was written stays written; these pages are waste and go with the rest of the room.
      return;
    }
  }

  /** Deletes every page whose name begins like this. */
  void dropAll(ItemKey owner, String prefix) {
    try {
      QueryRequest query =
          QueryRequest.builder()
              .tableName(table)
              .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
              .expressionAttributeValues(
                  Map.of(
                      ":pk",
                      AttributeValue.fromS(owner.pk()),
                      ":prefix",
                      AttributeValue.fromS(prefix)))
              .projectionExpression(LedgerTable.SK)
              .build();
      drop(
          owner,
          client.queryPaginator(query).items().stream()
              .map(item -> LedgerTable.text(item, LedgerTable.SK))
              .toList());
    } catch (SdkException e) {
      // Waste that stays costs a few kilobytes of storage and is never read.
      return;
    }
  }

  private Map<String, AttributeValue> batch(ItemKey owner, List<String> names) {
    Map<String, AttributeValue> pages = new HashMap<>();
    KeysAndAttributes keys =
        KeysAndAttributes.builder()
            .keys(names.stream().map(name -> owner.sibling(name).attributes()).toList())
            .consistentRead(true)
            .build();
    Map<String, KeysAndAttributes> wanted = Map.of(table, keys);
    for (int i = 0; i < ROUNDS_MAX && !wanted.isEmpty(); i++) {
      Map<String, KeysAndAttributes> now = wanted;
      BatchGetItemResponse answer = client.batchGetItem(get -> get.requestItems(now));
      answer.responses().values().stream()
          .flatMap(List::stream)
          .forEach(item -> add(owner, item, pages));
      wanted = answer.unprocessedKeys();
    }
    if (!wanted.isEmpty()) {
      throw new IncompleteException("DynamoDB left a part of a batch unread.");
    }
    return pages;
  }

  private static void add(
      ItemKey owner, Map<String, AttributeValue> item, Map<String, AttributeValue> pages) {
    String name = LedgerTable.text(item, LedgerTable.SK);
    LedgerTable.checkFormat(owner.sibling(name), item);
    AttributeValue page = item.get(PAGE);
    if (page != null) {
      pages.put(name, page);
    }
  }

  private void batch(List<WriteRequest> requests) {
    Map<String, List<WriteRequest>> rest = Map.of(table, requests);
    for (int i = 0; i < ROUNDS_MAX && !rest.isEmpty(); i++) {
      Map<String, List<WriteRequest>> now = rest;
      rest = client.batchWriteItem(write -> write.requestItems(now)).unprocessedItems();
    }
    if (!rest.isEmpty()) {
      throw new IncompleteException("DynamoDB left a part of a batch unwritten.");
    }
  }

  private static WriteRequest put(Document document, String name, AttributeValue page) {
    Map<String, AttributeValue> item =
        new LinkedHashMap<>(document.key().sibling(name).attributes());
    AttributeValue ttl = document.extra().get(LedgerTable.TTL);
    if (ttl != null) {
      item.put(LedgerTable.TTL, ttl);
    }
    item.put(LedgerTable.FORMAT_MEMBER, LedgerTable.format());
    item.put(PAGE, page);
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }

  private static WriteRequest delete(ItemKey owner, String name) {
    return WriteRequest.builder()
        .deleteRequest(delete -> delete.key(owner.sibling(name).attributes()))
        .build();
  }

  private static <T> List<List<T>> runs(List<T> all, int most) {
    List<List<T>> runs = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      runs.add(all.subList(from, Math.min(all.size(), from + most)));
    }
    return runs;
  }

  /** A batch that DynamoDB, throttled, did not finish. */
  static final class IncompleteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IncompleteException(String sentence) {
      super(sentence);
    }
  }
}
