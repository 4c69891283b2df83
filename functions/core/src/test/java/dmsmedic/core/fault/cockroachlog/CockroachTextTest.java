package dmsmedic.core.fault.cockroachlog;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CockroachTextTest {
  private static final String HEAD =
      "E230427 17:27:44.656439 17468 9@sql/conn_executor.go:2565 \u22ee"
          + " [n2,client=10.0.7.179:4711,hostssl,user=\u2039dms\u203a] 42 ";

  private static List<CockroachEntry> read(String... messages) {
    CockroachText text = new CockroachText();
    List<CockroachEntry> entries = new ArrayList<>();
    List.of(messages).forEach(message -> entries.addAll(text.read(LogLine.of(message))));
    text.end().ifPresent(entries::add);
    return entries;
  }

  @Test
  void aLineIsTakenApart() {
    String line = HEAD + " error executing CopyIn: x";

    assertThat(read(line))
        .containsExactly(
            new CockroachEntry(
                Optional.of(Instant.parse("2023-04-27T17:27:44.656439Z")),
                Optional.of("SQL_EXEC"),
                Optional.of("dms"),
                new CockroachEntry.Text("error executing CopyIn: x"),
                line));
  }

  @Test
  void continuationsAreJoinedWithAndWithoutALineEnd() {
    assertThat(read(HEAD + " one", HEAD + "+two", HEAD + "|, still two", HEAD + " three"))
        .extracting(CockroachEntry::body)
        .containsExactly(
            new CockroachEntry.Text("one\ntwo, still two"), new CockroachEntry.Text("three"));
    assertThat(read(HEAD + " one\nwithout head")).hasSize(1);
  }

  @Test
  void aStructuredPayloadIsLeftToWhoeverReadsJson() {
    assertThat(read(HEAD + "={\"Tag\":\"COPY\"}"))
        .extracting(CockroachEntry::body)
        .containsExactly(new CockroachEntry.Json("{\"Tag\":\"COPY\"}"));
  }

  @Test
  void aRedactedUserIsUnknown() {
    assertThat(read(HEAD.replace("\u2039dms\u203a", "\u2039\u00d7\u203a") + " x"))
        .extracting(CockroachEntry::user)
        .containsExactly(Optional.empty());
  }

  @Test
  void theTimeOfTheLogEventCountsMore() {
    Instant at = Instant.parse("2023-04-27T17:27:45Z");
    CockroachText text = new CockroachText();
    text.read(LogLine.of(at, HEAD + " x"));

    assertThat(text.end()).flatMap(CockroachEntry::at).contains(at);
    assertThat(read(HEAD.replace("E230427", "E239927") + " x"))
        .extracting(CockroachEntry::at)
        .containsExactly(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I210116 21:49:17.073282 14 server/node.go:464 \u22ee [-] 23  started",
        "I210116 21:49:17.073282 14 1@server/node.go:464 [n1] 23 =x",
        "W210116 21:49:17.073282+020000 14 server/node.go:464 \u22ee [T1,n1]  y"
      })
  void otherLinesOfTheFormatAreKnown(String line) {
    assertThat(CockroachText.isText(line)).isTrue();
    assertThat(read(line)).hasSize(1);
  }

  @Test
  void otherTextIsNot() {
    assertThat(CockroachText.isText("2022-10-21T13:24:07 [SORTER ]I: x")).isFalse();
    assertThat(CockroachText.isText("")).isFalse();
    assertThat(read("no head")).hasSize(1);
  }

  @Test
  void anEndlessEntryIsBounded() {
    String[] endless = new String[500];
    java.util.Arrays.fill(endless, HEAD + "+" + "x".repeat(1000));

    assertThat(read(endless)).hasSize(1);
    assertThat(read(endless).getFirst().line()).hasSizeLessThan(70_000);
  }
}
