package dmsmedic.taskhealer.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Announcer;
import dmsmedic.events.EventEnvelope;
import dmsmedic.events.IncidentAnnounced;
import dmsmedic.events.json.Json;
import dmsmedic.taskhealer.aws.AwsConnection;
import dmsmedic.taskhealer.notify.SdkAnnouncer.Ways;
import dmsmedic.testkit.AnnouncerContract;
import dmsmedic.testkit.localstack.LocalStack;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class SdkAnnouncerIT extends AnnouncerContract {

  private static final int EMPTY_ROUNDS = 2;

  private final AwsConnection connection = AwsConnection.to(LocalStack.endpointOrSkip());
  private final EventBridgeClient events = SdkAnnouncer.eventsClient(connection);
  private final SnsClient topics = SdkAnnouncer.topicClient(connection);
  private final SqsClient queues = connection.prepare(SqsClient.builder()).build();
  private final String name = "medic-" + UUID.randomUUID();
  private final String eventQueue = queue(name + "-events");
  private final String mailQueue = queue(name + "-mail");
  private String topic = "";
  private Announcer announcer = announcement -> new Outcome.Refused("It is not set up yet.");

  private String queue(String queueName) {
    return queues.createQueue(create -> create.queueName(queueName)).queueUrl();
  }

  private String arn(String queueUrl) {
    return queues
        .getQueueAttributes(
            get -> get.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributesAsStrings()
        .getOrDefault("QueueArn", "");
  }

  @BeforeEach
  void routeToQueues() {
    events.listEventBuses(
        list -> list.limit(1)); // The first call may be so slow that it is sent twice.
    events.createEventBus(create -> create.name(name));
    events.putRule(
        put -> put.name(name).eventBusName(name).eventPattern("{\"source\":[\"dms-medic\"]}"));
    Target target = Target.builder().id("queue").arn(arn(eventQueue)).build();
    events.putTargets(put -> put.rule(name).eventBusName(name).targets(target));
    topic = topics.createTopic(create -> create.name(name)).topicArn();
    topics.subscribe(subscribe ->
        subscribe
            .topicArn(topic)
            .protocol("sqs")
            .endpoint(arn(mailQueue))
            .attributes(
                Map.of("RawMessageDelivery", "true", "FilterPolicy", "{\"channel\":[\"mail\"]}")));
    reconnect();
  }

  @AfterEach
  void close() {
    events.close();
    topics.close();
    queues.close();
  }

  @Override
  protected Announcer announcer() {
    return announcer;
  }

  @Override
  protected void cutOff() {
    announcer =
        new SdkAnnouncer(
            events, topics, new Ways(name, topic + "-gone", EnumSet.allOf(Channel.class)));
  }

  @Override
  protected void reconnect() {
    announcer =
        new SdkAnnouncer(events, topics, new Ways(name, topic, EnumSet.allOf(Channel.class)));
  }

  @Override
  protected List<String> received() {
    return messages(eventQueue).stream()
        .map(body -> IncidentAnnounced.read(EventEnvelope.read(Json.read(body))))
        .sorted((one, other) -> one.announcement().id().compareTo(other.announcement().id()))
        .map(event -> event.announcement().id())
        .toList();
  }

  @Test
  void aMailboxGetsThePlainTextOnce() {
    Announcement announcement =
        announcement(Notice.Kind.HANDED_OVER, 1, List.of("say \"so\" and \u00e4"));
    assertThat(announcer.send(announcement)).isEqualTo(new Outcome.Done());

    assertThat(messages(mailQueue)).containsExactly(announcement.text());
  }

  private List<String> messages(String queueUrl) {
    List<String> bodies = new ArrayList<>();
    for (int empty = 0; empty < EMPTY_ROUNDS; ) {
      List<Message> some =
          queues
              .receiveMessage(
                  receive -> receive.queueUrl(queueUrl).maxNumberOfMessages(10).waitTimeSeconds(2))
              .messages();
      empty += some.isEmpty() ? 1 : 0;
      for (Message message : some) {
        bodies.add(message.body());
        queues.deleteMessage(
            delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
      }
    }
    return bodies;
  }
}
