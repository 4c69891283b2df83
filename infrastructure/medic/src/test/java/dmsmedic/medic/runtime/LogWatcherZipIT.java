package dmsmedic.medic.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code events/} through the log-watcher's zip, as Lambda runs it. */
class LogWatcherZipIT {
  static final String HANDLER = "dmsmedic.logwatcher.LogWatcherHandler::handleRequest";

  private static final List<EventFile> FILES =
      List.of(
          EventFile.refused("dms-serverless-initializing.json"),
          EventFile.refused("dms-task-created.json"),
          EventFile.refused("dms-task-failed-newer.json"),
          EventFile.refused("dms-task-failed.json"),
          EventFile.refused("dms-task-started-newer.json"),
          EventFile.refused("dms-task-started.json"),
          EventFile.refused("dms-task-stopped.json"),
          EventFile.refused("fault-sighted-copy-not-retried.json"),
          EventFile.refused("fault-sighted-lob-truncated.json"),
          EventFile.read(
              "logs-cockroach-copy-not-retried.json",
              "\"logGroup\":\"example-cluster\"",
              "\"events\":3,\"sightings\":1"),
          EventFile.read("logs-control-message.json", "Ignored a probe of CloudWatch Logs."),
          EventFile.read("logs-dms-copy-not-retried.json", "\"events\":4,\"sightings\":1"),
          EventFile.read("logs-dms-lob-truncated.json", "\"events\":2,\"sightings\":2"),
          EventFile.read("logs-dms-quiet.json", "\"events\":1,\"sightings\":0"),
          EventFile.refused("scheduled-event.json"),
          EventFile.refused("tick.json"));

  @SuppressWarnings("NullAway.Init")
  private static FakeAws aws;

  @SuppressWarnings("NullAway.Init")
  private static LambdaRuntime watcher;

  @BeforeAll
  static void start() throws IOException {
    aws = FakeAws.start(Map.of());
    watcher =
        LambdaRuntime.start(
            FunctionZipsIT.zip("log-watcher"),
            HANDLER,
            Map.of("EVENT_BUS_NAME", "example", "AWS_ENDPOINT_URL", aws.endpoint().toString()));
  }

  @AfterAll
  static void stop() throws IOException {
    watcher.close();
    aws.close();
  }

  @BeforeEach
  void acceptEverything() {
    aws.answerPutEvents("{\"EventId\": \"1\"}", false);
    aws.takeCalls();
  }

  static List<EventFile> files() {
    return FILES;
  }

  @Test
  void noFileIsForgotten() throws IOException {
    assertThat(FILES).extracting(EventFile::name).isEqualTo(EventFile.all());
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileIsAnsweredOrRefusedAndOnlySightingsReachTheBus(EventFile file) throws IOException {
    file.check(watcher.invoke(file.json()));

    boolean sighted = file.parts().stream().anyMatch(part -> part.matches(".*\"sightings\":[12]"));
    assertThat(aws.takeCalls())
        .extracting(FakeAws.Call::operation)
        .isEqualTo(sighted ? List.of(FakeAws.PUT_EVENTS) : List.of());
  }

  @Test
  void aTruncationReachesTheBusAsItsSampleSays() throws IOException {
    EventFile.read("logs-dms-lob-truncated.json", "Read a batch.")
        .check(watcher.invoke(json("logs-dms-lob-truncated.json")));

    Map<String, Object> entry = entries().getFirst();
    assertThat(entry)
        .containsEntry("EventBusName", "example")
        .containsEntry("Source", "dms-medic")
        .containsEntry("DetailType", "Fault Sighted");
    Map<String, Object> said = data(JSON.std.mapFrom((String) entry.get("Detail")));
    Map<String, Object> sample = data(detail("fault-sighted-lob-truncated.json"));
    assertThat(said.remove("origin")).asString().contains(":us-east-1:");
    assertThat(sample.remove("origin")).asString().contains(":eu-west-1:");
    assertThat(said).isEqualTo(sample);
  }

  @Test
  void aCopyThatCockroachDidNotRetryReachesTheBusAsItsSampleSays() throws IOException {
    watcher.invoke(json("logs-cockroach-copy-not-retried.json"));

    assertThat(data(JSON.std.mapFrom((String) entries().getFirst().get("Detail"))))
        .isEqualTo(data(detail("fault-sighted-copy-not-retried.json")));
  }

  @Test
  void aSightingThatTheBusKeepsRefusingEndsTheInvocation() throws IOException {
    aws.answerPutEvents("{\"ErrorCode\": \"InternalFailure\"}", true);

    assertThat(watcher.invoke(json("logs-dms-lob-truncated.json")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.message()).contains("refused 2 of 2 sightings"));
    assertThat(aws.takeCalls()).hasSizeGreaterThan(1);
  }

  @Test
  void withoutABusTheFunctionSaysWhatIsMissing() throws IOException {
    try (LambdaRuntime unset =
        LambdaRuntime.start(FunctionZipsIT.zip("log-watcher"), HANDLER, Map.of())) {
      assertThat(unset.invoke("{}")).isInstanceOf(Outcome.Failed.class);
      assertThat(unset.log()).contains("EVENT_BUS_NAME is missing");
    }
  }

  private static String json(String name) throws IOException {
    return EventFile.refused(name).json();
  }

  private static Map<String, Object> detail(String name) throws IOException {
    return object(JSON.std.mapFrom(json(name)).get("detail"));
  }

  private static Map<String, Object> data(Map<String, Object> detail) {
    return object(detail.get("data"));
  }

  /** Of the one call that was made. */
  private static List<Map<String, Object>> entries() throws IOException {
    List<FakeAws.Call> calls = aws.takeCalls();
    assertThat(calls).hasSize(1);
    List<?> entries = (List<?>) JSON.std.mapFrom(calls.getFirst().body()).get("Entries");
    return Objects.requireNonNull(entries).stream().map(LogWatcherZipIT::object).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }
}
