package dmsmedic.taskhealer.healer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.fault.Origin;
import dmsmedic.core.fault.Sighting;
import dmsmedic.core.fault.TableToken;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.EventEnvelope;
import dmsmedic.events.FaultSighted;
import dmsmedic.events.IncidentAnnounced;
import dmsmedic.events.json.Json;
import dmsmedic.events.json.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that somebody else put on the bus: they make the healer look, and nothing more. */
class ForgedTest {
  private static final int LOOKS_MAX = 12;

  private final GuardedPorts guarded = new GuardedPorts();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "2026-11-01T07:59:00Z",
        "9999-12-31T23:59:59.999999999Z"
      })
  void aSightingOfAnyTimeIsLookedIntoOnceAndNoMore(String firstAt) throws IOException {
    wake(sighted(new Origin.DmsTaskLog(guarded.task, "g", "s"), Instant.parse(firstAt)));

    assertThat(guarded.deeds()).isEmpty();
    assertThat(guarded.calls).contains("read").hasSizeLessThan(LOOKS_MAX);
  }

  @Test
  void aSightingOfTheFarFutureDoesNotHideWhatComesBefore() throws IOException {
    wake(
        sighted(
            new Origin.DmsTaskLog(guarded.task, "g", "s"), Instant.parse("9999-01-01T00:00:00Z")));

    assertThat(guarded.ports.ledger().file(guarded.task).found().orElseThrow().sweptUntil())
        .hasValueSatisfying(until -> assertThat(until).isBefore(GuardedPorts.NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-999999999-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z"})
  void aTimeOutsideOfTimeIsRefused(String firstAt) {
    String event =
        sighted(new Origin.TaskState(guarded.task), GuardedPorts.NOW)
            .replace(GuardedPorts.NOW.toString(), firstAt);

    assertThatThrownBy(() -> wake(event)).isInstanceOf(UnreadableException.class);
    assertThat(guarded.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:dms:us-east-1:123456789012:task:FAKE1",
        "arn:aws:dms:eu-west-1:000000000000:task:FAKE1",
        "arn:aws-cn:dms:eu-west-1:123456789012:task:FAKE1",
        "arn:aws:dms:eu-west-1:123456789012:task:NOSUCH"
      })
  void aTaskThatIsNotHereIsNobodysPatient(String arn) throws IOException {
    wake(sighted(new Origin.DmsTaskLog(new TaskArn(arn), "g", "s"), GuardedPorts.NOW));

    assertThat(guarded.deeds()).isEmpty();
    assertThat(guarded.calls).hasSizeLessThan(LOOKS_MAX).doesNotContain("read");
  }

  @Test
  void aLineOfCockroachThatNobodyWroteChangesNothing() throws IOException {
    wake(sighted(new Origin.CockroachLog("g", "s", Optional.of("dms")), GuardedPorts.NOW));

    assertThat(guarded.deeds()).isEmpty();
    assertThat(guarded.calls).hasSizeLessThan(LOOKS_MAX);
  }

  @Test
  void aThousandForgedSightingsCostAThousandLooksAndNoDeed() throws IOException {
    String event = sighted(new Origin.DmsTaskLog(guarded.task, "g", "s"), GuardedPorts.NOW);
    for (int i = 0; i < 1_000; i++) {
      wake(event);
    }

    assertThat(guarded.deeds()).isEmpty();
    assertThat(guarded.calls).hasSizeLessThan(1_000 * LOOKS_MAX);
  }

  @Test
  void aListOfAHundredThousandThingsIsPassedOver() throws IOException {
    String event = sighted(new Origin.TaskState(guarded.task), GuardedPorts.NOW);
    String list = "\"resources\":[" + "\"x\",".repeat(100_000) + "\"x\"]";
    wake(event.replace("\"resources\":[]", list));

    assertThat(guarded.deeds()).isEmpty();
    assertThat(guarded.calls).hasSizeLessThan(LOOKS_MAX);
  }

  @ParameterizedTest
  @EnumSource
  void anAnnouncementWakesNobodyWhoeverSaysIt(Notice.Kind kind) throws IOException {
    wake(
        """
        {"id":"1","source":"dms-medic","detail-type":"%s","time":"2026-11-01T08:00:00Z",
         "resources":["%s"],"detail":{"data":{"task":"%s"}}}
        """
            .formatted(IncidentAnnounced.detailType(kind), guarded.task, guarded.task));

    assertThat(guarded.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dms-medic2", "DMS-MEDIC", "com.example", "aws.dms", ""})
  void aSightingInAnotherNameWakesNobody(String source) throws IOException {
    String event = sighted(new Origin.TaskState(guarded.task), GuardedPorts.NOW);
    wake(event.replace("\"source\":\"dms-medic\"", "\"source\":\"" + source + "\""));

    assertThat(guarded.calls).isEmpty();
  }

  private static String sighted(Origin origin, Instant at) {
    Sighting sighting =
        new Sighting(
            Fault.LOB_TRUNCATED,
            origin,
            Optional.of(new TableToken.Joined("no.such$(reboot)")),
            Optional.of("'; DROP TABLE x; --"),
            OptionalLong.of(1),
            OptionalLong.of(Long.MAX_VALUE),
            Long.MAX_VALUE,
            at,
            at,
            Optional.empty());
    return new EventEnvelope(
            "1",
            FaultSighted.SOURCE,
            FaultSighted.DETAIL_TYPE,
            "123456789012",
            "eu-west-1",
            GuardedPorts.NOW,
            List.of(),
            FaultSighted.of(sighting, at).writeDetail())
        .write()
        .write();
  }

  private void wake(String event) throws IOException {
    guarded.calls.clear();
    RequestStreamHandler healer =
        new TaskHealerHandler(new Wiring(guarded.ports, Limits.standard(), Mode.OBSERVE));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    healer.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, new Invocation());
    Json.fields(output.toString(StandardCharsets.UTF_8)).text("message");
  }
}
