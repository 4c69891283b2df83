package dmsmedic.events;

import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import java.time.Instant;
import java.util.List;

/**
 * What every EventBridge event has around its detail.
 *
 * <p>Fields that this program does not know are ignored. EventBridge Scheduler writes its empty
 * detail as a text; that is read as an empty object. (Amazon EventBridge user guide, "Events".)
 *
 * @param id unique per event, but the same for its repeated deliveries
 * @param detailType what kind of event, such as {@code DMS Replication Task State Change}
 */
public record EventEnvelope(
    String id,
    String source,
    String detailType,
    String account,
    String region,
    Instant time,
    List<String> resources,
    Json.Obj detail) {

  /** Keeps its own copy of the resources. */
  public EventEnvelope {
    resources = List.copyOf(resources);
  }

  /** The envelope in an event. */
  public static EventEnvelope read(Json document) {
    Fields event = Fields.of(document);
    return new EventEnvelope(
        event.text("id"),
        event.text("source"),
        event.text("detail-type"),
        event.optionalText("account").orElse(""),
        event.optionalText("region").orElse(""),
        event.time("time"),
        event.texts("resources"),
        detail(event));
  }

  private static Json.Obj detail(Fields event) {
    boolean text = event.object().get("detail").filter(Json.Str.class::isInstance).isPresent();
    return text || event.object().get("detail").isEmpty()
        ? Json.object()
        : event.object("detail").object();
  }

  /** The detail's fields, whose names begin with {@code detail.} in refusals. */
  Fields detailFields() {
    return new Fields("detail.", detail);
  }

  /** The event as EventBridge delivers it. */
  public Json.Obj write() {
    return Json.object()
        .with("version", "0")
        .with("id", id)
        .with("detail-type", detailType)
        .with("source", source)
        .with("account", account)
        .with("time", time.toString())
        .with("region", region)
        .with("resources", Json.Arr.of(resources))
        .with("detail", detail);
  }
}
