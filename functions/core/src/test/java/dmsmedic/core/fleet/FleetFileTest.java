package dmsmedic.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Chronicle.Notice.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a storm begins, when it is over, and what is told of it. */
class FleetFileTest {

  private static final Instant NOON = GivenTask.NOON;
  private static final Instant LATER = NOON.plusSeconds(600);

  private final FleetFile storm = watched(FleetFile.empty(), 21, NOON);

  @Test
  void moreThanTheLimitAtOnceAreAStorm() {
    assertThat(watched(FleetFile.empty(), 20, NOON)).isEqualTo(FleetFile.empty());
    assertThat(storm.storming()).isTrue();
    assertThat(storm.outbox()).containsExactly(new Notice(Kind.STORM_BEGAN, NOON, 1));
  }

  @Test
  void itIsOverOnlyWhenHalfAsManyAreOpen() {
    assertThat(watched(storm, 20, LATER)).isEqualTo(storm);
    assertThat(watched(storm, 11, LATER)).isEqualTo(storm);
    FleetFile over = watched(storm, 10, LATER);
    assertThat(over.storming()).isFalse();
    assertThat(over.outbox()).extracting(Notice::kind).contains(Kind.STORM_ENDED);
    assertThat(over.outbox()).extracting(Notice::number).containsExactly(1, 2);
    assertThat(watched(over, 5, LATER)).isEqualTo(over);
  }

  @Test
  void itGrowsWithoutAnotherMessage() {
    FleetFile grown = watched(storm, 500, LATER);
    assertThat(grown.storm().orElseThrow().most()).isEqualTo(500);
    assertThat(grown.outbox()).isEqualTo(storm.outbox());
    assertThat(watched(grown, 300, LATER)).isEqualTo(grown);
  }

  @Test
  void theNextOneBeginsOnlyAfterPeopleHeardOfTheEndOfTheLast() {
    FleetFile over = watched(storm, 0, LATER).handedOver(GivenTask.ARN);
    assertThat(watched(over, 21, LATER)).isEqualTo(over);
    FleetFile told = over;
    for (Notice notice : over.outbox()) {
      told = told.without(notice);
    }
    FleetFile next = watched(told, 21, LATER.plusSeconds(60));
    assertThat(next.storming()).isTrue();
    assertThat(next.storm().orElseThrow().handedOver()).isEmpty();
    assertThat(next.outbox().getFirst().number()).isEqualTo(3);
  }

  @Test
  void aTaskThatNeedsAPersonIsNamedOnce() {
    FleetFile named = storm.handedOver(GivenTask.ARN);
    assertThat(named.handedOver(GivenTask.ARN)).isEqualTo(named);
    assertThat(named.storm().orElseThrow().handedOver()).containsExactly(GivenTask.ARN);
    assertThatThrownBy(() -> FleetFile.empty().handedOver(GivenTask.ARN))
        .isInstanceOf(IllegalStateException.class);
  }

  private static FleetFile watched(FleetFile file, int open, Instant now) {
    return file.watched(open, Limits.standard(), now);
  }
}
