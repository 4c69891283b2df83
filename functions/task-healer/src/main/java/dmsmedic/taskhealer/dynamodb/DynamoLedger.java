package dmsmedic.taskhealer.dynamodb;

import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.TaskFile;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.taskhealer.aws.AwsConnection;
import dmsmedic.taskhealer.aws.AwsFailure;
import dmsmedic.taskhealer.dynamodb.codec.MalformedItemException;
import dmsmedic.taskhealer.dynamodb.codec.RecordReader;
import dmsmedic.taskhealer.dynamodb.codec.RecordWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The ledger in the table of {@link LedgerTable}.
 *
 * <p>Under a task's ARN stand its open incident ({@code open}), its closed ones ({@code
 * closed#...}, which expire after {@link #KEPT}) and its {@code file}; under a role the incidents
 * that need its settings; under {@code fleet} the storm. Reads are strongly consistent but for the
 * list of open tasks, which comes from an index and may lag by a moment.
 */
public final class DynamoLedger implements Ledger {

  /** How long a closed incident can be looked up. */
  public static final Duration KEPT = Duration.ofDays(90);

  private static final String CONDITION_FAILED = "ConditionalCheckFailed";
  private static final String INCIDENT = "incident";
  private static final String FILE = "file";
  private static final String FLEET = "fleet";

  private final DynamoDbClient client;
  private final String table;
  private final Documents documents;
  private final RoleHolders holders;

  /** The ledger in this table, which must exist. */
  public DynamoLedger(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.documents = new Documents(client, table);
    this.holders = new RoleHolders(client, table);
  }

  /** A client for the ledger. */
  public static DynamoDbClient client(AwsConnection connection) {
    return connection.prepare(DynamoDbClient.builder()).build();
  }

  @Override
  public Answer<Optional<Incident>> open(TaskArn task) {
    return reading(() ->
        documents
            .read(ItemKey.open(task))
            .map(value -> RecordReader.read(Incident.class, value, INCIDENT)));
  }

  @Override
  public Saved<Incident> begin(Incident first, TaskFile read) {
    Incident next = first.withVersion(1);
    return writing(() -> {
      documents.writeBeside(fileDocument(read), openDocument(next));
      return next;
    });
  }

  @Override
  public Saved<Incident> save(Incident incident) {
    Incident next = incident.withVersion(incident.version() + 1);
    return writing(() -> {
      if (next.phase().last() && next.chronicle().outbox().isEmpty()) {
        documents.replace(openDocument(next), closedDocument(next));
      } else {
        documents.write(openDocument(next));
      }
      return next;
    });
  }

  @Override
  public Answer<List<TaskArn>> openTasks() {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(LedgerTable.INDEX)
            .keyConditionExpression(LedgerTable.OPEN_SHARD + " = :shard")
            .expressionAttributeValues(Map.of(":shard", AttributeValue.fromS(LedgerTable.SHARD)))
            .build();
    return reading(
        () -> client.queryPaginator(query).items().stream().flatMap(DynamoLedger::task).toList());
  }

  /** The task's closed incidents that did not expire yet, oldest first. */
  public Answer<List<Incident>> closed(TaskArn task) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk AND begins_with(sk, :closed)")
            .filterExpression("attribute_exists(version)")
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(task.value()),
                    ":closed", AttributeValue.fromS(ItemKey.CLOSED)))
            .consistentRead(true)
            .build();
    return reading(() ->
        client.queryPaginator(query).items().stream().map(item -> closed(task, item)).toList());
  }

  @Override
  public Answer<TaskFile> file(TaskArn task) {
    return reading(() ->
        documents
            .read(ItemKey.file(task))
            .map(value -> RecordReader.read(TaskFile.class, value, FILE))
            .orElseGet(() -> TaskFile.of(task)));
  }

  @Override
  public Saved<TaskFile> save(TaskFile file) {
    TaskFile next = file.withVersion(file.version() + 1);
    return writing(() -> {
      documents.write(fileDocument(next));
      return next;
    });
  }

  private static Document fileDocument(TaskFile file) {
    return new Document(
        ItemKey.file(file.task()), FILE, file.version(), RecordWriter.write(file), Map.of());
  }

  @Override
  public Answer<FleetFile> fleet() {
    return reading(() ->
        documents
            .read(ItemKey.fleet())
            .map(value -> RecordReader.read(FleetFile.class, value, FLEET))
            .orElseGet(FleetFile::empty));
  }

  @Override
  public Saved<FleetFile> save(FleetFile file) {
    FleetFile next = file.withVersion(file.version() + 1);
    return writing(() -> {
      documents.write(
          new Document(ItemKey.fleet(), FLEET, next.version(), RecordWriter.write(next), Map.of()));
      return next;
    });
  }

  @Override
  public Saved<List<String>> hold(String role, String incident) {
    return writing(() -> holders.add(role, incident));
  }

  @Override
  public Saved<List<String>> release(String role, String incident) {
    return writing(() -> holders.remove(role, incident));
  }

  @Override
  public Answer<List<String>> holders(String role) {
    return reading(() -> holders.of(role));
  }

  private static Document openDocument(Incident incident) {
    return new Document(
        ItemKey.open(incident.task()),
        incident.id(),
        incident.version(),
        RecordWriter.write(incident),
        Map.of(LedgerTable.OPEN_SHARD, AttributeValue.fromS(LedgerTable.SHARD)));
  }

  private static Document closedDocument(Incident incident) {
    long until = incident.phase().since().plus(KEPT).getEpochSecond();
    return new Document(
        ItemKey.closed(incident),
        incident.id(),
        incident.version(),
        RecordWriter.write(incident),
        Map.of(LedgerTable.TTL, AttributeValue.fromN(Long.toString(until))));
  }

  private Incident closed(TaskArn task, Map<String, AttributeValue> item) {
    ItemKey key = new ItemKey(task.value(), LedgerTable.text(item, LedgerTable.SK));
    LedgerTable.checkFormat(key, item);
    return RecordReader.read(Incident.class, documents.whole(key, item), INCIDENT);
  }

  /** What stands under the name of no task is nobody's incident, and holds up no other. */
  private static Stream<TaskArn> task(Map<String, AttributeValue> item) {
    try {
      return Stream.of(new TaskArn(LedgerTable.text(item, LedgerTable.PK)));
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }

  private static <T> Answer<T> reading(Supplier<T> read) {
    try {
      return Answer.known(read.get());
    } catch (SdkException e) {
      return Answer.unknown(AwsFailure.of("Reading the ledger", e).sentence());
    } catch (MalformedItemException | PageItems.IncompleteException e) {
      return Answer.unknown("The ledger cannot be read. " + e.getMessage());
    }
  }

  private static <T> Saved<T> writing(Supplier<T> write) {
    try {
      return new Saved.Written<>(write.get());
    } catch (ConditionalCheckFailedException e) {
      return new Saved.Overtaken<>();
    } catch (TransactionCanceledException e) {
      return e.cancellationReasons().stream().anyMatch(r -> CONDITION_FAILED.equals(r.code()))
          ? new Saved.Overtaken<>()
          : new Saved.Failed<>(AwsFailure.of("Writing the ledger", e).sentence());
    } catch (SdkException e) {
      return new Saved.Failed<>(AwsFailure.of("Writing the ledger", e).sentence());
    } catch (MalformedItemException | PageItems.IncompleteException e) {
      return new Saved.Failed<>(String.valueOf(e.getMessage()));
    }
  }
}
