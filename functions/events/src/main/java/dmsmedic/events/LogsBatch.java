package dmsmedic.events;

import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import java.time.Instant;
import java.util.List;

/**
 * Consecutive events of one log stream, as a CloudWatch Logs subscription delivers them.
 *
 * <p>Delivery is at least once. (Amazon CloudWatch Logs user guide, "Real-time processing of log
 * data with subscriptions".)
 *
 * @param messageType {@code DATA_MESSAGE}, or {@code CONTROL_MESSAGE} for a probe
 * @param owner the account that the log belongs to
 */
public record LogsBatch(
    String messageType,
    String owner,
    String logGroup,
    String logStream,
    List<String> subscriptionFilters,
    List<Event> events) {
  /** The type of batches that hold log events. */
  public static final String DATA_MESSAGE = "DATA_MESSAGE";

  /** The type of batches that only probe whether the function can be reached. */
  public static final String CONTROL_MESSAGE = "CONTROL_MESSAGE";

  /** The end of the year 9999; CloudWatch Logs takes no time beyond it. */
  private static final long LATEST_MS = 253_402_300_799_999L;

  /** Keeps its own copies of the lists. */
  public LogsBatch {
    subscriptionFilters = List.copyOf(subscriptionFilters);
    events = List.copyOf(events);
  }

  /**
   * One log event.
   *
   * @param id the same for repeated deliveries
   */
  public record Event(String id, Instant at, String message) {}

  /** Whether this is a probe, to be ignored. */
  public boolean isProbe() {
    return messageType.equals(CONTROL_MESSAGE);
  }

  /** The batch in a decoded payload. */
  public static LogsBatch read(Json document) {
    Fields batch = Fields.of(document);
    return new LogsBatch(
        messageType(batch),
        batch.text("owner"),
        batch.text("logGroup"),
        batch.text("logStream"),
        batch.texts("subscriptionFilters"),
        batch.objects("logEvents").stream().map(LogsBatch::event).toList());
  }

  private static String messageType(Fields batch) {
    String type = batch.text("messageType");
    if (!type.equals(DATA_MESSAGE) && !type.equals(CONTROL_MESSAGE)) {
      throw batch.refusal("messageType", "is neither DATA_MESSAGE nor CONTROL_MESSAGE");
    }
    return type;
  }

  private static Event event(Fields event) {
    return new Event(event.text("id"), instant(event), event.text("message"));
  }

  private static Instant instant(Fields event) {
    long ms = event.number("timestamp");
    if (ms < 0 || ms > LATEST_MS) {
      throw event.refusal("timestamp", "is not a time in milliseconds");
    }
    return Instant.ofEpochMilli(ms);
  }

  /** The payload before it is compressed. */
  public Json.Obj write() {
    return Json.object()
        .with("messageType", messageType)
        .with("owner", owner)
        .with("logGroup", logGroup)
        .with("logStream", logStream)
        .with("subscriptionFilters", Json.Arr.of(subscriptionFilters))
        .with("logEvents", new Json.Arr(events.stream().<Json>map(LogsBatch::write).toList()));
  }

  private static Json.Obj write(Event event) {
    return Json.object()
        .with("id", event.id())
        .with("timestamp", event.at().toEpochMilli())
        .with("message", event.message());
  }
}
