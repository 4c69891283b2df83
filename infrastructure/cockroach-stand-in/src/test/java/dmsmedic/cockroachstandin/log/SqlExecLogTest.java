package dmsmedic.cockroachstandin.log;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.cockroachstandin.log.SqlExecLog.Conditions;
import dmsmedic.cockroachstandin.log.SqlExecLog.Run;
import dmsmedic.cockroachstandin.log.SqlExecLog.Speaker;
import dmsmedic.cockroachstandin.log.SqlExecLog.Style;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One entry in each of the formats, redactable and redacted. */
final class SqlExecLogTest {
  private static final Run RUN =
      new Run(
          Instant.parse("2023-04-27T17:27:44.656439Z"),
          new Speaker("dms", "10.0.7.179:50000"),
          "COPY s.\"T\" FROM STDIN WITH CSV");
  private static final Conditions CONDITIONS = new Conditions(true, true, false);

  private final List<String> lines = new ArrayList<>();

  private SqlExecLog log(LogFormat format, boolean redacted) {
    return new SqlExecLog(
        new Style((at, role, line) -> lines.add(role + ": " + line), format, redacted), "v22.2.4");
  }

  @Test
  void crdbV2HasAPrefixAndMarks() {
    log(LogFormat.CRDB_V2, false).notRetrying(RUN, CONDITIONS);
    assertThat(lines)
        .containsExactly(
            "dms: I230427 17:27:44.656439 17468 9@sql/copy_from.go:1061 ⋮"
                + " [n1,client=‹10.0.7.179:50000›,hostnossl,user=‹dms›] 1  ‹COPY s.\"T\" FROM STDIN"
                + " WITH CSV› is not retrying; implicit: true; copy_from_atomic_enabled: true;"
                + " copy_from_retriable_enabled false");
  }

  @Test
  void aLongEntryOfCrdbV2GoesOnWithAPlus() {
    log(LogFormat.CRDB_V2, false).copyFailed(RUN, "first\nsecond");
    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(lines.get(0)).contains(" 1  error executing CopyIn: ").endsWith(": first");
    assertThat(lines.get(1)).contains(" 1 +second");
  }

  @Test
  void redactionTakesTheStatementAndLeavesTheErrorsName() {
    log(LogFormat.CRDB_V2, true)
        .attemptFailed(
            RUN,
            "TransactionRetryError: retry txn (RETRY_ASYNC_WRITE_FAILURE - missing intent on:"
                + " /Table/111/1/4/0): \"unnamed\" meta={}",
            0,
            true);
    assertThat(lines.getFirst())
        .endsWith(
            "user=‹×›] 1  ‹×› failed on attempt 0 and with retriable error TransactionRetryError:"
                + " retry txn (RETRY_ASYNC_WRITE_FAILURE - missing intent on: ‹×›): \"unnamed\""
                + " meta={}");
  }

  @Test
  void jsonHasOneObjectPerEntry() {
    log(LogFormat.JSON, false).retrying(RUN);
    log(LogFormat.JSON_FLUENT, false).retrying(RUN);
    assertThat(lines.getFirst())
        .isEqualTo(
            "dms: {\"channel_numeric\":9,\"channel\":\"SQL_EXEC\","
                + "\"timestamp\":\"1682616464.656439000\",\"version\":\"v22.2.4\","
                + "\"severity_numeric\":1,\"severity\":\"INFO\",\"goroutine\":17468,"
                + "\"file\":\"sql/copy_from.go\",\"line\":1061,\"entry_counter\":1,"
                + "\"redactable\":1,\"tags\":{\"n\":\"1\",\"client\":\"‹10.0.7.179:50000›\","
                + "\"hostnossl\":\"\",\"user\":\"‹dms›\"},"
                + "\"message\":\"‹COPY s.\\\"T\\\" FROM STDIN WITH CSV› is retrying\"}");
    assertThat(lines.get(1)).startsWith("dms: {\"tag\":\"cockroach.sql_exec\",\"channel_numeric\"");
  }

  @Test
  void compactJsonHasShortKeys() {
    log(LogFormat.JSON_COMPACT, false).copyFailed(RUN, "it\nbroke");
    assertThat(lines)
        .singleElement()
        .asString()
        .startsWith("dms: {\"c\":9,\"C\":\"SQL_EXEC\",\"t\":\"1682616464.656439000\"")
        .contains("\"sev\":\"E\"")
        .contains("WITH CSV›: it\\nbroke");
  }
}
