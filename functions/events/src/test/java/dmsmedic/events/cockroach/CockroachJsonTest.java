package dmsmedic.events.cockroach;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.cockroachlog.CockroachEntry;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CockroachJsonTest {
  private static final Instant AT = Instant.parse("2023-11-06T21:25:54.983614Z");

  private static CockroachEntry read(String text) {
    return CockroachJson.read(LogLine.of(text)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"channel_numeric\":9,\"channel\":\"SQL_EXEC\",\"timestamp\":\"1699305954.983614000\","
            + "\"version\":\"v23.2.0\",\"severity\":\"ERROR\",\"redactable\":1,"
            + "\"tags\":{\"n\":\"2\",\"user\":\"\u2039dms\u203a\"},\"message\":\"m\"}",
        "{\"tag\":\"cockroach.sql_exec\",\"channel\":\"SQL_EXEC\",\"severity\":\"ERROR\","
            + "\"timestamp\":\"2023-11-06T21:25:54.983614Z\",\"tags\":{\"user\":\"dms\"},"
            + "\"message\":\"m\"}",
        "{\"C\":\"SQL_EXEC\",\"c\":9,\"t\":\"1699305954.983614000\",\"sev\":\"E\",\"s\":3,"
            + "\"tags\":{\"user\":\"dms\"},\"message\":\"m\"}",
        "{\"C\":\"SQL_EXEC\",\"t\":1699305954.983614000,\"tags\":{\"user\":\"dms\"},"
            + "\"message\":\"m\"}"
      })
  void everyFormatSaysTheSame(String text) {
    assertThat(read(text))
        .isEqualTo(
            new CockroachEntry(
                Optional.of(AT),
                Optional.of("SQL_EXEC"),
                Optional.of("dms"),
                new CockroachEntry.Text("m"),
                text));
  }

  @Test
  void aStructuredEventIsAStatement() {
    CockroachEntry entry =
        read(
            "{\"channel\":\"SQL_EXEC\",\"severity\":\"INFO\",\"tags\":{\"user\":\"x\"},"
                + "\"event\":{\"Timestamp\":1,\"EventType\":\"query_execute\",\"Tag\":\"COPY\","
                + "\"Statement\":\"COPY s.t FROM STDIN\",\"User\":\"dms\",\"SQLSTATE\":\"40001\","
                + "\"ErrorText\":\"e\",\"NumRows\":0}}");

    assertThat(entry.user()).contains("dms");
    assertThat(entry.body())
        .isEqualTo(
            new CockroachEntry.Statement(
                Optional.of("COPY"),
                Optional.of("COPY s.t FROM STDIN"),
                Optional.of("40001"),
                Optional.of("e")));
  }

  @Test
  void theTimeOfTheLogEventCountsMore() {
    LogLine message = LogLine.of(AT, "{\"channel\":\"OPS\",\"timestamp\":\"1\",\"message\":\"m\"}");

    assertThat(CockroachJson.read(message)).flatMap(CockroachEntry::at).contains(AT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"channel\":\"OPS\",\"message\":\"m\"}",
        "{\"channel\":\"OPS\",\"timestamp\":\"soon\",\"message\":\"m\"}",
        "{\"channel\":\"OPS\",\"timestamp\":\"1e999999\",\"message\":\"m\"}",
        "{\"channel\":\"OPS\",\"timestamp\":[],\"tags\":{\"user\":\"\u2039\u00d7\u203a\"},"
            + "\"message\":\"m\"}"
      })
  void whatIsUnsaidIsAbsent(String text) {
    assertThat(read(text).at()).isEmpty();
    assertThat(read(text).user()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "{",
        "{}",
        "[]",
        "{\"message\":\"m\"}",
        "{\"channel\":\"OPS\"}",
        "{\"channel\":\"OPS\",\"message\":1}"
      })
  void otherTextIsNoEntry(String text) {
    assertThat(CockroachJson.read(LogLine.of(text))).isEmpty();
  }
}
