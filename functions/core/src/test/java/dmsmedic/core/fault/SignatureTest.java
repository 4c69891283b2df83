package dmsmedic.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureTest {
  @ParameterizedTest
  @EnumSource
  void everyFaultHasASignature(Fault fault) {
    assertThat(Signature.of(fault)).isNotEmpty().allMatch(it -> it.fault() == fault);
  }
}
