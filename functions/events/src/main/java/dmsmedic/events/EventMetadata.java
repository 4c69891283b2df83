package dmsmedic.events;

import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import java.time.Instant;

/**
 * What every event of our own says about itself, in {@code detail.metadata}.
 *
 * @param id the event's own id, which stays the same when it is put again
 * @param correlationId what the event is about, such as the task's ARN
 * @param idempotencyKey equal for events that say exactly the same
 * @param time when it was said
 */
public record EventMetadata(String id, String correlationId, String idempotencyKey, Instant time) {
  /** The version that is written: {@code major.minor}. A minor one only adds fields. */
  public static final String VERSION = "1.0";

  private static final int MAJOR = 1;

  /** The metadata in a detail; refuses an event of a newer major version. */
  static EventMetadata read(Fields detail) {
    Fields metadata = detail.object("metadata");
    refuseNewer(metadata);
    return new EventMetadata(
        metadata.text("id"),
        metadata.text("correlationId"),
        metadata.text("idempotencyKey"),
        metadata.time("time"));
  }

  private static void refuseNewer(Fields metadata) {
    String version = metadata.text("version");
    if (!version.matches("[0-9]{1,4}(\\.[0-9]{1,9})?")) {
      throw metadata.refusal("version", "is not a version such as " + VERSION);
    }
    int major = Integer.parseInt(version.split("\\.", 2)[0]);
    if (major > MAJOR) {
      throw metadata.refusal(
          "version", "is " + version + ", which is newer than the " + MAJOR + ".x known here");
    }
  }

  Json.Obj write() {
    return Json.object()
        .with("version", VERSION)
        .with("id", id)
        .with("correlationId", correlationId)
        .with("idempotencyKey", idempotencyKey)
        .with("time", time.toString());
  }
}
