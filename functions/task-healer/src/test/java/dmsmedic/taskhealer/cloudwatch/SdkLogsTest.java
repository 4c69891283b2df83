package dmsmedic.taskhealer.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.loop.Logs;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.observation.Found;
import dmsmedic.taskhealer.aws.AwsConnection;
import dmsmedic.testkit.LogsContract;
import dmsmedic.testkit.aws.ScriptedAws;
import dmsmedic.testkit.aws.ScriptedAws.Reply;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SdkLogsTest extends LogsContract {

  private static final String CLUSTER = "cockroach-example";

  private final LogService service = new LogService();
  private final ScriptedAws aws = new ScriptedAws(service::answer);
  private final SdkLogs logs = logs(aws, 100);

  private static SdkLogs logs(ScriptedAws aws, int pagesMax) {
    return new SdkLogs(
        SdkLogs.client(AwsConnection.to(aws.endpoint())), List.of(CLUSTER), pagesMax);
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

  @Test
  void aLineOfCockroachCountsForItsRoleAndEachNodeIsReadApart() {
    service.write(CLUSTER, "node1", noon(), retrying(ROLE, "error executing CopyIn: ERROR:"));
    service.write(CLUSTER, "node2", noon(), retrying("somebody", "error executing CopyIn: ERROR:"));
    service.write(CLUSTER, "node1", noon().plusMillis(1), "  SQLSTATE 40001 on the next line");

    assertThat(found(task("ORDERS"), noon()))
        .singleElement()
        .satisfies(found ->
            assertThat(found.occurrence().line()).contains(ROLE).contains("on the next line"));
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

  private static String retrying(String user, String words) {
    return "I261120 12:00:00.000000 812 9@sql/conn_executor_exec.go:2106 \u22ee"
        + " [T1,n1,client=10.0.0.1:5432,user="
        + user
        + "] 4711  "
        + words
        + " restart transaction: TransactionRetryWithProtoRefreshError: retry txn";
  }
}
