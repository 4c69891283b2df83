package dmsmedic.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dmsmedic.core.fault.CopyConditions;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.fault.Origin;
import dmsmedic.core.fault.Sighting;
import dmsmedic.core.fault.TableToken;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.json.Json;
import dmsmedic.events.json.UnreadableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultSightedTest {
  private static final Instant NOON = Instant.parse("2022-10-21T12:00:00Z");
  private static final TaskArn TASK = TaskArn.of("aws", "eu-west-1", "123456789012", "EXAMPLE");
  private static final Sighting TRUNCATION =
      new Sighting(
          Fault.LOB_TRUNCATED,
          new Origin.DmsTaskLog(TASK, "dms-tasks-example", "dms-task-EXAMPLE"),
          Optional.of(TableToken.quoted("integrations.integration")),
          Optional.of("metadata"),
          OptionalLong.of(32768),
          OptionalLong.of(116664),
          3,
          NOON,
          NOON.plusMillis(1500),
          Optional.empty());

  static Stream<Sighting> sightings() {
    return Stream.of(
        TRUNCATION,
        bare(
            new Origin.CockroachLog("g", "s", Optional.of("dms")), TableToken.separate("a.b", "c")),
        bare(new Origin.CockroachLog("g", "s", Optional.empty()), TableToken.quoted("c")),
        bare(new Origin.TaskState(TASK), TableToken.quoted("a.b")),
        bare(new Origin.Checkup(), TableToken.quoted("a.b"))
            .merge(bare(new Origin.Checkup(), TableToken.quoted("a.b"))));
  }

  private static Sighting bare(Origin origin, TableToken table) {
    return new Sighting(
        Fault.COPY_NOT_RETRIED,
        origin,
        Optional.of(table),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        1,
        NOON,
        NOON,
        Optional.of(new CopyConditions(true, true, false)));
  }

  private static EventEnvelope delivered(String detail) {
    return new EventEnvelope(
        "1",
        FaultSighted.SOURCE,
        FaultSighted.DETAIL_TYPE,
        "123456789012",
        "eu-west-1",
        NOON,
        List.of(),
        Json.fields(detail).object());
  }

  @ParameterizedTest
  @MethodSource("sightings")
  void whatIsWrittenIsReadAgain(Sighting sighting) {
    FaultSighted event = FaultSighted.of(sighting, NOON);
    EventEnvelope delivered = delivered(event.writeDetail().write());

    assertThat(FaultSighted.isIn(delivered)).isTrue();
    assertThat(FaultSighted.read(delivered)).isEqualTo(event);
  }

  @Test
  void theDetailIsAnInterface() {
    EventMetadata metadata = new EventMetadata("i", TASK.value(), "k", NOON);

    assertThat(new FaultSighted(metadata, TRUNCATION).writeDetail().write())
        .isEqualTo(
            "{\"metadata\":{\"version\":\"1.0\",\"id\":\"i\",\"correlationId\":\""
                + TASK
                + "\",\"idempotencyKey\":\"k\",\"time\":\"2022-10-21T12:00:00Z\"},"
                + "\"data\":{\"fault\":\"LobTruncated\",\"origin\":{\"kind\":\"DmsTaskLog\","
                + "\"task\":\""
                + TASK
                + "\",\"logGroup\":\"dms-tasks-example\",\"logStream\":\"dms-task-EXAMPLE\"},"
                + "\"table\":{\"token\":\"integrations.integration\"},\"column\":\"metadata\","
                + "\"limitBytes\":32768,\"actualBytesMax\":116664,\"count\":3,"
                + "\"firstAt\":\"2022-10-21T12:00:00Z\",\"lastAt\":\"2022-10-21T12:00:01.500Z\"}}");
  }

  @Test
  void theSameSightingSaidAgainHasTheSameKey() {
    FaultSighted first = FaultSighted.of(TRUNCATION, NOON);
    FaultSighted again = FaultSighted.of(TRUNCATION, NOON.plusSeconds(60));

    assertThat(again.metadata().idempotencyKey()).isEqualTo(first.metadata().idempotencyKey());
    assertThat(FaultSighted.of(TRUNCATION.merge(TRUNCATION), NOON).metadata().idempotencyKey())
        .isNotEqualTo(first.metadata().idempotencyKey());
    assertThat(first.metadata().correlationId()).isEqualTo(TASK.value());
  }

  @Test
  void anEventOfANewerMajorVersionIsRefused() {
    String detail = FaultSighted.of(TRUNCATION, NOON).writeDetail().write();

    refuses(
        detail.replace("\"1.0\"", "\"2.0\""),
        "Field detail.metadata.version is 2.0, which is newer than the 1.x known here.");
    refuses(
        detail.replace("\"1.0\"", "\"one\""),
        "Field detail.metadata.version is not a version such as 1.0.");
    assertThat(FaultSighted.read(delivered(detail.replace("\"1.0\"", "\"1.7\""))).sighting())
        .isEqualTo(TRUNCATION);
  }

  @Test
  void aRefusalNamesTheField() {
    String detail = FaultSighted.of(TRUNCATION, NOON).writeDetail().write();

    refuses(
        detail.replace("LobTruncated", "Other"), "Field detail.data.fault is no fault known here.");
    refuses(
        detail.replace("DmsTaskLog", "Other"),
        "Field detail.data.origin.kind is no origin known here.");
    refuses(
        detail.replace("\"count\":3", "\"count\":0"),
        "Field detail.data is refused: A sighting counts at least one occurrence, not 0.");
    refuses(
        detail.replace("integrations.", ""),
        "Field detail.data.table is refused: No dot divides the table token integration.");
    refuses(detail.replace("\"data\"", "\"d\""), "Field detail.data is missing.");
  }

  private static void refuses(String detail, String sentence) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> FaultSighted.read(delivered(detail)))
        .withMessage(sentence);
  }
}
