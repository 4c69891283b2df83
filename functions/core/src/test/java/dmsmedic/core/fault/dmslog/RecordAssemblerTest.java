package dmsmedic.core.fault.dmslog;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.LogLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordAssemblerTest {
  private static List<String> records(String... messages) {
    RecordAssembler assembler = new RecordAssembler();
    List<DmsRecord> records = new ArrayList<>();
    Arrays.stream(messages).map(LogLine::of).forEach(it -> records.addAll(assembler.accept(it)));
    assembler.end().ifPresent(records::add);
    return records.stream().map(record -> record.text().stripTrailing()).toList();
  }

  @Test
  void linesWithoutHeaderContinueTheRecordBeforeThem() {
    assertThat(records("[TARGET_LOAD ]E: one", "two", "three\nfour", "[SORTER ]I: five"))
        .containsExactly("[TARGET_LOAD ]E: one\ntwo\nthree\nfour", "[SORTER ]I: five");
  }

  @Test
  void aMessageBelongsToOneRecordWhateverItsLaterLinesLookLike() {
    assertThat(records("[SORTER ]I: one\n[SORTER ]I: two\r\nthree"))
        .containsExactly("[SORTER ]I: one\n[SORTER ]I: two\nthree");
    assertThat(records("[SORTER ]I: one", "two\n[SORTER ]I: three"))
        .containsExactly("[SORTER ]I: one\ntwo\n[SORTER ]I: three");
    assertThat(records("[SORTER ]I: one  (sorter.c:1)\ntwo\nERROR: three  (x.c:1)", "four"))
        .containsExactly("[SORTER ]I: one  (sorter.c:1)\ntwo\nERROR: three  (x.c:1)", "four");
  }

  @Test
  void whatAMessageHasBeyondTheBoundsIsNotRead() {
    String lines = "line\n".repeat(RecordAssembler.LINES_MAX);
    String wide = ("x".repeat(PhysicalLine.CHARS_MAX) + "\n").repeat(4);

    assertThat(records(lines + "[SORTER ]I: one", "two")).hasSize(2).last().isEqualTo("two");
    assertThat(records(wide + "[SORTER ]I: one", "two")).hasSize(2).last().isEqualTo("two");
  }

  @Test
  void theNameOfTheSourceFileEndsARecord() {
    assertThat(records("[SORTER ]I: one", "two  (sorter.c:712)", "three", "four (x.cpp:1"))
        .containsExactly("[SORTER ]I: one\ntwo  (sorter.c:712)", "three\nfour (x.cpp:1");
  }

  @Test
  void aStampBeforeEachLineIsNoPartOfTheRecord() {
    assertThat(records("2022-10-21T13:24:07.1Z [TARGET_LOAD ]E: a", "2022-10-21T13:24:07.1Z b"))
        .containsExactly("[TARGET_LOAD ]E: a\nb");
  }

  @Test
  void noteAndNoticeAreNoHeaders() {
    assertThat(records("[TARGET_LOAD ]E: a", "NOTICE: b", "NOTE: c", "DETAIL: d")).hasSize(1);
  }

  @Test
  void aRecordIsBoundedInLinesAndCharacters() {
    String[] many = new String[RecordAssembler.LINES_MAX * 3];
    Arrays.fill(many, "line");
    String[] wide = new String[20];
    Arrays.fill(wide, "x".repeat(1_000_000));

    assertThat(records(many)).hasSize(3);
    assertThat(records(wide))
        .allMatch(record -> record.length() <= RecordAssembler.CHARS_MAX)
        .hasSizeGreaterThan(4);
  }

  @Test
  void nothingGivesNoRecord() {
    assertThat(records()).isEmpty();
    assertThat(records("")).isEmpty();
  }
}
