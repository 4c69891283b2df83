package dmsmedic.medic.lab.account;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import dmsmedic.logwatcher.EventBridgeBus;
import dmsmedic.medic.lab.functions.Services;
import dmsmedic.medic.lab.scenario.Canaries;
import dmsmedic.medic.lab.scenario.Scenario;
import dmsmedic.medic.lab.world.LabWorld;
import dmsmedic.medic.lab.world.Stack;
import dmsmedic.medic.secrecy.Output;
import dmsmedic.medic.template.LogFilter;
import dmsmedic.medic.template.LogSubscription;
import dmsmedic.taskhealer.aws.AwsConnection;
import dmsmedic.taskhealer.cloudwatch.SdkLogs;
import dmsmedic.taskhealer.dynamodb.DynamoLedger;
import dmsmedic.taskhealer.healer.SecretLogins;
import dmsmedic.taskhealer.notify.Channel;
import dmsmedic.taskhealer.notify.SdkAnnouncer;
import dmsmedic.taskhealer.secrets.SdkSecrets;
import dmsmedic.testkit.aws.ScriptedAws;
import dmsmedic.testkit.aws.ScriptedAws.Reply;
import dmsmedic.testkit.aws.ScriptedAws.Request;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;

/**
 * The AWS account of one story: the real adapters of both functions talk to it, and it keeps what
 * they send and which IAM actions that needs.
 *
 * <p>The ledger is DynamoDB Local; logs, secret, bus and topic are those of the story's world.
 */
public final class Account implements AutoCloseable {

  private static final String SECRET = "dms-medic/lab";
  private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:example";

  private static final String PUBLISHED =
      "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
          + "<MessageId>1</MessageId></PublishResult></PublishResponse>";

  /** The services of the operations that are answered here. */
  private static final Map<String, String> SERVICES =
      Map.of(
          "FilterLogEvents", "logs",
          "GetSecretValue", "secretsmanager",
          "PutEvents", "events",
          "Publish", "sns");

  private final LabWorld world;
  private final Inputs inputs;
  private final List<Output> outputs = new CopyOnWriteArrayList<>();
  private final Set<String> actions = new ConcurrentSkipListSet<>();
  private final RecordedDynamo dynamo =
      new RecordedDynamo((action, request) -> sent(action, request));
  private final ScriptedAws http = new ScriptedAws(this::answer);

  /** The account beside the world of a scenario. */
  public Account(LabWorld world, Scenario scenario) {
    this.world = world;
    this.inputs = new Inputs(scenario);
  }

  /** Which canaries the functions had before them so far, and where. */
  public Set<String> planted() {
    List<LogSubscription> subscriptions = Stack.ofTemplate().subscriptions();
    world.lines().stream()
        .map(LabWorld.Line::text)
        .filter(text -> subscriptions.stream().anyMatch(one -> one.filter().passes(text)))
        .forEach(text -> inputs.read("a line for the watcher", text));
    return inputs.planted();
  }

  /** Everything that left a function so far. */
  public List<Output> outputs() {
    return List.copyOf(outputs);
  }

  /** The IAM actions that the calls so far needed. */
  public Set<String> actions() {
    return Set.copyOf(actions);
  }

  private void sent(String action, String request) {
    actions.add(action);
    outputs.add(new Output(action, request));
  }

  /** The real adapters over this account. */
  public Services services() {
    AwsConnection aws = AwsConnection.to(http.endpoint());
    DynamoLedger ledger = new DynamoLedger(dynamo.client(), RecordedDynamo.TABLE);
    SdkSecrets secrets = new SdkSecrets(SdkSecrets.client(aws), "dms-medic/", world.clock());
    return new Services(
        dms(),
        ledger,
        () -> closed(ledger),
        new SdkLogs(SdkLogs.client(aws), List.of(LabWorld.CLUSTER_GROUP), world.clock()),
        inputs.lookedInto(new SecretLogins(secrets, Optional.of(SECRET))),
        new SdkAnnouncer(
            SdkAnnouncer.eventsClient(aws),
            SdkAnnouncer.topicClient(aws),
            new SdkAnnouncer.Ways("example", TOPIC, EnumSet.allOf(Channel.class))),
        new EventBridgeBus(SdkAnnouncer.eventsClient(aws), "example"),
        line -> outputs.add(new Output("what a function printed", line)));
  }

