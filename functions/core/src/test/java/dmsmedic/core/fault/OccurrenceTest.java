package dmsmedic.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OccurrenceTest {
  @Test
  void whatIsAddedLeavesTheRestAsItWas() {
    CopyConditions conditions = new CopyConditions(true, true, false);
    Occurrence bare =
        Occurrence.of(Signature.COCKROACH_NOT_RETRYING, Optional.of(Samples.NOON), "l");

    Occurrence full =
        bare.inTable(Optional.of(TableToken.quoted("s.t")))
            .inColumn("c")
            .withBytes(OptionalLong.of(1), OptionalLong.of(2))
            .withCopyConditions(conditions);

    assertThat(full)
        .isEqualTo(
            new Occurrence(
                Signature.COCKROACH_NOT_RETRYING,
                Optional.of(Samples.NOON),
                Optional.of(TableToken.quoted("s.t")),
                Optional.of("c"),
                OptionalLong.of(1),
                OptionalLong.of(2),
                Optional.of(conditions),
                "l"));
    assertThat(full.fault()).isEqualTo(Fault.COPY_NOT_RETRIED);
  }
}
