package dmsmedic.core.fault.dmslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhysicalLineTest {
  private static PhysicalLine line(String text) {
    return PhysicalLine.leading(Optional.empty(), text);
  }

  @Test
  void aStampIsKeptInTheRawLineOnly() {
    PhysicalLine line = line("2021-07-15T10:48:55Z\t[SORTER ]I: x");

    assertThat(line.raw()).startsWith("2021");
    assertThat(line.content()).isEqualTo("[SORTER ]I: x");
    assertThat(line.at()).contains(Instant.parse("2021-07-15T10:48:55Z"));
    assertThat(line.header()).isPresent();
  }

  @Test
  void aLaterLineOfAMessageOpensNoRecord() {
    PhysicalLine line =
        PhysicalLine.following(Optional.empty(), "2021-07-15T10:48:55Z\t[SORTER ]I: x");

    assertThat(line.header()).isEmpty();
    assertThat(line.leads()).isFalse();
    assertThat(line.content()).isEqualTo("[SORTER ]I: x");
  }

  @Test
  void theTimeOfTheEventCountsMoreThanTheStamp() {
    Optional<Instant> at = Optional.of(Instant.EPOCH);

    assertThat(PhysicalLine.leading(at, "2021-07-15T10:48:55Z x").at()).isEqualTo(at);
  }

  @Test
  void plainTextHasTheSameLength() {
    String odd = "\ufeff\u2018a\u2019 \u201cb\u201d\u00a0c\r";

    assertThat(PhysicalLine.plain(odd)).isEqualTo(" 'a' \"b\" c ");
    assertThat(PhysicalLine.plain("plain 'a'")).isEqualTo("plain 'a'");
  }

  @Test
  void aMegabyteIsClipped() {
    assertThat(line("x".repeat(1_000_000)).raw()).hasSize(PhysicalLine.CHARS_MAX);
  }
}
