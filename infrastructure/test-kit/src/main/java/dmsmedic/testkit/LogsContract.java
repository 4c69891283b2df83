package dmsmedic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every reader of logs promises, wherever the logs are. */
public abstract class LogsContract {

  /** The SQL user that the tasks of these tests log in with. */
  protected static final String ROLE = "dms_user";

  private static final String HARMLESS =
      "2026-11-20T12:00:00 [TASK_MANAGER    ]I:  Task is running  (replicationtask.c:1)";

  /** The logs, the same ones for the whole of a test, without a line. */
  protected abstract Logs logs();

  /** Writes a message to the log of a task. */
  protected abstract void write(ReplicationTask task, Instant at, String message);

  /** An instant of these tests; near the present where a log refuses old lines. */
  protected Instant noon() {
    return Instant.parse("2026-11-20T12:00:00Z");
  }

  /** A running task that logs to this group, if to any. */
  protected static ReplicationTask task(String id, Optional<String> logGroup) {
    return task(id, logGroup, Optional.empty());
  }

  /** A task that was started then, if ever, and logs to this group, if to any. */
  protected static ReplicationTask task(
      String id, Optional<String> logGroup, Optional<Instant> startedAt) {
    Endpoint end =
        new Endpoint(
            "arn:aws:dms:eu-west-1:123456789012:endpoint:EXAMPLE",
            "postgres",
            "db.example",
            26257,
            "bank",
            Optional.of(ROLE),
            Optional.empty());
    return new ReplicationTask(
        TaskArn.of("aws", "eu-west-1", "123456789012", id),
        id.toLowerCase(Locale.ROOT),
        TaskStatus.RUNNING,
        MigrationType.FULL_LOAD_AND_CDC,
        Optional.empty(),
        Optional.empty(),
        startedAt,
        Optional.empty(),
        settings(),
        "rest",
        end,
        end,
        "arn:aws:dms:eu-west-1:123456789012:rep:EXAMPLE",
        logGroup,
        Map.of());
  }

  /** A running task that logs. */
  protected static ReplicationTask task(String id) {
    return task(id, Optional.of("dms-tasks-example"));
  }

  /** The warning of DMS about a value that was cut. */
  protected static String truncated(String column, String table, long actualBytes) {
    return ("2026-11-20T12:00:00 [SOURCE_UNLOAD   ]W:  Value of column '%s' in table '%s' was"
            + " truncated to 32768 bytes, actual length: %d bytes "
            + " (postgres_endpoint_unload.c:1072)")
        .formatted(column, table, actualBytes);
  }

  /** What is found; fails where the answer is unknown. */
  protected List<Found> found(ReplicationTask task, Instant since) {
    Answer<List<Found>> answer = logs().find(task, since);
    assertThat(answer).isInstanceOf(Answer.Known.class);
    return answer.found().orElseThrow();
  }

  private static TaskSettings settings() {
    LobSettings lob = new LobSettings(true, false, true, 32, 0, 0);
    return new TaskSettings(
        lob, false, TaskSettings.PrepMode.TRUNCATE_BEFORE_LOAD, false, Map.of());
  }

  /** The same logs, one look at which takes some ten lines, where that can be had. */
  protected Logs hurried() {
    return logs();
  }

  /** What is found by looks that go on where the one before has ended. */
  private List<Found> readOn(ReplicationTask task, Instant since) {
    List<Found> all = new ArrayList<>();
    Optional<Instant> from = Optional.of(since);
    while (from.isPresent()) {
      Logs.Reading reading = hurried().read(task, from.get()).found().orElseThrow();
      all.addAll(reading.lines());
      Instant before = from.get();
      from = reading.until();
      from.ifPresent(until -> assertThat(until).isAfter(before));
    }
    return all;
  }

  @Test
  void whoReadsOnFindsEveryLine() {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      columns.add("c" + (char) ('a' + i / 26) + (char) ('a' + i % 26));
      write(
          task("ORDERS"),
          noon().plusSeconds(5L * i),
          truncated(columns.getLast(), "public.orders", 40_000));
    }

