package dmsmedic.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2021-07-15T10:48:55.000Z text",
        "2021-07-15T18:48:55.000+08:00\ttext",
        "2021-07-15 18:48:55+0800 text",
        "2021-07-15T10:48:55.000000+00:00 dms-task-EXAMPLE text"
      })
  void aStampIsReadAndStripped(String line) {
    assertThat(Stamp.strip(line)).isEqualTo("text");
    assertThat(Stamp.before(line))
        .flatMap(Stamp::at)
        .contains(Instant.parse("2021-07-15T10:48:55Z"));
  }

  @Test
  void theTimeOfDmsItselfHasNoZoneAndIsNoStamp() {
    assertThat(Stamp.before("2022-10-21T13:24:07 [SOURCE_UNLOAD ]W: x")).isEmpty();
    assertThat(Stamp.strip("text")).isEqualTo("text");
  }

  @Test
  void anImpossibleTimeIsAbsent() {
    assertThat(Stamp.before("2021-99-15T10:48:55Z text")).isPresent();
    assertThat(Stamp.before("2021-99-15T10:48:55Z text")).flatMap(Stamp::at).isEmpty();
  }
}
