package dmsmedic.medic.lab.account;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.taskhealer.dynamodb.LedgerTable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** DynamoDB Local within this process, with the ledger's table, and a note of each call. */
final class RecordedDynamo implements AutoCloseable {

  static final String TABLE = "example-ledger";

  private final AmazonDynamoDBLocal local = DynamoDBEmbedded.create(true);
  private final DynamoDbClient real = local.dynamoDbClient();
  private final BiConsumer<String, String> note;

  /** The database that has each action noted together with the request that needed it. */
  RecordedDynamo(BiConsumer<String, String> note) {
    this.note = note;
    real.createTable(LedgerTable.definition(TABLE));
  }

  DynamoDbClient client() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            this::call);
  }

  /** The tasks of which the table knows something. */
  List<TaskArn> tasks() {
    return real.scan(scan -> scan.tableName(TABLE)).items().stream()
        .map(item -> item.getOrDefault(LedgerTable.PK, AttributeValue.fromS("")).s())
        .filter(pk -> pk.startsWith("arn:"))
        .distinct()
        .map(TaskArn::new)
        .toList();
  }

  /** Gives the open item of a task another format, and makes one where there is none. */
  void format(TaskArn task, IntUnaryOperator change) {
    Map<String, AttributeValue> key =
        Map.of(
            LedgerTable.PK, AttributeValue.fromS(task.value()),
            LedgerTable.SK, AttributeValue.fromS("open"));
    Map<String, AttributeValue> item =
        new HashMap<>(real.getItem(get -> get.tableName(TABLE).key(key)).item());
    item.putAll(key);
    item.put(LedgerTable.OPEN_SHARD, AttributeValue.fromS(LedgerTable.SHARD));
    AttributeValue format = item.getOrDefault("format", AttributeValue.fromN("1"));
    int changed = change.applyAsInt(Integer.parseInt(format.n()));
    item.put("format", AttributeValue.fromN(String.valueOf(changed)));
    real.putItem(put -> put.tableName(TABLE).item(item));
  }

  private Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
    try {
      // Such a method only builds its request; it then calls the method that takes the built one.
      if (method.isDefault() && method.getParameterTypes()[0] == Consumer.class) {
        return InvocationHandler.invokeDefault(proxy, method, arguments);
      }
      actions(method.getName(), arguments[0])
          .forEach(action -> note.accept(action, arguments[0].toString()));
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static Stream<String> actions(String method, Object request) {
    Stream<String> operations =
        request instanceof TransactWriteItemsRequest transaction
            ? transaction.transactItems().stream().map(RecordedDynamo::operation)
            : Stream.of(
                method.equals("queryPaginator")
                    ? "Query"
                    : method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1));
    return operations.map(operation -> "dynamodb:" + operation);
  }

  /** IAM asks for each part of a transaction by itself (Amazon DynamoDB developer guide). */
  private static String operation(TransactWriteItem part) {
    if (part.put() != null) {
      return "PutItem";
    }
    if (part.delete() != null) {
      return "DeleteItem";
    }
    return part.update() != null ? "UpdateItem" : "ConditionCheckItem";
  }

  @Override
  public void close() {
    local.shutdownNow();
  }
}