    assertThat(readOn(task("ORDERS"), noon()))
        .extracting(found -> found.occurrence().column().orElseThrow())
        .containsAll(columns);
  }

  @Test
  void aLogOfOneLookIsReadToItsEnd() {
    write(task("ORDERS"), noon(), truncated("doc", "public.orders", 40_000));

    Logs.Reading reading = logs().read(task("ORDERS"), noon()).found().orElseThrow();

    assertThat(reading.lines()).isEqualTo(found(task("ORDERS"), noon()));
    assertThat(reading.until()).isEmpty();
  }

  @Test
  void aLogThatDoesNotExistHasNoLines() {
    assertThat(found(task("NEVERRAN"), noon())).isEmpty();
    assertThat(found(task("SILENT", Optional.empty()), noon())).isEmpty();
  }

  @Test
  void aTaskThatHasRunAndDoesNotLogIsSaidToHaveNoLog() {
    ReplicationTask ran = task("SILENT", Optional.empty(), Optional.of(noon()));
    ReplicationTask logs = task("ORDERS", Optional.of("dms-tasks-example"), Optional.of(noon()));
    write(logs, noon(), HARMLESS);

    assertThat(missing(ran)).isPresent();
    assertThat(missing(logs)).isEmpty();
    assertThat(missing(task("NEVERRAN"))).isEmpty();
    assertThat(missing(task("NEVERRAN", Optional.empty()))).isEmpty();
  }

  /** What one look says of a log that is not there. */
  protected Optional<String> missing(ReplicationTask task) {
    return logs().read(task, noon()).found().orElseThrow().missing();
  }

  @Test
  void aTruncationIsFoundWithAllThatItsLineSays() {
    write(task("ORDERS"), noon(), truncated("doc", "public.orders", 116_664));

    assertThat(found(task("ORDERS"), noon()))
        .singleElement()
        .satisfies(found -> {
          Occurrence occurrence = found.occurrence();
          assertThat(found.at()).isEqualTo(noon());
          assertThat(occurrence.fault()).isEqualTo(Fault.LOB_TRUNCATED);
          assertThat(occurrence.column()).contains("doc");
          assertThat(occurrence.table().orElseThrow().text()).isEqualTo("public.orders");
          assertThat(occurrence.limitBytes()).hasValue(32_768);
          assertThat(occurrence.actualBytes()).hasValue(116_664);
        });
  }

  @Test
  void aRetryErrorOfTheLoadIsFoundWithTheTableThatALaterLineNames() {
    write(
        task("ORDERS"),
        noon(),
        "2026-11-20T12:00:00 [TARGET_LOAD     ]E:  Command failed to load data with exit error"
            + " code 1, Command output: ERROR:  restart transaction:"
            + " TransactionRetryWithProtoRefreshError: TransactionRetryError: retry txn"
            + " [1020403]  (csv_target.c:1021)");
    write(
        task("ORDERS"),
        noon().plusMillis(5),
        "2026-11-20T12:00:00 [TASK_MANAGER    ]W:  Table 'public'.'orders' (subtask 1 thread 1) is"
            + " suspended  (replicationtask.c:2550)");

    assertThat(found(task("ORDERS"), noon()))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.occurrence().fault()).isEqualTo(Fault.COPY_NOT_RETRIED);
          assertThat(found.occurrence().table().orElseThrow().text()).isEqualTo("public.orders");
        });
  }

  @Test
  void harmlessLinesAndThoseOfOtherTasksAreLeftOut() {
    write(task("ORDERS"), noon(), HARMLESS);
    write(task("PAYMENTS"), noon(), truncated("doc", "public.payments", 40_000));

    assertThat(found(task("ORDERS"), noon())).isEmpty();
  }

  @Test
  void theInstantIsInclusiveAndWhatIsOlderIsLeftOut() {
    write(task("ORDERS"), noon().minusMillis(1), truncated("a", "public.orders", 40_000));
    write(task("ORDERS"), noon(), truncated("b", "public.orders", 40_001));

    assertThat(found(task("ORDERS"), noon()))
        .extracting(found -> found.occurrence().column().orElseThrow())
        .containsExactly("b");
  }

  @Test
  void theOldestComesFirst() {
    for (int i = 0; i < 4; i++) {
      write(task("ORDERS"), noon().plusSeconds(i), truncated("c" + i, "public.orders", 40_000));
    }

    assertThat(found(task("ORDERS"), noon()))
        .extracting(found -> found.occurrence().column().orElseThrow())
        .containsExactly("c0", "c1", "c2", "c3");
  }

  @Test
  void ofRepetitionsAtLeastTheFirstTheLastAndTheLongestAreKept() {
    for (int i = 0; i < 30; i++) {
      long length = i == 17 ? 90_000 : 40_000 + i;
      write(task("ORDERS"), noon().plusSeconds(i), truncated("doc", "public.orders", length));
    }
    List<Found> found = found(task("ORDERS"), noon());

    assertThat(found.getFirst().at()).isEqualTo(noon());
    assertThat(found.getLast().at()).isEqualTo(noon().plusSeconds(29));
    assertThat(found)
        .anySatisfy(one -> {
          assertThat(one.occurrence().actualBytes()).hasValue(90_000);
          assertThat(one.at()).isEqualTo(noon().plusSeconds(17));
        });
  }
}
