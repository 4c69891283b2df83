package dmsmedic.logwatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.fault.Origin;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.EventEnvelope;
import dmsmedic.events.FaultSighted;
import dmsmedic.events.LogsBatch;
import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import dmsmedic.events.json.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class LogWatcherHandlerTest {
  private static final Instant NOON = Instant.parse("2022-10-21T12:00:00Z");
  private static final String LINE =
      "2022-10-21T13:24:07 [SOURCE_UNLOAD   ]W:  Value of column 'metadata' in table"
          + " 'integrations.integration' was truncated to 32768 bytes, actual length: 116664"
          + " bytes  (postgres_endpoint_unload.c:1072)";

  private final RecordingBus bus = new RecordingBus(_ -> false);
  private final Invocation invocation = new Invocation();

  private Fields invoke(LogsBatch batch) throws IOException {
    return invoke(LogsData.encode(batch).write().write());
  }

  private Fields invoke(String payload) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new LogWatcherHandler(new Wiring(Clock.fixed(NOON, ZoneOffset.UTC), bus))
        .handleRequest(
            new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), output, invocation);
    return Json.fields(output.toString(StandardCharsets.UTF_8));
  }

  private static LogsBatch batch(String type, String stream, int lines) {
    List<LogsBatch.Event> events = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      events.add(new LogsBatch.Event("id" + i, NOON.plusSeconds(i), LINE));
    }
    return new LogsBatch(type, "123456789012", "dms-tasks-example", stream, List.of(), events);
  }

  private FaultSighted sighted(Bus.Entry entry) {
    return FaultSighted.read(
        new EventEnvelope(
            "1",
            entry.source(),
            entry.detailType(),
            "123456789012",
            "eu-west-1",
            entry.time(),
            List.of(),
            Json.fields(entry.detail()).object()));
  }

  @Test
  void manyLinesAboutOneColumnBecomeOneEvent() throws IOException {
    Fields summary = invoke(batch(LogsBatch.DATA_MESSAGE, "dms-task-EXAMPLE", 10_000));

    assertThat(summary.number("events")).isEqualTo(10_000);
    assertThat(bus.accepted).hasSize(1);
    FaultSighted event = sighted(bus.accepted.getFirst());
    assertThat(event.metadata().time()).isEqualTo(NOON);
    assertThat(event.sighting().fault()).isEqualTo(Fault.LOB_TRUNCATED);
    assertThat(event.sighting().count()).isEqualTo(10_000);
    assertThat(event.sighting().lastAt()).isEqualTo(NOON.plusSeconds(9_999));
    assertThat(event.sighting().origin())
        .isEqualTo(
            new Origin.DmsTaskLog(
                TaskArn.of("aws", "eu-west-1", "123456789012", "EXAMPLE"),
                "dms-tasks-example",
                "dms-task-EXAMPLE"));
  }

  @Test
  void probesAndForeignLogsPutNothing() throws IOException {
    assertThat(invoke(batch(LogsBatch.CONTROL_MESSAGE, "dms-task-EXAMPLE", 1)).text("message"))
        .isEqualTo("Ignored a probe of CloudWatch Logs.");
    assertThat(
            invoke(batch(LogsBatch.DATA_MESSAGE, "dms-task-serv-res-id-1-ab", 1)).text("message"))
        .isEqualTo("Passed over a task of DMS Serverless.");
    assertThat(bus.calls).isEmpty();
  }

  @Test
  void theLogSaysWhatWasDoneAndNoneOfTheText() throws IOException {
    invoke(batch(LogsBatch.DATA_MESSAGE, "dms-task-EXAMPLE", 1));

    assertThat(invocation.log.toString())
        .contains("\"sightings\":1")
        .contains("\"requestId\":")
        .doesNotContain("metadata")
        .endsWith("\n");
    assertThat(Json.fields(invocation.log.toString()).text("level")).isEqualTo("INFO");
  }

  @Test
  void whatCannotBeDecodedEndsTheInvocation() {
    for (String payload : List.of("", "{}", "{\"awslogs\":{\"data\":\"x\"}}", "[]")) {
      assertThatExceptionOfType(UnreadableException.class)
          .isThrownBy(() -> invoke(payload))
          .withMessageEndingWith(".");
    }
  }

  @Test
  void whatCannotBePutEndsTheInvocation() {
    RecordingBus refusing = new RecordingBus(_ -> true);
    LogWatcherHandler handler =
        new LogWatcherHandler(new Wiring(Clock.fixed(NOON, ZoneOffset.UTC), refusing));
    String payload =
        LogsData.encode(batch(LogsBatch.DATA_MESSAGE, "dms-task-EXAMPLE", 1)).write().write();

    assertThatExceptionOfType(Delivery.NotDeliveredException.class)
        .isThrownBy(() ->
            handler.handleRequest(
                new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                invocation));
  }

  @Test
  void primingPutsNothing() {
    new LogWatcherHandler(new Wiring(Clock.fixed(NOON, ZoneOffset.UTC), bus))
        .beforeCheckpoint(Core.getGlobalContext());

    assertThat(bus.calls).isEmpty();
  }
}
