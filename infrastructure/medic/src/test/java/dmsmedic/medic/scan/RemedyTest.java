package dmsmedic.medic.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemedyTest {
  @ParameterizedTest
  @EnumSource
  void everyFaultHasOneSentence(Fault fault) {
    assertThat(Remedy.sentence(fault, 0)).endsWith(".").doesNotContain("\n");
  }

  @Test
  void theLimitIsRoundedUpToKilobytes() {
    assertThat(Remedy.sentence(Fault.LOB_TRUNCATED, 116664)).contains("at least 114 KB");
    assertThat(Remedy.sentence(Fault.LOB_TRUNCATED, 1024)).contains("at least 1 KB");
    assertThat(Remedy.sentence(Fault.LOB_TRUNCATED, 0)).contains("a greater LobMaxSize");
  }
}
