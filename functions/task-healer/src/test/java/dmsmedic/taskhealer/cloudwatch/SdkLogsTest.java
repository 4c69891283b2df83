package dmsmedic.taskhealer.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.loop.Logs;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.observation.Found;
import dmsmedic.taskhealer.aws.AwsConnection;
import dmsmedic.testkit.LogsContract;
import dmsmedic.testkit.aws.ScriptedAws;
import dmsmedic.testkit.aws.ScriptedAws.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

class SdkLogsTest extends LogsContract {

  private static final String CLUSTER = "cockroach-example";
  private static final String COPY = "error executing CopyIn: ERROR:";

  private static final DateTimeFormatter HEAD =
      DateTimeFormatter.ofPattern("'I'yyMMdd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private final LogService service = new LogService();
  private final ScriptedAws aws = new ScriptedAws(this::answer);
  private final SdkLogs logs = logs(aws, 100);

  private volatile Instant now = noon().plus(Duration.ofDays(1));

  /** How long a call takes. */
  private volatile Duration call = Duration.ZERO;

  private Reply answer(ScriptedAws.Request request) {
    now = now.plus(call);
    return service.answer(request);
  }

  private SdkLogs logs(ScriptedAws aws, int pagesMax) {
    CloudWatchLogsClient client = SdkLogs.client(AwsConnection.to(aws.endpoint()));
    Bounds bounds = new Bounds(() -> now, pagesMax, SdkLogs.TIME_MAX);
    return new SdkLogs(client, List.of(CLUSTER), bounds);
  }

  @Override
  protected Logs logs() {
    return logs;
  }

  @Override
  protected Logs hurried() {
    return logs(aws, 3);
  }

  @Override
  protected void write(ReplicationTask task, Instant at, String message) {
    String group = task.logGroup().orElseThrow();
    service.write(group, "dms-task-" + task.arn().resourceId(), at, message);
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void hundredsOfWarningsAreThreeLines() {
    for (int i = 0; i < 500; i++) {
      long length = i == 250 ? 99_999 : 40_000;
      write(task("ORDERS"), noon().plusMillis(i), truncated("doc", "public.orders", length));
    }

    assertThat(found(task("ORDERS"), noon()))
        .extracting(Found::at)
        .containsExactly(noon(), noon().plusMillis(250), noon().plusMillis(499));
  }

  @Test
  void aLogThatCannotBeReadToItsEndIsUnknown() {
    for (int i = 0; i < 100; i++) {
      write(task("ORDERS"), noon().plusMillis(i), truncated("doc", "public.orders", 40_000));
    }

    assertThat(logs(aws, 5).find(task("ORDERS"), noon()).reason())
        .isEqualTo("The logs hold more lines since 2026-11-20T12:00:00Z than can be read.");
    assertThat(logs(aws, 20).find(task("ORDERS"), noon()).found()).isPresent();
  }

  @Test
  void aLogWithoutProgressIsUnknown() {
    for (int i = 0; i < 100; i++) {
      write(task("ORDERS"), noon(), truncated("doc", "public.orders", 40_000));
    }

    assertThat(logs(aws, 5).read(task("ORDERS"), noon()).reason()).contains("can be read");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 12})
  void aSlowLogIsReadInMoreLooksAndEachOfThemEnds(int seconds) {
    call = Duration.ofSeconds(seconds);
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String column = "c" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
      write(task("ORDERS"), noon().plusSeconds(i), truncated(column, "public.orders", 40_000));
      written.add(column);
    }
    silence(noon(), noon().plus(Duration.ofHours(3)), Duration.ofMinutes(1));

    List<Logs.Reading> looks = looks(noon());

    assertThat(columns(looks)).containsExactlyElementsOf(written);
    assertThat(looks).hasSizeBetween(5, 50);
  }

  /** Every look, each from where the one before has ended, until the logs are read to their end. */
  private List<Logs.Reading> looks(Instant since) {
    SdkLogs deployed = logs(aws, SdkLogs.PAGES_MAX);
    List<Logs.Reading> looks = new ArrayList<>();
    Optional<Instant> from = Optional.of(since);
    while (from.isPresent()) {
      int asked = aws.operations().size();
      Instant begun = now;
      looks.add(deployed.read(task("ORDERS"), from.get()).found().orElseThrow());
      assertThat(aws.operations().size() - asked).isLessThanOrEqualTo(2 * SdkLogs.PAGES_MAX);
      assertThat(Duration.between(begun, now))
          .isLessThan(SdkLogs.TIME_MAX.plus(call.multipliedBy(2 * 4)));
      Optional<Instant> until = looks.getLast().until();
      assertThat(until.orElse(Instant.MAX)).isAfter(from.get());
      from = until;
    }
    return looks;
  }

  private static List<String> columns(List<Logs.Reading> looks) {
    return looks.stream()
        .flatMap(look -> look.lines().stream())
        .flatMap(found -> found.occurrence().column().stream())
        .distinct()
        .toList();
  }

