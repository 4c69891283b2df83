package dmsmedic.taskhealer.healer;

import dmsmedic.events.json.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Walks the reading of events once, so that a snapshot of the function holds it warm. */
final class Priming {

  private static final String TICK =
      """
      {"version":"0","id":"1","detail-type":"Scheduled Event","source":"aws.events",
       "account":"123456789012","time":"1970-01-01T00:00:00Z","region":"eu-west-1",
       "resources":[],"detail":{}}
      """;

  private Priming() {}

  static Wake run() {
    return Wake.of(Json.read(new ByteArrayInputStream(TICK.getBytes(StandardCharsets.UTF_8))));
  }
}
