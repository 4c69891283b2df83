package dmsmedic.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopyConditionsTest {
  @Test
  void everyPreconditionThatIsMissingIsNamed() {
    assertThat(new CopyConditions(false, true, false).missing())
        .containsExactly(
            "COPY outside an explicit transaction",
            "copy_from_atomic_enabled = false",
            "copy_from_retries_enabled = true");
    assertThat(new CopyConditions(true, true, true).missing())
        .containsExactly("copy_from_atomic_enabled = false");
    assertThat(new CopyConditions(true, false, true).missing()).isEmpty();
  }
}