  private void silence(Instant from, Instant to, Duration step) {
    for (Instant at = from; at.isBefore(to); at = at.plus(step)) {
      service.write(CLUSTER, "node1", at, "I261120 12:00:00.000000 812 server.go:1 nothing");
    }
  }

  @Test
  void aClusterThatLogsALotAndNoFaultIsReadToItsEnd() {
    silence(noon(), noon().plus(Duration.ofHours(20)), Duration.ofMinutes(2));
    write(task("ORDERS"), noon(), truncated("doc", "public.orders", 40_000));

    List<Logs.Reading> looks = looks(noon());

    assertThat(looks).hasSizeBetween(2, 20);
    assertThat(columns(looks.subList(0, 1))).containsExactly("doc");
  }

  @Test
  void theFirstLookBeginsBeforeEveryLogAndComesToTheEndAsWell() {
    silence(noon().minus(Duration.ofDays(300)), noon(), Duration.ofHours(12));
    write(task("ORDERS"), noon(), truncated("doc", "public.orders", 40_000));

    assertThat(columns(looks(Instant.EPOCH))).containsExactly("doc");
    assertThat(looks(Instant.EPOCH)).hasSizeLessThan(30);
  }

  @Test
  void aDenseStretchBehindASparseOneLosesNoLine() {
    silence(noon(), noon().plus(Duration.ofHours(10)), Duration.ofSeconds(100));
    List<String> tables = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      Instant at = noon().plus(Duration.ofHours(10)).plusMillis(i / 3 * 7L);
      tables.add("table" + (char) ('a' + i / 26) + (char) ('a' + i % 26));
      service.write(
          CLUSTER, "node" + i % 3, at, retrying(at, ROLE, COPY + " " + tables.getLast() + " "));
    }

    List<String> lines =
        looks(noon()).stream()
            .flatMap(look -> look.lines().stream())
            .map(found -> found.occurrence().line())
            .toList();

    assertThat(tables)
        .allSatisfy(table -> assertThat(lines).anyMatch(line -> line.contains(table + " ")));
  }

  @Test
  void aLineBeforeALongSilenceDoesNotStopTheReading() {
    write(task("ORDERS"), noon(), truncated("first", "public.orders", 40_000));
    service.write(CLUSTER, "node1", noon(), retrying(noon(), ROLE, COPY));
    silence(noon().plusMillis(1), noon().plus(Duration.ofHours(1)), Duration.ofSeconds(2));
    Instant last = noon().plus(Duration.ofHours(2));
    service.write(CLUSTER, "node1", last, retrying(last, ROLE, COPY + " the last one"));

    assertThat(looks(noon()).getLast().lines())
        .anyMatch(found -> found.occurrence().line().contains("the last one"));
  }

  @Test
  void aLineOfCockroachCountsForItsRoleAndEachNodeIsReadApart() {
    service.write(CLUSTER, "node1", noon(), retrying(noon(), ROLE, COPY));
    service.write(CLUSTER, "node2", noon(), retrying(noon(), "somebody", COPY));
    service.write(CLUSTER, "node1", noon().plusMillis(1), "  SQLSTATE 40001 on the next line");

    assertThat(found(task("ORDERS"), noon()))
        .singleElement()
        .satisfies(found ->
            assertThat(found.occurrence().line()).contains(ROLE).contains("on the next line"));
  }

  @Test
  void theStreamOfATaskThatHasRunIsMissedAndThatOfOneThatNeverRanIsNot() {
    write(task("PAYMENTS"), noon(), "nothing");
    Optional<String> group = task("ORDERS").logGroup();

    assertThat(missing(task("ORDERS", group, Optional.of(noon()))))
        .contains(
            "Task 'orders' has no log that could be read: log group 'dms-tasks-example' or the"
                + " task's stream in it does not exist.");
    assertThat(missing(task("ORDERS", group))).isEmpty();
  }

  @Test
  void whatAwsRefusesIsUnknownWithItsCode() {
    try (ScriptedAws closed =
        new ScriptedAws(request -> Reply.error(400, "AccessDeniedException"))) {
      assertThat(logs(closed, 5).find(task("ORDERS"), noon()).reason())
          .startsWith("Reading the logs: AccessDeniedException");
    }
  }

  @Test
  void thePatternsFitIntoAFilterAndThePermissionsAreThoseOfTheCallsMade() {
    assertThat(FilterPatterns.DMS).hasSizeLessThanOrEqualTo(1024);
    assertThat(FilterPatterns.COCKROACH).hasSizeLessThanOrEqualTo(1024);
    assertThat(found(task("ORDERS"), noon())).isEmpty();
    assertThat(aws.operations().stream().distinct().map(operation -> "logs:" + operation))
        .containsExactlyElementsOf(SdkLogs.permissions());
  }

  private static String retrying(Instant at, String user, String words) {
    return HEAD.format(at)
        + " 812 9@sql/conn_executor_exec.go:2106 \u22ee"
        + " [T1,n1,client=10.0.0.1:5432,user="
        + user
        + "] 4711  "
        + words
        + " restart transaction: TransactionRetryWithProtoRefreshError: retry txn";
  }
}
