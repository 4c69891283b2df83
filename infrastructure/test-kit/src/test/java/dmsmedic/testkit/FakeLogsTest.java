package dmsmedic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.cockroachlog.CockroachEntry;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.observation.Answer;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakeLogsTest extends LogsContract {

  private final FakeLogs logs = new FakeLogs();

  @Override
  protected Logs logs() {
    return logs;
  }

  @Override
  protected Logs hurried() {
    logs.readsAtMost(10);
    return logs;
  }

  @Override
  protected void write(ReplicationTask task, Instant at, String message) {
    logs.write(task.arn(), at, message);
  }

  @Test
  void anEntryOfCockroachCountsForTheRoleThatItNames() {
    logs.write(failedCopy(ROLE));
    logs.write(failedCopy("somebody"));

    assertThat(found(task("ORDERS"), noon())).hasSize(1);
  }

  @Test
  void unreadableLogsAreUnknown() {
    logs.unreadable(Optional.of("Nobody answers."));

    assertThat(logs.find(task("ORDERS"), noon())).isEqualTo(Answer.unknown("Nobody answers."));
  }

  private CockroachEntry failedCopy(String user) {
    CockroachEntry.Body body =
        new CockroachEntry.Statement(
            Optional.of("COPY"),
            Optional.of("COPY public.orders FROM STDIN"),
            Optional.of("40001"),
            Optional.of("restart transaction: TransactionRetryWithProtoRefreshError"));
    return new CockroachEntry(
        Optional.of(noon()), Optional.of("SQL_EXEC"), Optional.of(user), body, "a line");
  }
}
