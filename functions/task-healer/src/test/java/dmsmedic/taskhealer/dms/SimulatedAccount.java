package dmsmedic.taskhealer.dms;

import dmsmedic.core.loop.Dms;
import dmsmedic.core.mapping.Locator;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.pace.Allowance;
import dmsmedic.dmssimulator.DmsCall;
import dmsmedic.dmssimulator.Options;
import dmsmedic.dmssimulator.SimulatedDms;
import dmsmedic.dmssimulator.behaviour.Throttling;
import dmsmedic.dmssimulator.synthetic.SyntheticRows;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClientBuilder;
import software.amazon.awssdk.services.databasemigration.model.ReplicationEndpointTypeValue;
import software.amazon.awssdk.services.databasemigration.model.Tag;

/** An account in a simulated DMS: an instance, two endpoints, and an operator who creates tasks. */
final class SimulatedAccount implements AutoCloseable {

  private static final String SETTINGS =
      """
      {"Logging":{"EnableLogging":true},
       "FullLoadSettings":{"TargetTablePrepMode":"DO_NOTHING"}}
      """;

  private final SimulatedDms simulated;

  /** The operator's. */
  private final DatabaseMigrationClient client;

  private final DatabaseMigrationClient questions;
  private final DatabaseMigrationClient deeds;
  private final SdkDms dms;
  private final AtomicInteger bookings = new AtomicInteger(Integer.MAX_VALUE);

  private SimulatedAccount(Throttling throttling) {
    simulated =
        SimulatedDms.start(
            Options.usual().withThrottling(throttling).withRows(new SyntheticRows(1000)));
    Allowance allowance =
        new Allowance((_, _, _) -> Answer.known(bookings.getAndDecrement() > 0), simulated::now);
    Optional<URI> endpoint = Optional.of(simulated.endpoint());
    client = built(DmsClients.builder(endpoint, Allowance.unlimited(simulated::now)));
    questions = built(DmsClients.builder(endpoint, allowance));
    deeds = built(DmsClients.once(endpoint, allowance));
    dms = new SdkDms(questions, deeds, simulated::now, allowance);
  }

  private static DatabaseMigrationClient built(DatabaseMigrationClientBuilder builder) {
    return builder
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("example", "example")))
        .build();
  }

  static SimulatedAccount open() {
    SimulatedAccount account = new SimulatedAccount(Throttling.off());
    account.client.createReplicationInstance(r ->
        r.replicationInstanceIdentifier("example")
            .resourceIdentifier("INSTANCE")
            .replicationInstanceClass("dms.r5.large"));
    account.endpoint("SOURCE", "reader", List.of());
    account.endpoint(
        "TARGET",
        "",
        List.of(tag("dms-medic-secret", "example/target"), tag("dms-medic-role", "dms")));
    account.settle();
    return account;
  }

  /** One whose first request is answered, and then none. */
  static SimulatedAccount withoutQuota() {
    SimulatedAccount account = new SimulatedAccount(new Throttling(1, 0));
    account.client.describeEndpoints(r -> r.maxRecords(20));
    return account;
  }

  private void endpoint(String name, String user, List<Tag> tags) {
    client.createEndpoint(r ->
        r.endpointIdentifier(name)
            .resourceIdentifier(name)
            .endpointType(ReplicationEndpointTypeValue.fromValue(name.toLowerCase(Locale.ROOT)))
            .engineName("postgres")
            .serverName(name.toLowerCase(Locale.ROOT) + ".example")
            .port(26257)
            .databaseName("shop")
            .username(user)
            .password("example")
            .tags(tags));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  Dms dms() {
    return dms;
  }

  /** A task that never ran, once it is ready. */
  TaskArn task(String identifier, MigrationType type, List<TableName> tables) {
    TaskArn task = create(identifier, type, tables);
    settle();
    return task;
  }

  /** A full load that never ran, with rules of which each may have a filter of its own. */
  TaskArn task(String identifier, List<Rule.Selection> selections) {
    TaskArn task = create(identifier, MigrationType.FULL_LOAD, mappings(selections.stream()));
    settle();
    return task;
  }

  TaskArn create(String identifier, MigrationType type, List<TableName> tables) {
    Stream<Rule.Selection> all =
        IntStream.range(0, tables.size()).mapToObj(i -> selection(i + 1, tables.get(i)));
    return create(identifier, type, mappings(all));
  }

  private TaskArn create(String identifier, MigrationType type, String mappings) {
    return new TaskArn(
        client
            .createReplicationTask(r ->
                r.replicationTaskIdentifier(identifier)
                    .replicationInstanceArn(arn("rep:INSTANCE"))
                    .sourceEndpointArn(arn("endpoint:SOURCE"))
                    .targetEndpointArn(arn("endpoint:TARGET"))
                    .migrationType(type.word())
                    .tableMappings(mappings)
                    .replicationTaskSettings(SETTINGS)
                    .tags(tag("dms-medic", "heal")))
            .replicationTask()
            .replicationTaskArn());
  }

  private static String arn(String resource) {
    return "arn:aws:dms:us-east-1:123456789012:" + resource;
  }

  private static String mappings(Stream<Rule.Selection> selections) {
    return selections
        .map(SimulatedAccount::text)
        .collect(Collectors.joining(",", "{\"rules\":[", "]}"));
  }

  private static Rule.Selection selection(int id, TableName table) {
    Locator locator = Locator.of(table.schema(), table.table());
    return new Rule.Selection(String.valueOf(id), locator, true, false);
  }

  /** Leaves as many rows as the number says. */
  private static String atMost(String number) {
    return """
    {"filter-type":"source","column-name":"id","filter-conditions":[
     {"filter-operator":"ste","value":"%s"}]}
    """
        .formatted(number);
  }

  private static String text(Rule.Selection rule) {
    String filters = rule.filtered() ? atMost(rule.id()) : "";
    return """
    {"rule-type":"selection","rule-id":"%s","rule-name":"%s","rule-action":"include",
     "object-locator":{"schema-name":"%s","table-name":"%s"},"filters":[%s]}
    """
        .formatted(
            rule.id(),
            rule.id(),
            rule.locator().schema().text(),
            rule.locator().table().text(),
            filters);
  }

  void operatorModifies(TaskArn task, String settings) {
    client.modifyReplicationTask(
        r -> r.replicationTaskArn(task.value()).replicationTaskSettings(settings));
    settle();
  }

  void operatorMaps(TaskArn task, String mappings) {
    client.modifyReplicationTask(r -> r.replicationTaskArn(task.value()).tableMappings(mappings));
    settle();
  }

  /** Others use up the requests of the account, but for so many bookings. */
  void othersLeave(int most) {
    bookings.set(most);
  }

  List<DmsCall> calls(String operation) {
    return simulated.calls().stream().filter(c -> c.operation().equals(operation)).toList();
  }

  void settle() {
    simulated.advance(Duration.ofMinutes(10));
  }

  /** Stops answering. */
  void disappear() {
    simulated.close();
  }

  @Override
  public void close() {
    client.close();
    questions.close();
    deeds.close();
    simulated.close();
  }
}
