package dmsmedic.logwatcher;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.fault.Origin;
import dmsmedic.core.fault.Sighting;
import dmsmedic.core.fault.Sightings;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.LogsBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchReaderTest {
  private static final Instant NOON = Instant.parse("2022-10-21T12:00:00Z");
  private static final LogSource TASK =
      new LogSource.DmsTask(TaskArn.of("aws", "eu-west-1", "123456789012", "EXAMPLE"));

  private static LogsBatch batch(List<LogsBatch.Event> events) {
    return new LogsBatch(LogsBatch.DATA_MESSAGE, "123456789012", "g", "s", List.of(), events);
  }

  private static LogsBatch batch(String... messages) {
    List<LogsBatch.Event> events = new ArrayList<>();
    for (String message : messages) {
      Instant at = NOON.plusSeconds(events.size());
      events.add(new LogsBatch.Event(String.valueOf(events.size()), at, message));
    }
    return batch(events);
  }

  private static String truncated(String table, String column, int actualBytes) {
    return "[SOURCE_UNLOAD   ]W:  Value of column '"
        + column
        + "' in table '"
        + table
        + "' was truncated to 32768 bytes, actual length: "
        + actualBytes
        + " bytes";
  }

  @Test
  void oneSightingPerTableAndColumn() {
    List<Sighting> sightings =
        BatchReader.read(
                batch(
                    truncated("s.a", "c", 40_000),
                    truncated("s.a", "c", 60_000),
                    truncated("s.a", "d", 50_000),
                    truncated("s.b", "c", 50_000),
                    truncated("s.a", "c", 50_000)),
                TASK)
            .all();

    assertThat(sightings).hasSize(3);
    Sighting first = sightings.getFirst();
    assertThat(first.count()).isEqualTo(3);
    assertThat(first.actualBytesMax()).hasValue(60_000);
    assertThat(first.firstAt()).isEqualTo(NOON);
    assertThat(first.lastAt()).isEqualTo(NOON.plusSeconds(4));
    assertThat(first.origin()).isInstanceOf(Origin.DmsTaskLog.class);
  }

  @Test
  void anEventThatIsDeliveredTwiceCountsOnce() {
    LogsBatch.Event event = new LogsBatch.Event("1", NOON, truncated("s.a", "c", 40_000));

    assertThat(BatchReader.read(batch(List.of(event, event)), TASK).all())
        .extracting(Sighting::count)
        .containsExactly(1L);
  }

  @Test
  void aRecordMayBeSpreadOverEvents() {
    String[] words = truncated("s.a", "c", 40_000).split(" {1,9}", 8);

    assertThat(BatchReader.read(batch(words), TASK).all()).hasSize(1);
  }

  @Test
  void rolesOfACockroachLogAreKeptApart() {
    String line =
        "{\"channel\":\"SQL_EXEC\",\"severity\":\"ERROR\",\"tags\":{\"user\":\"%s\"},"
            + "\"message\":\"error executing CopyIn: COPY s.t FROM STDIN: restart transaction:"
            + " TransactionRetryWithProtoRefreshError: x\"}";
    List<Sighting> sightings =
        BatchReader.read(
                batch(line.formatted("dms"), line.formatted("dms"), line.formatted("other")),
                new LogSource.Cockroach())
            .all();

    assertThat(sightings).extracting(Sighting::fault).containsOnly(Fault.COPY_NOT_RETRIED);
    assertThat(sightings)
        .extracting(Sighting::origin)
        .containsExactly(
            new Origin.CockroachLog("g", "s", Optional.of("dms")),
            new Origin.CockroachLog("g", "s", Optional.of("other")));
    assertThat(sightings.getFirst().count()).isEqualTo(2);
  }

  @Test
  void aForeignLogShowsNothing() {
    assertThat(
            BatchReader.read(
                    batch(truncated("s.a", "c", 40_000)), new LogSource.Foreign("a reason"))
                .all())
        .isEmpty();
  }

  @Test
  void tablesBeyondTheBoundAreReportedAtLarge() {
    String[] lines = new String[BatchReader.SIGHTINGS_MAX + 100];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = truncated("s.t" + i, "c", 40_000);
    }
    Sightings sightings = BatchReader.read(batch(lines), TASK);

    assertThat(sightings.all()).hasSize(BatchReader.SIGHTINGS_MAX + 1);
    assertThat(sightings.overflowed()).isEqualTo(100);
  }
}
