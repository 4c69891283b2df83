package dmsmedic.core.fault.dmslog;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.Occurrence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetrySignatureTest {
  private static final String CAUSE =
      "restart transaction: TransactionRetryWithProtoRefreshError: TransactionRetryError: retry"
          + " txn (RETRY_ASYNC_WRITE_FAILURE - missing intent on: /Table/111/1/41400010001/0):"
          + " \"unnamed\" meta={id=ecc1965f}";
  private static final String LOAD =
      "2023-01-12T02:11:35 [TARGET_LOAD     ]E:  Command failed to load data with exit error code"
          + " 1, Command output: ERROR:  "
          + CAUSE
          + " [1020403]  (csv_target.c:1021)";
  private static final String APPLY =
      "2023-01-12T02:11:35 [TARGET_APPLY    ]E:  RetCode: SQL_ERROR  SqlState: 40001 NativeError:"
          + " 1 Message: ERROR: "
          + CAUSE
          + ";, Error while executing the query [1022502]  (ar_odbc_stmt.c:2421)";

  private static List<Fault> read(String... messages) {
    return occurrences(messages).stream().map(Occurrence::fault).toList();
  }

  private static List<Occurrence> occurrences(String... messages) {
    return DmsLogReader.readAll(List.of(messages).stream().map(LogLine::of).toList());
  }

  @Test
  void inALoadItIsACopyThatWasNotRetried() {
    assertThat(read(LOAD)).containsExactly(Fault.COPY_NOT_RETRIED);
    assertThat(occurrences(LOAD).getFirst().line()).isEqualTo(LOAD);
  }

  @Test
  void underTargetApplyItIsAChangeThatCouldNotBeApplied() {
    assertThat(read(APPLY)).containsExactly(Fault.APPLY_RETRY_EXHAUSTED);
    assertThat(read(APPLY.replace("[TARGET_APPLY    ]E:", "TARGET_APPLY E:")))
        .containsExactly(Fault.APPLY_RETRY_EXHAUSTED);
  }

  @Test
  void aCopyUnderTargetApplyIsStillACopy() {
    assertThat(read(LOAD.replace("TARGET_LOAD ", "TARGET_APPLY")))
        .containsExactly(Fault.COPY_NOT_RETRIED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[TARGET_LOAD ]E: RetCode: SQL_ERROR SqlState: 40001 NativeError: 1 Message: x",
        "[TARGET_LOAD ]E: ERROR: restart transaction",
        "[TARGET_LOAD ]E: Command output: psql:x.sql:1: ERROR: ERROR: RESTART TRANSACTION: x",
        "[TARGET_LOAD ]D: TransactionRetryWithProtoRefreshError: WriteTooOldError: x",
        "[TARGET_LOAD ]E: ERROR: TransactionProtoWithRefreshError: x",
        "[TASK_MANAGER ]E: Last Error restart transaction: TransactionRetryError",
        "ERROR:  restart transaction: WriteTooOldError",
        "pq: restart transaction: ReadWithinUncertaintyIntervalError (SQLSTATE 40001)",
        "Task didn't end: ERROR: restart transaction: x"
      })
  void everyFormIsAccepted(String line) {
    assertThat(read(line)).containsExactly(Fault.COPY_NOT_RETRIED);
  }

  @Test
  void aRecordCountsOnceAndBareLinesCountEach() {
    String bare = "ERROR: " + CAUSE;

    assertThat(read("[TARGET_LOAD ]E: Command output:\n" + bare + "\n" + bare)).hasSize(1);
    assertThat(read("[TARGET_LOAD ]E: Command output:", bare, bare, "HINT: see")).hasSize(1);
    assertThat(read(bare, bare)).hasSize(2);
    assertThat(read(bare + "\n" + bare)).hasSize(2);
  }

  @Test
  void theRestOfABareErrorIsNotCountedAgain() {
    assertThat(read("ERROR: " + CAUSE, "SQLSTATE: 40001", "HINT: See: https://example.com"))
        .hasSize(1);
    assertThat(read("SQL_ERROR SqlState: 40001 NativeError: 1", "Message: ERROR: " + CAUSE))
        .hasSize(1);
  }

  @Test
  void bareErrorsAfterARecordThatHoldsNoneAreReadAlone() {
    assertThat(read("[SOURCE_UNLOAD ]W: x", "ERROR: " + CAUSE, "ERROR: " + CAUSE)).hasSize(2);
    assertThat(read(LOAD, "ERROR: " + CAUSE)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[TARGET_APPLY ]I: Applied record 1  {operation:INSERT (1), statement:INSERT INTO notes"
            + " VALUES ('ERROR: restart transaction: x')}",
        "[TARGET_APPLY ]E: Failed to execute statement: 'UPDATE notes SET t='restart transaction:"
            + " TransactionRetryWithProtoRefreshError: x'' [1022502]",
        "[TARGET_LOAD ]E: Command output: ERROR: null value violates not-null constraint\n"
            + "DETAIL: Failing row contains (1, ERROR: restart transaction: x)",
        "[TARGET_LOAD ]E: Command output: ERROR: could not parse \"ERROR: restart transaction:"
            + " TransactionRetryWithProtoRefreshError: x\" as type int",
        "[TARGET_LOAD ]W: Cannot convert 'ERROR: restart transaction: x'",
        "[TARGET_LOAD ]E: ERROR: duplicate key; SqlState: 40001",
        "[TASK_MANAGER ]I: Will restart transaction reading",
        "[VALIDATOR ]W: RetCode: SQL_ERROR SqlState: 40001 Message: ERROR: restart transaction: x",
        "[SOURCE_UNLOAD ]E: RetCode: SQL_ERROR SqlState: 40001 Message: deadlock",
        "[TARGET_APPLY ]I: x  {operation:INSERT (1), statement:INSERT INTO n VALUES ('\n"
            + "ERROR: restart transaction: x"
      })
  void theSameWordsElsewhereAreNoFault(String line) {
    assertThat(read(line)).isEmpty();
  }
}
