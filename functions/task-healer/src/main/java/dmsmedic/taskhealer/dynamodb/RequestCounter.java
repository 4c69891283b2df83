package dmsmedic.taskhealer.dynamodb;

import dmsmedic.core.observation.Answer;
import dmsmedic.core.pace.Allowance;
import dmsmedic.taskhealer.aws.AwsFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The requests that all wake-ups have sent to DMS: an item for each window, which expires soon.
 *
 * <p>DynamoDB adds and answers in one step, so of hands that count at once each sees another sum.
 */
public final class RequestCounter implements Allowance.Counter {

  private static final Duration KEPT = Duration.ofHours(1);
  private static final String USED = "used";

  private final DynamoDbClient client;
  private final String table;

  /** The counter in the ledger's table. */
  public RequestCounter(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public Answer<Integer> add(Instant window, int requests) {
    UpdateItemRequest update =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(ItemKey.requests(window).attributes())
            .updateExpression("SET #format = :format, #ttl = :ttl ADD #used :requests")
            .expressionAttributeNames(
                Map.of(
                    "#format", LedgerTable.FORMAT_MEMBER, "#ttl", LedgerTable.TTL, "#used", USED))
            .expressionAttributeValues(
                Map.of(
                    ":format", LedgerTable.format(),
                    ":ttl", number(window.plus(KEPT).getEpochSecond()),
                    ":requests", number(requests)))
            .returnValues(ReturnValue.UPDATED_NEW)
            .build();
    try {
      AttributeValue used = client.updateItem(update).attributes().get(USED);
      return used == null || used.n() == null
          ? Answer.unknown("The count of requests is missing.")
          : Answer.known(Integer.parseInt(used.n()));
    } catch (SdkException e) {
      return Answer.unknown(AwsFailure.of("Counting requests", e).sentence());
    }
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
