package dmsmedic.events;

import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;

/**
 * What CloudWatch Logs hands to a subscribed function: {@code {"awslogs": {"data": ...}}}.
 *
 * @param data a {@link LogsBatch} as JSON, compressed with gzip, in base64
 */
public record AwsLogs(String data) {

  /** The envelope in a payload. */
  public static AwsLogs read(Json document) {
    return new AwsLogs(Fields.of(document).object("awslogs").text("data"));
  }

  /** The payload. */
  public Json.Obj write() {
    return Json.object().with("awslogs", Json.object().with("data", data));
  }
}