  /** Has the open item of a task, where there is none an empty one, be of another format. */
  public void format(TaskArn task, IntUnaryOperator change) {
    dynamo.format(task, change);
  }

  private DatabaseMigrationClient dms() {
    return DatabaseMigrationClient.builder()
        .endpointOverride(world.dmsEndpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(this::credentials)
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(c ->
            c.addExecutionInterceptor(new DmsActions(this::sent))
                .addExecutionInterceptor(new DmsAnswers(inputs)))
        .build();
  }

  private AwsCredentials credentials() {
    AwsCredentials credentials = AwsBasicCredentials.create("healer", Canaries.AWS_SECRET_KEY);
    inputs.read("the credentials", credentials.secretAccessKey());
    return credentials;
  }

  private List<Incident> closed(DynamoLedger ledger) {
    return dynamo.tasks().stream().flatMap(task -> closed(ledger, task).stream()).toList();
  }

  private static List<Incident> closed(DynamoLedger ledger, TaskArn task) {
    Answer<List<Incident>> closed = ledger.closed(task);
    return closed.found().orElseThrow(() -> new IllegalStateException(closed.reason()));
  }

  private Reply answer(Request request) {
    String service = SERVICES.getOrDefault(request.operation(), "unknown");
    sent(service + ":" + request.operation(), request.body());
    Reply reply = reply(request);
    inputs.read(request.operation(), reply.body());
    return reply;
  }

  private Reply reply(Request request) {
    return switch (request.operation()) {
      case "FilterLogEvents" -> lines(Json.fields(request.body()));
      case "GetSecretValue" ->
          Reply.ok(Json.object().with("Name", SECRET).with("SecretString", world.secret()).write());
      case "PutEvents" -> put(Json.fields(request.body()).objects("Entries"));
      case "Publish" -> Reply.ok(PUBLISHED);
      default -> Reply.error(400, "AccessDeniedException");
    };
  }

  private Reply lines(Fields question) {
    LogFilter filter = LogFilter.of(question.text("filterPattern"));
    List<String> streams = question.texts("logStreamNames");
    List<LabWorld.Line> written =
        world.lines().stream()
            .filter(line -> line.group().equals(question.text("logGroupName")))
            .filter(line -> streams.isEmpty() || streams.contains(line.stream()))
            .toList();
    if (written.isEmpty()) {
      return Reply.error(400, "ResourceNotFoundException");
    }
    List<Json> found =
        written.stream()
            .filter(line -> line.at().toEpochMilli() >= question.number("startTime"))
            .filter(line -> filter.passes(line.text()))
            .<Json>map(Account::event)
            .toList();
    return Reply.ok(Json.object().with("events", new Json.Arr(found)).write());
  }

  private static Json event(LabWorld.Line line) {
    return Json.object()
        .with("logStreamName", line.stream())
        .with("timestamp", line.at().toEpochMilli())
        .with("message", line.text());
  }

  private Reply put(List<Fields> entries) {
    entries.stream()
        .map(entry ->
            new dmsmedic.logwatcher.Bus.Entry(
                entry.text("Source"), entry.text("DetailType"), entry.text("Detail"), world.now()))
        .forEach(entry -> world.bus().put(List.of(entry)));
    List<Json> results =
        entries.stream().<Json>map(_ -> Json.object().with("EventId", "1")).toList();
    return Reply.ok(
        Json.object().with("FailedEntryCount", 0).with("Entries", new Json.Arr(results)).write());
  }

  @Override
  public void close() {
    http.close();
    dynamo.close();
  }
}
