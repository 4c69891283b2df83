package dmsmedic.events;

import dmsmedic.core.fault.Sighting;
import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** The watcher says that it saw a fault in a log. */
public record FaultSighted(EventMetadata metadata, Sighting sighting) {
  /** The event's source. */
  public static final String SOURCE = "dms-medic";

  /** The event's detail-type. */
  public static final String DETAIL_TYPE = "Fault Sighted";

  /**
   * The event of a sighting, said at this time.
   *
   * <p>Its id and idempotency key derive from the sighting: a batch that is read again after a
   * failed delivery gives the same event.
   */
  public static FaultSighted of(Sighting sighting, Instant time) {
    String data = SightingJson.write(sighting).write();
    String key = UUID.nameUUIDFromBytes(data.getBytes(StandardCharsets.UTF_8)).toString();
    String subject = SightingJson.subject(sighting.origin());
    return new FaultSighted(new EventMetadata(key, subject, key, time), sighting);
  }

  /** Whether an event is of this kind. */
  public static boolean isIn(EventEnvelope event) {
    return event.source().equals(SOURCE) && event.detailType().equals(DETAIL_TYPE);
  }

  /** The sighting in an event of this kind. */
  public static FaultSighted read(EventEnvelope event) {
    Fields detail = event.detailFields();
    return new FaultSighted(EventMetadata.read(detail), SightingJson.read(detail.object("data")));
  }

  /** The detail, which is all that is put on the bus beside source and detail-type. */
  public Json.Obj writeDetail() {
    return Json.object()
        .with("metadata", metadata.write())
        .with("data", SightingJson.write(sighting));
  }
}
