package dmsmedic.medic.lab.world;

import dmsmedic.events.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The subscription filter of the lab: gathers lines of a stream into the payloads Lambda gets. */
public final class Subscription {

  private record Stream(String group, String stream) {}

  private final Map<Stream, List<Json>> waiting = new LinkedHashMap<>();
  private final Stack stack = Stack.ofTemplate();
  private long number;

  /** Takes a line, if a filter of the template lets it through. */
  synchronized void put(String group, String stream, Instant at, String message) {
    if (!stack.passes(message)) {
      return;
    }
    number++;
    waiting
        .computeIfAbsent(new Stream(group, stream), _ -> new ArrayList<>())
        .add(
            Json.object()
                .with("id", String.valueOf(number))
                .with("timestamp", at.toEpochMilli())
                .with("message", message));
  }

  /** The payloads of everything that came since the last call. */
  public synchronized List<String> payloads() throws IOException {
    List<String> payloads = new ArrayList<>();
    for (Map.Entry<Stream, List<Json>> stream : waiting.entrySet()) {
      payloads.add(payload(stream.getKey(), stream.getValue()));
    }
    waiting.clear();
    return payloads;
  }

  private static String payload(Stream stream, List<Json> events) throws IOException {
    String batch =
        Json.object()
            .with("messageType", "DATA_MESSAGE")
            .with("owner", "123456789012")
            .with("logGroup", stream.group())
            .with("logStream", stream.stream())
            .with("subscriptionFilters", Json.Arr.of(List.of("lab")))
            .with("logEvents", new Json.Arr(events))
            .write();
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(batch.getBytes(StandardCharsets.UTF_8));
    }
    Json.Obj data =
        Json.object().with("data", Base64.getEncoder().encodeToString(zipped.toByteArray()));
    return Json.object().with("awslogs", data).write();
  }
}
