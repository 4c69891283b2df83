package dmsmedic.testkit.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The services that our adapters use answer through the real SDK. */
class LocalStackIT {
  private static URI endpoint = URI.create("http://127.0.0.1:1");

  private final String name = "t-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    endpoint = LocalStack.endpointOrSkip();
  }

  @Test
  void itListensOnThisMachineOnlyAndIsOneForAll() {
    assertThat(endpoint.getHost()).isEqualTo("127.0.0.1");
    assertThat(LocalStack.endpointOrSkip()).isEqualTo(endpoint);
  }

  @Test
  void aSecretIsReadBack() {
    try (SecretsManagerClient secrets = client(SecretsManagerClient.builder())) {
      secrets.createSecret(r -> r.name(name).secretString("{\"username\":\"dms\"}"));

      assertThat(secrets.getSecretValue(r -> r.secretId(name)).secretString())
          .isEqualTo("{\"username\":\"dms\"}");
    }
  }

  @Test
  void aTextReachesTheSubscribersOfItsChannel() {
    try (SnsClient topics = client(SnsClient.builder());
        SqsClient queues = client(SqsClient.builder())) {
      String queue = queues.createQueue(r -> r.queueName(name)).queueUrl();
      String topic = topics.createTopic(r -> r.name(name)).topicArn();
      Map<String, String> mailOnly =
          Map.of("RawMessageDelivery", "true", "FilterPolicy", "{\"channel\":[\"mail\"]}");
      String arn = arn(queues, queue);
      topics.subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint(arn).attributes(mailOnly));

      publish(topics, topic, "chat", "not for a mailbox");
      publish(topics, topic, "mail", "line one\nline \"two\"");

      assertThat(received(queues, queue)).isEqualTo("line one\nline \"two\"");
    }
  }

  @Test
  void anEventReachesTheQueueOfItsRule() {
    try (EventBridgeClient bus = client(EventBridgeClient.builder());
        SqsClient queues = client(SqsClient.builder())) {
      String queue = queues.createQueue(r -> r.queueName(name)).queueUrl();
      String arn = arn(queues, queue);
      bus.createEventBus(r -> r.name(name));
      String pattern = "{\"source\":[\"dms-medic\"],\"detail-type\":[\"Fault Sighted\"]}";
      bus.putRule(r -> r.eventBusName(name).name(name).eventPattern(pattern));
      bus.putTargets(r -> r.eventBusName(name).rule(name).targets(target(arn)));

      put(bus, "Incident Opened", "{\"n\":1}");
      put(bus, "Fault Sighted", "{\"n\":2}");

      assertThat(received(queues, queue))
          .contains("\"detail-type\":\"Fault Sighted\"")
          .contains("\"detail\":{\"n\":2}");
    }
  }

  @Test
  void logLinesAreFoundAgain() {
    try (CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder())) {
      String stream = "dms-task-EXAMPLE";
      logs.createLogGroup(r -> r.logGroupName(name));
      logs.createLogStream(r -> r.logGroupName(name).logStreamName(stream));
      long at = created(logs); // a line that is two weeks old would be dropped
      List<InputLogEvent> lines =
          List.of(line(at, "was truncated to 32768 bytes"), line(at + 1, "Table completed"));
      logs.putLogEvents(r -> r.logGroupName(name).logStreamName(stream).logEvents(lines));

      List<FilteredLogEvent> found =
          logs.filterLogEvents(
                  r -> r.logGroupName(name).logStreamNames(stream).startTime(at).endTime(at + 9))
              .events();

      assertThat(found)
          .extracting(FilteredLogEvent::message)
          .containsExactly("was truncated to 32768 bytes", "Table completed");
    }
  }

  private static <C, B extends AwsClientBuilder<B, C>> C client(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("example", "example")))
        .build();
  }

  private static void publish(SnsClient topics, String topic, String channel, String text) {
    topics.publish(r ->
        r.topicArn(topic)
            .message(text)
            .messageAttributes(
                Map.of(
                    "channel",
                    MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(channel)
                        .build())));
  }

  private void put(EventBridgeClient bus, String detailType, String detail) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(name)
            .source("dms-medic")
            .detailType(detailType)
            .detail(detail)
            .build();
    PutEventsResponse response = bus.putEvents(r -> r.entries(List.of(entry)));
    assertThat(response.failedEntryCount()).isZero();
  }

  private static List<Target> target(String arn) {
    return List.of(Target.builder().id("q").arn(arn).build());
  }

  private long created(CloudWatchLogsClient logs) {
    return logs.describeLogStreams(r -> r.logGroupName(name))
        .logStreams()
        .getFirst()
        .creationTime();
  }

  private static InputLogEvent line(long at, String message) {
    return InputLogEvent.builder().timestamp(at).message(message).build();
  }

  private static String arn(SqsClient queues, String queue) {
    return Objects.requireNonNull(
        queues
            .getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN));
  }

  /** The only message; waits for it. */
  private static String received(SqsClient queues, String queue) {
    List<Message> messages =
        queues
            .receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(10).maxNumberOfMessages(10))
            .messages();
    assertThat(messages).hasSize(1);
    return messages.getFirst().body();
  }
}
