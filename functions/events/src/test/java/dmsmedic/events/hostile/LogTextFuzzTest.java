package dmsmedic.events.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.TableToken;
import dmsmedic.core.fault.cockroachlog.CockroachFinding;
import dmsmedic.core.fault.dmslog.DmsLogReader;
import dmsmedic.events.cockroach.CockroachStream;
import dmsmedic.testkit.fuzz.Corpus;
import dmsmedic.testkit.fuzz.FuzzContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The readers of log texts: any text gives occurrences, never an exception. */
public class LogTextFuzzTest extends FuzzContract {
  private static final int NAME_CHARS_MAX = 1_024;
  private static final int LINE_CHARS_MAX = 200_000;

  public static void fuzzerTestOneInput(byte[] input) {
    List<LogLine> messages = messages(input);
    DmsLogReader.readAll(messages).forEach(LogTextFuzzTest::check);
    CockroachStream stream = new CockroachStream();
    List<CockroachFinding> findings = new ArrayList<>();
    messages.forEach(message -> findings.addAll(stream.read(message)));
    messages.forEach(message -> findings.addAll(stream.readBare(message)));
    findings.addAll(stream.end());
    findings.forEach(LogTextFuzzTest::check);
  }

  /** The first bit says whether the log has times, the second whether a line is a message. */
  private static List<LogLine> messages(byte[] input) {
    if (input.length == 0) {
      return List.of();
    }
    String text = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
    List<String> messages = (input[0] & 2) == 0 ? text.lines().toList() : List.of(text);
    boolean timed = (input[0] & 1) != 0;
    return messages.stream()
        .map(message -> timed ? LogLine.of(Instant.EPOCH, message) : LogLine.of(message))
        .toList();
  }

  private static void check(CockroachFinding finding) {
    finding.role().ifPresent(role -> assertThat(role).hasSizeLessThan(NAME_CHARS_MAX));
    check(finding.occurrence());
  }

  private static void check(Occurrence occurrence) {
    occurrence.column().ifPresent(name -> assertThat(name).hasSizeLessThan(NAME_CHARS_MAX));
    occurrence.table().ifPresent(LogTextFuzzTest::check);
    assertThat(occurrence.line()).hasSizeLessThan(LINE_CHARS_MAX);
    occurrence.actualBytes().ifPresent(bytes -> assertThat(bytes).isNotNegative());
    occurrence.at().ifPresent(at -> assertThat(at.toEpochMilli()).isNotEqualTo(Long.MIN_VALUE));
  }

  private static void check(TableToken token) {
    assertThat(token.text()).isNotEmpty().hasSizeLessThan(NAME_CHARS_MAX);
    token.resolve(Set.of()).ifPresent(name -> assertThat(name.table()).isNotEmpty());
  }

  @Override
  protected void attack(byte[] input) {
    fuzzerTestOneInput(input);
  }

  @Override
  protected List<byte[]> seeds() {
    return Texts.lines().stream()
        .map(line -> Corpus.way(line.length() % 4, Corpus.of(line)))
        .toList();
  }

  @Override
  protected List<String> words() {
    return Texts.words();
  }
}
