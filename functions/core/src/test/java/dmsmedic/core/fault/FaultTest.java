package dmsmedic.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {
  @ParameterizedTest
  @EnumSource
  void everyFaultIsFoundByItsWord(Fault fault) {
    assertThat(Fault.ofWord(fault.word())).contains(fault);
  }

  @Test
  void aWordOfAnotherVersionIsNoFault() {
    assertThat(Fault.ofWord("lobtruncated")).isEmpty();
    assertThat(Fault.ofWord("HiddenColumns")).isEmpty();
  }

  @Test
  void wordsAreTheOnesOperatorsSay() {
    assertThat(Fault.values())
        .extracting(Fault::word)
        .containsExactly("LobTruncated", "CopyNotRetried", "ApplyRetryExhausted");
  }
}
