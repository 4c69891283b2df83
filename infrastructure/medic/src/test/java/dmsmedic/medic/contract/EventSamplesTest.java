package dmsmedic.medic.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.fault.Origin;
import dmsmedic.core.fault.Sighting;
import dmsmedic.events.AwsLogs;
import dmsmedic.events.DmsTaskStateChange;
import dmsmedic.events.EventEnvelope;
import dmsmedic.events.FaultSighted;
import dmsmedic.events.LogsBatch;
import dmsmedic.events.Tick;
import dmsmedic.events.json.Json;
import dmsmedic.logwatcher.LogsData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code events/}, read by our readers and by the typed classes of AWS. */
class EventSamplesTest {
  private static final Path EVENTS = Path.of("..", "..", "events");

  private static List<Path> files(String prefix, boolean begins) throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> file.getFileName().toString().startsWith(prefix) == begins)
          .sorted()
          .toList();
    }
  }

  static List<Path> logs() throws IOException {
    return files("logs-", true);
  }

  static List<Path> events() throws IOException {
    return files("logs-", false);
  }

  private static Json read(Path file) throws IOException {
    return Json.read(Files.readString(file));
  }

  private static <T> T typed(Class<T> type, Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return LambdaEventSerializers.serializerFor(type, EventSamplesTest.class.getClassLoader())
          .fromJson(bytes);
    }
  }

  @ParameterizedTest
  @MethodSource("logs")
  void aLogsPayloadIsTheSameToBoth(Path file) throws IOException {
    AwsLogs ours = AwsLogs.read(read(file));
    LogsBatch batch = LogsData.decode(ours);

    assertThat(typed(CloudWatchLogsEvent.class, file).getAwsLogs().getData())
        .isEqualTo(ours.data());
    assertThat(ours.write()).isEqualTo(read(file));
    assertThat(LogsBatch.read(Json.read(batch.write().write()))).isEqualTo(batch);
    assertThat(batch.events()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsTheSameToBoth(Path file) throws IOException {
    EventEnvelope ours = EventEnvelope.read(read(file));
    ScheduledEvent theirs = typed(ScheduledEvent.class, file);

    assertThat(theirs.getId()).isEqualTo(ours.id());
    assertThat(theirs.getSource()).isEqualTo(ours.source());
    assertThat(theirs.getDetailType()).isEqualTo(ours.detailType());
    assertThat(theirs.getAccount()).isEqualTo(ours.account());
    assertThat(theirs.getRegion()).isEqualTo(ours.region());
    assertThat(theirs.getTime().getMillis()).isEqualTo(ours.time().toEpochMilli());
    assertThat(theirs.getResources()).isEqualTo(ours.resources());
    assertThat(theirs.getDetail().keySet()).isEqualTo(ours.detail().fields().keySet());
    assertThat(ours.write()).isEqualTo(read(file));
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsOfExactlyOneKind(Path file) throws IOException {
    EventEnvelope event = EventEnvelope.read(read(file));
    String name = file.getFileName().toString();

    assertThat(DmsTaskStateChange.isIn(event)).isEqualTo(name.startsWith("dms-task-"));
    assertThat(FaultSighted.isIn(event)).isEqualTo(name.startsWith("fault-sighted-"));
    assertThat(Tick.isIn(event))
        .isEqualTo(name.equals("tick.json") || name.equals("scheduled-event.json"));
    if (DmsTaskStateChange.isIn(event)) {
      DmsTaskStateChange change = DmsTaskStateChange.read(event);
      assertThat(DmsTaskStateChange.read(change.write())).isEqualTo(change);
    }
    if (FaultSighted.isIn(event)) {
      assertThat(FaultSighted.read(event).writeDetail()).isEqualTo(event.detail());
    }
  }

  @Test
  void everyFileIsExplained() throws IOException {
    String readme = Files.readString(EVENTS.resolve("README.md"));

    assertThat(files("", true))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(readme).contains("| `" + file.getFileName() + "` |"));
  }

  @Test
  void everyOriginOfALogHasASample() throws IOException {
    Sighting truncation = sighted("fault-sighted-lob-truncated.json");
    Sighting copy = sighted("fault-sighted-copy-not-retried.json");

    assertThat(truncation.fault()).isEqualTo(Fault.LOB_TRUNCATED);
    assertThat(truncation.origin()).isInstanceOf(Origin.DmsTaskLog.class);
    assertThat(copy.fault()).isEqualTo(Fault.COPY_NOT_RETRIED);
    assertThat(copy.origin()).isInstanceOf(Origin.CockroachLog.class);
  }

  private static Sighting sighted(String name) throws IOException {
    return FaultSighted.read(EventEnvelope.read(read(EVENTS.resolve(name)))).sighting();
  }
}
