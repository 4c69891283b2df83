package dmsmedic.core.fault.dmslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmsHeaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2022-10-21T13:24:07 [SOURCE_UNLOAD   ]W:  x | SOURCE_UNLOAD | W",
        "[TASK_MANAGER    ] I:  x                    | TASK_MANAGER  | I",
        "SOURCE_CAPTURE E: x                         | SOURCE_CAPTURE| E",
        "SORTER ]W: x                                |               | ",
        "[VALIDATOR_TARGE ]T: x                      | VALIDATOR_TARGE | T",
        "[IO ]V: x                                   | IO            | V"
      })
  void componentAndSeverityAreRead(String line, String component, String severity) {
    Optional<DmsHeader> header = DmsHeader.of(line);

    assertThat(header.map(DmsHeader::component)).isEqualTo(Optional.ofNullable(component));
    assertThat(header.map(it -> String.valueOf(it.severity())))
        .isEqualTo(Optional.ofNullable(severity));
  }

  @Test
  void timeIsUtcWithMicrosecondsAfterAColon() {
    assertThat(DmsHeader.of("721331968: 2018-09-11T19:48:46:979532 [SORTER] W: x"))
        .flatMap(DmsHeader::at)
        .contains(Instant.parse("2018-09-11T19:48:46.979532Z"));
    assertThat(DmsHeader.of("2018-09-11T19:48:46:5 [SORTER] W: x"))
        .flatMap(DmsHeader::at)
        .contains(Instant.parse("2018-09-11T19:48:46.500Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "NOTICE: x", "LIKE: x", "ERROR: x", "E: x", "[1022502]E: x", "LINE E: x"})
  void whatIsNoHeaderIsNone(String line) {
    assertThat(DmsHeader.of(line)).isEmpty();
  }

  @Test
  void theBodyBeginsAfterTheSeverity() {
    String line = "kind\tsource\t[SORTER  ]I:  body";

    assertThat(DmsHeader.of(line).map(header -> line.substring(header.bodyStart())))
        .contains("  body");
  }
}
