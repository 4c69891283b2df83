package dmsmedic.taskhealer.cloudwatch;

import dmsmedic.core.loop.Logs;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.taskhealer.aws.AwsConnection;
import dmsmedic.testkit.LogsContract;
import dmsmedic.testkit.localstack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

class SdkLogsIT extends LogsContract {

  private static final String GROUP = "dms-tasks-example";
  private static final Duration HOUR = Duration.ofHours(1);

  private Instant noon = Instant.EPOCH;
  private final CloudWatchLogsClient client =
      SdkLogs.client(AwsConnection.to(LocalStack.endpointOrSkip()));
  private final SdkLogs logs =
      new SdkLogs(client, List.of("never-exported"), () -> noon.plus(HOUR));
  private final Set<String> streams = new HashSet<>();

  @BeforeEach
  void createGroup() {
    client.describeLogGroups(); // The first call may take so long that it is sent twice.
    client.createLogGroup(create -> create.logGroupName(GROUP));
    LogGroup group =
        client.describeLogGroups(ask -> ask.logGroupNamePrefix(GROUP)).logGroups().getFirst();
    // The service refuses lines that are weeks old, and only its own clock is asked.
    noon = Instant.ofEpochMilli(group.creationTime()).minusSeconds(600);
  }

  @AfterEach
  void deleteGroup() {
    client.deleteLogGroup(delete -> delete.logGroupName(GROUP));
    client.close();
  }

  @Override
  protected Logs logs() {
    return logs;
  }

  @Override
  protected Instant noon() {
    return noon;
  }

  @Override
  protected void write(ReplicationTask task, Instant at, String message) {
    String stream = "dms-task-" + task.arn().resourceId();
    if (streams.add(stream)) {
      client.createLogStream(create -> create.logGroupName(GROUP).logStreamName(stream));
    }
    InputLogEvent event =
        InputLogEvent.builder().timestamp(at.toEpochMilli()).message(message).build();
    client.putLogEvents(put -> put.logGroupName(GROUP).logStreamName(stream).logEvents(event));
  }
}
