package dmsmedic.taskhealer.dynamodb;

import dmsmedic.core.observation.Answer;
import dmsmedic.core.pace.Allowance;
import dmsmedic.taskhealer.aws.AwsFailure;
import dmsmedic.taskhealer.dynamodb.codec.MalformedItemException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The bucket of requests to DMS that all wake-ups share: one item with the instant at which it is
 * full again, in milliseconds.
 *
 * <p>Each booking is one conditional addition, so hands that book at once never book the same
 * requests, and none has to read first.
 */
public final class RequestBooking implements Allowance.Booking {

  private final DynamoDbClient client;
  private final String table;

  /** The bucket in the ledger's table. */
  public RequestBooking(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public Answer<Boolean> book(Instant now, Duration cost, Duration most) {
    long atMost = now.plus(most).minus(cost).toEpochMilli();
    try {
      boolean added =
          update(
              "SET #format = :format, fullAt = fullAt + :cost",
              "fullAt >= :now AND fullAt <= :most",
              Map.of(":cost", cost.toMillis(), ":now", now.toEpochMilli(), ":most", atMost));
      return Answer.known(added || first(now, cost));
    } catch (SdkException e) {
      return Answer.unknown(AwsFailure.of("Booking requests", e).sentence());
    } catch (MalformedItemException e) {
      return Answer.unknown(String.valueOf(e.getMessage()));
    }
  }

  /** Books in a bucket that is full. */
  private boolean first(Instant now, Duration cost) {
    return update(
        "SET #format = :format, fullAt = :next",
        "attribute_not_exists(fullAt) OR fullAt < :now",
        Map.of(":next", now.plus(cost).toEpochMilli(), ":now", now.toEpochMilli()));
  }

  private boolean update(String change, String condition, Map<String, Long> numbers) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":format", LedgerTable.format());
    numbers.forEach((name, value) -> values.put(name, AttributeValue.fromN(value.toString())));
    UpdateItemRequest update =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(ItemKey.requests().attributes())
            .updateExpression(change)
            .conditionExpression("(%s) AND (%s)".formatted(LedgerTable.FORMAT_IS_KNOWN, condition))
            .expressionAttributeNames(Map.of("#format", LedgerTable.FORMAT_MEMBER))
            .expressionAttributeValues(values)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    try {
      client.updateItem(update);
      return true;
    } catch (ConditionalCheckFailedException e) {
      if (e.hasItem()) {
        LedgerTable.checkFormat(ItemKey.requests(), e.item());
      }
      return false;
    }
  }
}
