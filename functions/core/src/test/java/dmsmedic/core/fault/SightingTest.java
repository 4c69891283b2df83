package dmsmedic.core.fault;

import static dmsmedic.core.fault.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SightingTest {
  private static final Instant LATER = NOON.plusSeconds(5);

  private static Sighting seen(String table, long actualBytes, Instant at) {
    return Sighting.of(Samples.TASK, Samples.truncation(table, actualBytes, at), Instant.EPOCH);
  }

  @Test
  void mergingCountsAndKeepsTheEndsAndTheGreatestLength() {
    Sighting merged = seen("s.t", 200, LATER).merge(seen("s.t", 300, NOON));

    assertThat(merged.count()).isEqualTo(2);
    assertThat(merged.firstAt()).isEqualTo(NOON);
    assertThat(merged.lastAt()).isEqualTo(LATER);
    assertThat(merged.actualBytesMax()).hasValue(300);
    assertThat(merged.limitBytes()).hasValue(32768);
    assertThat(merged).isEqualTo(seen("s.t", 300, NOON).merge(seen("s.t", 200, LATER)));
  }

  @Test
  void anUnknownLengthDoesNotHideAKnownOne() {
    Occurrence unknown =
        Samples.truncation("s.t", 1, NOON).withBytes(OptionalLong.empty(), OptionalLong.empty());
    Sighting without = Sighting.of(Samples.TASK, unknown, NOON);

    assertThat(without.merge(seen("s.t", 300, NOON)).actualBytesMax()).hasValue(300);
    assertThat(seen("s.t", 300, NOON).merge(without).actualBytesMax()).hasValue(300);
  }

  @Test
  void theLastReasonForNotRetryingIsKept() {
    Occurrence occurrence = Occurrence.of(Signature.COCKROACH_NOT_RETRYING, Optional.empty(), "l");
    CopyConditions old = new CopyConditions(true, true, false);
    CopyConditions young = new CopyConditions(true, false, false);
    Sighting first = Sighting.of(Samples.TASK, occurrence.withCopyConditions(old), NOON);
    Sighting second = Sighting.of(Samples.TASK, occurrence.withCopyConditions(young), LATER);
    Sighting third = Sighting.of(Samples.TASK, occurrence, LATER.plusSeconds(1));

    assertThat(second.merge(first).copyConditions()).contains(young);
    assertThat(second.merge(third).copyConditions()).contains(young);
    assertThat(third.merge(first).copyConditions()).contains(old);
  }

  @Test
  void onlyTheSameThingIsMerged() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> seen("s.t", 1, NOON).merge(seen("s.u", 1, NOON)));
  }

  @Test
  void anOccurrenceWithoutTimeTakesTheTimeGiven() {
    Occurrence timeless = Occurrence.of(Signature.DMS_COPY_RETRY, Optional.empty(), "l");

    assertThat(Sighting.of(Samples.TASK, timeless, NOON).firstAt()).isEqualTo(NOON);
  }

  @Test
  void nonsenseIsRefused() {
    Sighting sane = seen("s.t", 1, NOON);
    assertThatIllegalArgumentException().isThrownBy(() -> with(sane, 0, NOON, NOON));
    assertThatIllegalArgumentException().isThrownBy(() -> with(sane, 1, LATER, NOON));
  }

  private static Sighting with(Sighting sighting, long count, Instant first, Instant last) {
    return new Sighting(
        sighting.fault(),
        sighting.origin(),
        sighting.table(),
        sighting.column(),
        sighting.limitBytes(),
        sighting.actualBytesMax(),
        count,
        first,
        last,
        sighting.copyConditions());
  }
}
