package dmsmedic.events.cockroach;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.Signature;
import dmsmedic.core.fault.TableToken;
import dmsmedic.core.fault.cockroachlog.CockroachFinding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CockroachStreamTest {
  private static final String HEAD =
      "E230427 17:27:44.656439 17468 9@sql/conn_executor.go:2565 \u22ee [n2,user=dms] 42 ";
  private static final String RETRY =
      "restart transaction: TransactionRetryWithProtoRefreshError: x";

  private static List<CockroachFinding> read(String... messages) {
    CockroachStream stream = new CockroachStream();
    List<CockroachFinding> findings = new ArrayList<>();
    List.of(messages).forEach(message -> findings.addAll(stream.read(LogLine.of(message))));
    findings.addAll(stream.end());
    return findings;
  }

  @Test
  void formatsMayBeMixed() {
    assertThat(
            read(
                HEAD + " error executing CopyIn: COPY s.a FROM STDIN:",
                HEAD + "+" + RETRY,
                "{\"channel\":\"SQL_EXEC\",\"message\":\"error executing CopyIn: COPY s.b FROM"
                    + " STDIN: "
                    + RETRY
                    + "\"}",
                HEAD
                    + "={\"Tag\":\"COPY\",\"Statement\":\"COPY s.c FROM STDIN\",\"User\":\"u\","
                    + "\"SQLSTATE\":\"40001\"}",
                "no format at all"))
        .extracting(finding -> finding.occurrence().table().map(TableToken::text).orElse("?"))
        .containsExactly("s.a", "s.b", "s.c");
  }

  @Test
  void theRoleIsReadFromTagsAndEvents() {
    assertThat(
            read(
                HEAD + " error executing CopyIn: COPY s.a FROM STDIN: " + RETRY,
                HEAD + "={\"Tag\":\"COPY\",\"User\":\"u\",\"SQLSTATE\":\"40001\"}"))
        .extracting(finding -> finding.role().orElse("?"))
        .containsExactly("dms", "u");
  }

  @Test
  void aRedactedLogStillShowsTheFault() {
    String redacted =
        "{\"channel\":\"SQL_EXEC\",\"severity\":\"INFO\",\"redactable\":1,"
            + "\"tags\":{\"user\":\"\u2039\u00d7\u203a\"},\"message\":\"\u2039\u00d7\u203a is not"
            + " retrying; implicit: true; copy_from_atomic_enabled: true;"
            + " copy_from_retriable_enabled false\"}";

    CockroachFinding finding = read(redacted).getFirst();

    assertThat(finding.role()).isEmpty();
    assertThat(finding.occurrence().table()).isEmpty();
    assertThat(finding.occurrence().signature()).isEqualTo(Signature.COCKROACH_NOT_RETRYING);
  }

  @Test
  void brokenJsonIsReadAsText() {
    assertThat(read("{\"channel\":\"SQL_EXEC\",\"message\":\"cut")).isEmpty();
    assertThat(read(HEAD + "={\"Tag\":")).isEmpty();
  }
}
