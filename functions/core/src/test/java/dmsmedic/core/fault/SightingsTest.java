package dmsmedic.core.fault;

import static dmsmedic.core.fault.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SightingsTest {
  @Test
  void aMillionLinesAboutOneColumnAreOneSighting() {
    Sightings tally = new Sightings(10);
    for (int i = 0; i < 1_000_000; i++) {
      tally.add(Samples.TASK, Samples.truncation("s.t", 40_000 + i, NOON.plusMillis(i)), NOON);
    }

    assertThat(tally.all()).hasSize(1);
    assertThat(tally.all().getFirst().count()).isEqualTo(1_000_000);
    assertThat(tally.all().getFirst().actualBytesMax()).hasValue(1_039_999);
    assertThat(tally.overflowed()).isZero();
  }

  @Test
  void beyondTheBoundTheFaultIsCountedAtLarge() {
    Sightings tally = new Sightings(2);
    for (int i = 0; i < 100; i++) {
      tally.add(Samples.TASK, Samples.truncation("s.t" + i, 40_000 + i, NOON), NOON);
    }

    assertThat(tally.overflowed()).isEqualTo(98);
    assertThat(tally.all()).hasSize(3);
    assertThat(tally.all().getLast().table()).isEmpty();
    assertThat(tally.all().getLast().column()).isEmpty();
    assertThat(tally.all().getLast().count()).isEqualTo(98);
    assertThat(tally.all().stream().mapToLong(Sighting::count).sum()).isEqualTo(100);
  }

  @Test
  void beyondTheBoundRolesAreNotKeptApartEither() {
    Sightings tally = new Sightings(1);
    for (int i = 0; i < 5; i++) {
      Origin origin = new Origin.CockroachLog("g", "s", Optional.of("role" + i));
      tally.add(origin, Occurrence.of(Signature.COCKROACH_COPY_RETRY, Optional.empty(), "l"), NOON);
    }

    assertThat(tally.all()).hasSize(2);
    assertThat(tally.all().getLast().origin())
        .isEqualTo(new Origin.CockroachLog("g", "s", Optional.empty()));
  }

  @Test
  void aTallyWithoutRoomIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Sightings(0));
  }
}
