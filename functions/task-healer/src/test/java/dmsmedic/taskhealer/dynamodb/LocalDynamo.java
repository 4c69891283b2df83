package dmsmedic.taskhealer.dynamodb;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local within this process, with a note of what was called. */
final class LocalDynamo implements AutoCloseable {

  private final AmazonDynamoDBLocal local = DynamoDBEmbedded.create(true);
  private final AtomicInteger tables = new AtomicInteger();
  private final Set<String> called = new ConcurrentSkipListSet<>();
  private final DynamoDbClient client;

  LocalDynamo() {
    DynamoDbClient real = local.dynamoDbClient();
    client =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                  called.add(method.getName());
                  try {
                    return method.isDefault() && takesLambda(method.getParameterTypes())
                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                        : method.invoke(real, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause() == null ? e : e.getCause();
                  }
                });
  }

  /** The name of a new table. */
  String emptyTable() {
    String name = "dms-medic-" + tables.incrementAndGet();
    client.createTable(LedgerTable.definition(name));
    called.clear();
    return name;
  }

  /** The client of all tables. */
  DynamoDbClient client() {
    return client;
  }

  /** The names of the methods that were called. */
  Set<String> called() {
    return called;
  }

  /** Whether a method only builds its request; the proxy of DynamoDB Local knows the built one. */
  private static boolean takesLambda(Class<?>[] parameters) {
    return parameters.length == 1 && parameters[0] == Consumer.class;
  }

  @Override
  public void close() {
    local.shutdownNow();
  }
}
