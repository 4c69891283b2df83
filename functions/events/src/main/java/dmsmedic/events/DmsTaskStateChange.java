package dmsmedic.events;

import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import dmsmedic.events.json.UnreadableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * AWS DMS says that a replication task changed its state.
 *
 * <p>It says only that: why, and what is so now, is to be asked of the API. Delivery is best
 * effort, without order. Failures have come without {@code eventId}, and {@code resourceLink} is
 * often missing; the kind of change is {@code eventType}. (AWS DMS user guide, CHAP_EventBridge.)
 *
 * @param id the EventBridge event's id
 * @param eventType such as {@code REPLICATION_TASK_FAILED}; unknown ones are kept as they are
 * @param message DMS's sentence; for people only
 */
public record DmsTaskStateChange(
    String id,
    TaskArn task,
    Instant time,
    String category,
    String eventType,
    Optional<String> eventId,
    Optional<String> resourceLink,
    String message) {
  /** The event's source. */
  public static final String SOURCE = "aws.dms";

  /** The event's detail-type. */
  public static final String DETAIL_TYPE = "DMS Replication Task State Change";

  /** Whether an event is of this kind. */
  public static boolean isIn(EventEnvelope event) {
    return event.source().equals(SOURCE) && event.detailType().equals(DETAIL_TYPE);
  }

  /** The state change in an event of this kind. */
  public static DmsTaskStateChange read(EventEnvelope event) {
    Fields detail = event.detailFields();
    return new DmsTaskStateChange(
        event.id(),
        task(event.resources()),
        event.time(),
        detail.optionalText("category").orElse(""),
        detail.text("eventType"),
        detail.optionalText("eventId"),
        detail.optionalText("resourceLink"),
        detail.optionalText("detailMessage").orElse(""));
  }

  /** The event as EventBridge delivers it. */
  public EventEnvelope write() {
    Json.Obj detail =
        Json.object()
            .with("type", "REPLICATION_TASK")
            .with("category", category)
            .with("eventType", eventType)
            .with("eventId", eventId)
            .with("resourceLink", resourceLink)
            .with("detailMessage", message);
    return new EventEnvelope(
        id,
        SOURCE,
        DETAIL_TYPE,
        task.account(),
        task.region(),
        time,
        List.of(task.value()),
        detail);
  }

  private static TaskArn task(List<String> resources) {
    if (resources.isEmpty()) {
      throw new UnreadableException("Field resources is missing or empty.");
    }
    try {
      return new TaskArn(resources.getFirst());
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("Field resources[0] is not the ARN of a DMS task.", e);
    }
  }
}
