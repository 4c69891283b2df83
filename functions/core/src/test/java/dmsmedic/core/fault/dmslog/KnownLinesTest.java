package dmsmedic.core.fault.dmslog;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.Occurrence;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KnownLinesTest {
  static Stream<KnownLine> faulty() {
    return KnownLine.faulty();
  }

  static Stream<KnownLine> harmless() {
    return KnownLine.harmless();
  }

  private static List<Occurrence> read(KnownLine line) {
    return DmsLogReader.readAll(List.of(LogLine.of(line.text())));
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void everyTruncationAndRetryLineIsFound(KnownLine line) {
    Fault expected = line.kind().startsWith("lob") ? Fault.LOB_TRUNCATED : Fault.COPY_NOT_RETRIED;

    assertThat(read(line)).extracting(Occurrence::fault).containsExactly(expected);
    assertThat(read(line)).extracting(Occurrence::line).containsExactly(line.text());
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void noOtherLineIsTakenForAFault(KnownLine line) {
    assertThat(read(line)).isEmpty();
  }

  @Test
  void allLinesInOneStreamShowTheSame() {
    List<LogLine> all = KnownLine.all().stream().map(line -> LogLine.of(line.text())).toList();

    assertThat(DmsLogReader.readAll(all))
        .extracting(Occurrence::line)
        .containsExactlyElementsOf(KnownLine.faulty().map(KnownLine::text).toList());
  }

  @Test
  void faultyLinesAloneInOneStreamShowTheSame() {
    List<LogLine> faulty = KnownLine.faulty().map(line -> LogLine.of(line.text())).toList();

    assertThat(DmsLogReader.readAll(faulty))
        .extracting(Occurrence::line)
        .containsExactlyElementsOf(KnownLine.faulty().map(KnownLine::text).toList());
  }

  @Test
  void theRowsOfTheTableOfLinesShowTheSame() {
    List<LogLine> rows =
        KnownLine.all().stream()
            .map(line -> line.kind() + "\t" + escaped(line.text()) + "\t" + line.source())
            .map(LogLine::of)
            .toList();

    assertThat(DmsLogReader.readAll(rows)).hasSize((int) KnownLine.faulty().count());
  }

  @Test
  void noMutationOfALineIsAnError() {
    Random random = new Random(42);
    List<KnownLine> lines = KnownLine.all();
    for (int i = 0; i < 20_000; i++) {
      String one = lines.get(random.nextInt(lines.size())).text();
      String other = lines.get(random.nextInt(lines.size())).text();
      String mutant =
          one.substring(random.nextInt(one.length()))
              + "'\".\n\t{ ".charAt(random.nextInt(7))
              + other.substring(0, random.nextInt(other.length()));

      assertThat(DmsLogReader.readAll(List.of(LogLine.of(mutant)))).hasSizeLessThan(4);
    }
  }

  private static String escaped(String text) {
    return text.replace("\n", "\\n").replace("\t", "\\t");
  }
}
