package dmsmedic.core.fault.dmslog;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.TableToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruncationSignatureTest {
  private static final String BODY =
      "Value of column 'metadata' in table 'integrations.integration' was truncated to 32768"
          + " bytes, actual length: 116664 bytes";
  private static final String HEADER = "2022-10-21T13:24:07 [SOURCE_UNLOAD   ]W:  ";
  private static final String LINE = HEADER + BODY + "  (postgres_endpoint_unload.c:1072)";

  private static List<Occurrence> read(String... messages) {
    return DmsLogReader.readAll(List.of(messages).stream().map(LogLine::of).toList());
  }

  private static Occurrence only(String... messages) {
    List<Occurrence> found = read(messages);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  void theLineOfTheDocumentationSaysEverything() {
    Occurrence found = only(LINE);

    assertThat(found.at()).contains(Instant.parse("2022-10-21T13:24:07Z"));
    assertThat(found.table()).contains(new TableToken.Joined("integrations.integration"));
    assertThat(found.column()).contains("metadata");
    assertThat(found.limitBytes()).hasValue(32768);
    assertThat(found.actualBytes()).hasValue(116664);
    assertThat(found.line()).isEqualTo(LINE);
  }

  @Test
  void theOldWordingHasNoActualLength() {
    String line =
        "721331968: 2018-09-11T19:48:46:979532 [SOURCE_UNLOAD] W: The value of column 'C' in"
            + " table 'HR.TEST_CLOB' was truncated to length 16384";

    Occurrence found = only(line);

    assertThat(found.at()).contains(Instant.parse("2018-09-11T19:48:46.979532Z"));
    assertThat(found.limitBytes()).hasValue(16384);
    assertThat(found.actualBytes()).isEqualTo(OptionalLong.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[SOURCE_UNLOAD   ]W:  ",
        "[SOURCE_UNLOAD ] W: ",
        "[SOURCE_UNLOAD]W:",
        "SOURCE_UNLOAD W: ",
        "[source_unload   ]w:  ",
        "00362696: 2022-10-21T13:24:07:979532 [SOURCE_CAPTURE  ]W:  ",
        "2022-10-21T21:24:07.000+08:00\t2022-10-21T13:24:07 [SOURCE_UNLOAD   ]W:  ",
        "2022-10-21T13:24:07.000Z 00362696: 2022-10-21T13:24:07 [SOURCE_UNLOAD   ]W:  ",
        "2022-10-21T13:24:07+00:00 dms-task-EXAMPLE 2022-10-21T13:24:07 [SOURCE_UNLOAD   ]W:  ",
        "lob_truncation.source_unload\t2022-10-21T13:24:07 [SOURCE_UNLOAD   ]W:  ",
        "\"[SOURCE_UNLOAD ]W: ",
        "\ufeff2022-10-21T13:24:07 [SOURCE_UNLOAD   ]W:  ",
        "]W:  ",
        "W: ",
        ""
      })
  void everyPrefixIsAccepted(String prefix) {
    Occurrence found = only(prefix + BODY);

    assertThat(found.column()).contains("metadata");
    assertThat(found.line()).isEqualTo(prefix + BODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VALUE OF COLUMN 'metadata' IN TABLE 'integrations.integration' WAS TRUNCATED TO 32768"
            + " BYTES, ACTUAL LENGTH: 116664 BYTES",
        "value of column \u2018metadata\u2019 in table \u2018integrations.integration\u2019 was"
            + " truncated to 32768 bytes, actual length: 116664 bytes",
        "Value\u00a0of  column 'metadata' in table\t'integrations.integration' was truncated to"
            + " 32768 bytes,actual length:116664 bytes",
        "The value of column \"metadata\" in table \"integrations.integration\" was truncated to"
            + " length 32768, actual length: 116664"
      })
  void everyWordingIsAccepted(String body) {
    Occurrence found = only(HEADER + body);

    assertThat(found.column()).contains("metadata");
    assertThat(found.table()).contains(new TableToken.Joined("integrations.integration"));
    assertThat(found.limitBytes()).hasValue(32768);
    assertThat(found.actualBytes()).hasValue(116664);
  }

  @Test
  void aLineMayBeWrappedAnywhereBetweenWords() {
    String wrapped = HEADER + BODY.replace(" ", "\n");

    assertThat(only(wrapped).actualBytes()).hasValue(116664);
    assertThat(only(wrapped).line()).isEqualTo(wrapped);
    assertThat(only(wrapped.lines().toArray(String[]::new)).line()).isEqualTo(wrapped);
    assertThat(only(BODY.replace(" ", "\n")).actualBytes()).hasValue(116664);
  }

  @Test
  void onlyTheLinesThatTheWordsSpanAreQuoted() {
    String first = HEADER + "Value of column 'c' in table";
    String second = "'s.t' was truncated to 32768 bytes, actual length: 40000 bytes";

    assertThat(only(first, second, "  and more", "[SORTER ]I: x").line())
        .isEqualTo(first + "\n" + second);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "my col, my schema.my table",
        "it's, it's.o'clock",
        "c.d, a.b.c",
        "\u00e9t\u00e9, sch\u00e9ma.\u8868",
        "a''b, s.t",
        "in table, s.in table"
      })
  void namesMayHoldNearlyAnything(String column, String table) {
    Occurrence found =
        only(
            HEADER
                + "Value of column '"
                + column
                + "' in table '"
                + table
                + "' was truncated to 1");

    assertThat(found.column()).contains(column);
    assertThat(found.table()).contains(TableToken.quoted(table));
  }

  @Test
  void schemaAndTableMayBeQuotedApart() {
    assertThat(only(BODY.replace("integrations.integration", "a.b'.'c")).table())
        .contains(TableToken.separate("a.b", "c"));
  }

  @Test
  void theTimeOfTheLogEventCountsMoreThanTheLinesOwn() {
    Instant at = Instant.parse("2022-10-21T13:24:09.123Z");

    assertThat(DmsLogReader.readAll(List.of(LogLine.of(at, LINE))).getFirst().at()).contains(at);
    assertThat(only("2022-10-21T21:24:08.5+0800\t" + LINE).at())
        .contains(Instant.parse("2022-10-21T13:24:08.500Z"));
    assertThat(only("2022-99-21T13:24:07 [SOURCE_UNLOAD   ]W: " + BODY).at())
        .isEqualTo(Optional.empty());
    assertThat(only(BODY).at()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[TARGET_APPLY    ]I:  Applied record 1 to target  {operation:INSERT (1), statement:",
        "[SOURCE_CAPTURE  ]I:  Capture record 1  {operation:INSERT (1), tableName:x, data:'\n",
        "[TARGET_APPLY ]E: Failed to execute statement: 'INSERT INTO notes VALUES (",
        "[TARGET_LOAD ]E: ERROR: invalid input syntax for type json: \"",
        "[TARGET_LOAD ]E: Failed. DETAIL: Failing row contains (1, ",
        "ERROR: could not parse \""
      })
  void theSameWordsInAStatementOrAValueAreNoWarning(String before) {
    assertThat(read(before + BODY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[TARGET_APPLY    ]E:  Failed to execute statement: 'INSERT INTO notes VALUES (1,'hello\n",
        "[TARGET_APPLY    ]E:  RetCode: SQL_ERROR Message: ERROR: x\nDETAIL: Key (title)=(hello\r",
        "[SOURCE_CAPTURE  ]I:  {operation: 'capture', statement: 'insert into notes values (''x'\n",
        "[TASK_MANAGER    ]W:  Table 'public'.'x' y\n",
        "[SOURCE_UNLOAD   ]E:  ORA-20001: a row was refused: hello\r\n",
        "[SOURCE_UNLOAD   ]E:  ORA-20001: a row was refused: hello  (x.c:1)\n",
        "the rest of a record that came in another event\n",
        "hello  (x.c:1)\n"
      })
  void aLineOfDataThatLooksLikeAWarningIsNone(String before) {
    String many = "x\n".repeat(RecordAssembler.LINES_MAX);

    assertThat(read(before + LINE)).isEmpty();
    assertThat(read(before + BODY)).isEmpty();
    assertThat(read(before + many + LINE)).isEmpty();
    assertThat(read("[SOURCE_UNLOAD   ]E:  ORA-20001: refused:", before + LINE)).isEmpty();
  }

  @Test
  void aHostileLineCostsLittleTime() {
    String head = "value of column ' in table ' was truncated ";
    String hostile = head.repeat(1_000_000 / head.length());
    List<String> lines =
        List.of(
            hostile,
            "'".repeat(1_000_000),
            " \t".repeat(500_000),
            "value of column '" + "a".repeat(1_000_000),
            ("Value of column " + "\n").repeat(60_000),
            HEADER + hostile.replace("value", "\nvalue"));

    Assertions.assertTimeout(
        Duration.ofSeconds(5), () -> assertThat(read(lines.toArray(String[]::new))).isEmpty());
  }
}
