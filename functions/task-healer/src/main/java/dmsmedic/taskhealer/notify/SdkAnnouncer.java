package dmsmedic.taskhealer.notify;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Announcer;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.IncidentAnnounced;
import dmsmedic.taskhealer.aws.AwsConnection;
import dmsmedic.taskhealer.aws.AwsFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Announcements as an event on the bus, and as a text for each channel on the topic.
 *
 * <p>Each way is tried, whatever became of the others: people shall hear even when the bus is
 * closed. What got through is remembered while this object lives, so that a repeat for the sake of
 * one way does not write to the others again. An id that is delivered twice all the same has the
 * same idempotency key.
 */
public final class SdkAnnouncer implements Announcer {

  /**
   * Where announcements go.
   *
   * @param bus name or ARN of the event bus
   * @param channels which texts are published; the topic may have no reader for some
   */
  public record Ways(String bus, String topicArn, Set<Channel> channels) {
    public Ways {
      channels = Set.copyOf(channels);
    }
  }

  private static final int REMEMBERED_MAX = 1_000;

  private final EventBridgeClient events;
  private final SnsClient topic;
  private final Ways ways;
  private final Map<String, Boolean> delivered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  /** The announcer over these clients. */
  public SdkAnnouncer(EventBridgeClient events, SnsClient topic, Ways ways) {
    this.events = events;
    this.topic = topic;
    this.ways = ways;
  }

  /** A client for the bus. */
  public static EventBridgeClient eventsClient(AwsConnection connection) {
    return connection.prepare(EventBridgeClient.builder()).build();
  }

  /** A client for the topic. */
  public static SnsClient topicClient(AwsConnection connection) {
    return connection.prepare(SnsClient.builder()).build();
  }

  /** The IAM actions of every call that is made. */
  public static List<String> permissions() {
    return List.of("events:PutEvents", "sns:Publish");
  }

  @Override
  public synchronized Outcome send(Announcement announcement) {
    Announcement fit = Presentable.of(announcement);
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(once(fit.id() + " event", () -> put(fit)));
    for (Channel channel : Channel.values()) {
      if (ways.channels().contains(channel) && channel.takes(fit)) {
        outcomes.add(once(fit.id() + " " + channel.word(), () -> publish(fit, channel)));
      }
    }
    return worst(outcomes);
  }

  private Outcome once(String delivery, Supplier<Outcome> way) {
    if (delivered.containsKey(delivery)) {
      return new Outcome.Done();
    }
    Outcome outcome = way.get();
    if (outcome instanceof Outcome.Done) {
      delivered.put(delivery, true);
    }
    return outcome;
  }

  private Outcome put(Announcement announcement) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(ways.bus())
            .source(IncidentAnnounced.SOURCE)
            .detailType(IncidentAnnounced.detailType(announcement.kind()))
            .resources(announcement.task().stream().map(TaskArn::value).toList())
            .time(announcement.at())
            .detail(IncidentAnnounced.of(announcement).writeDetail().write())
            .build();
    return trying(
        "PutEvents",
        () -> {
          PutEventsResponse answer = events.putEvents(put -> put.entries(entry));
          return answer.failedEntryCount() != null && answer.failedEntryCount() > 0
              ? failed(answer.entries())
              : new Outcome.Done();
        });
  }

  /** The service took the request and not the event. */
  private static Outcome failed(List<PutEventsResultEntry> entries) {
    String code = entries.isEmpty() ? "" : String.valueOf(entries.getFirst().errorCode());
    String sentence = "PutEvents: the event was not taken, " + code;
    return switch (code) {
      case "ThrottlingException" -> new Outcome.NotNow(sentence);
      case "InternalException", "InternalFailure" -> new Outcome.Unsure(sentence);
      default -> new Outcome.Refused(sentence);
    };
  }

  private Outcome publish(Announcement announcement, Channel channel) {
    MessageAttributeValue attribute =
        MessageAttributeValue.builder().dataType("String").stringValue(channel.word()).build();
    PublishRequest request =
        PublishRequest.builder()
            .topicArn(ways.topicArn())
            .subject(Presentable.subject(announcement))
            .message(channel.text(announcement))
            .messageAttributes(Map.of("channel", attribute))
            .build();
    return trying(
        "Publish to " + channel.word(),
        () -> {
          topic.publish(request);
          return new Outcome.Done();
        });
  }

  private static Outcome trying(String call, Supplier<Outcome> way) {
    try {
      return way.get();
    } catch (SdkException e) {
      return AwsFailure.of(call, e).outcome();
    }
  }

  /** What keeps the notice in the outbox; what may pass by itself goes before what will not. */
  private static Outcome worst(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> !(outcome instanceof Outcome.Done))
        .min((one, other) -> Integer.compare(rank(one), rank(other)))
        .orElseGet(Outcome.Done::new);
  }

  private static int rank(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Unsure _ -> 0;
      case Outcome.NotNow _ -> 1;
      case Outcome.Refused _ -> 2;
      case Outcome.Done _ -> 3;
    };
  }
}
