package dmsmedic.logwatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.LogsBatch;
import dmsmedic.events.json.UnreadableException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogSourceTest {
  private static LogSource source(String group, String stream) {
    LogsBatch batch =
        new LogsBatch(LogsBatch.DATA_MESSAGE, "123456789012", group, stream, List.of(), List.of());
    return LogSource.of(batch, "arn:aws-cn:lambda:cn-north-1:123456789012:function:example:live");
  }

  @Test
  void aTaskIsNamedByStreamOwnerAndTheFunctionsOwnPlace() {
    assertThat(source("dms-tasks-example", "dms-task-EXAMPLE"))
        .isEqualTo(
            new LogSource.DmsTask(TaskArn.of("aws-cn", "cn-north-1", "123456789012", "EXAMPLE")));
  }

  @ParameterizedTest
  @CsvSource({
    "dms-tasks-example, dms-task-serv-res-id-1700000000000-abc",
    "dms-serverless-replication-EXAMPLE, dms-serverless-replication-orchestrator-EXAMPLE",
    "dms-tasks-sct-example, dms-task-EXAMPLE",
    "dms-tasks-example, another",
    "dms-tasks-example, dms-task-a b"
  })
  void otherLogsOfDmsArePassedOver(String group, String stream) {
    assertThat(source(group, stream)).isInstanceOf(LogSource.Foreign.class);
  }

  @Test
  void anyOtherGroupIsOfCockroach() {
    assertThat(source("sql", "sql.eu-west-1.cockroachdbcloud.sql_exec.n1"))
        .isEqualTo(new LogSource.Cockroach());
  }

  @Test
  void aFunctionWithoutPlaceCannotNameATask() {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> LogSource.of(Priming.batch(), "nowhere"))
        .withMessage("The function's own ARN is not one: nowhere.");
  }
}
