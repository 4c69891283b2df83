package dmsmedic.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.observation.Answer;
import dmsmedic.core.pace.Allowance.Share;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What may be asked, by all wake-ups together. */
class AllowanceTest {

  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private Instant fullAt = Instant.MIN;
  private boolean down;

  private Answer<Boolean> book(Instant at, Duration cost, Duration most) {
    Instant next = (fullAt.isBefore(at) ? at : fullAt).plus(cost);
    if (down) {
      return Answer.unknown("The ledger did not answer.");
    }
    if (next.isAfter(at.plus(most))) {
      return Answer.known(false);
    }
    fullAt = next;
    return Answer.known(true);
  }

  private Allowance allowance(Share share) {
    Allowance allowance = new Allowance(this::book, () -> now);
    allowance.begin(share);
    return allowance;
  }

  private static int asked(Allowance allowance) {
    int asked = 0;
    while (allowance.question()) {
      asked++;
    }
    return asked;
  }

  @Test
  void severalWakeUpsTogetherAskNoMoreThanOne() {
    int all = asked(allowance(Share.TICK)) + asked(allowance(Share.TICK));
    assertThat(all).isEqualTo(Allowance.MOST);
  }

  @Test
  void aFloodOfSignalsLeavesMostToTheTick() {
    int signals = 0;
    for (int i = 0; i < 100; i++) {
      signals += asked(allowance(Share.SIGNAL));
    }
    assertThat(signals).isEqualTo(Allowance.OF_SIGNALS);
    assertThat(asked(allowance(Share.TICK))).isEqualTo(Allowance.MOST - Allowance.OF_SIGNALS);
  }

  @Test
  void overAnyTimeItIsLessThanTheSmallerBucketOfDms() {
    int all = 0;
    for (int second = 0; second < 600; second++) {
      all += asked(allowance(Share.TICK)) + asked(allowance(Share.SIGNAL));
      assertThat(all).isLessThanOrEqualTo(100 + 4 * second);
      now = now.plusSeconds(1);
    }
    assertThat(all).isGreaterThan(1700);
  }

  @Test
  void whenItIsUsedUpItIsExhaustedUntilSomeCameBack() {
    Allowance allowance = allowance(Share.TICK);
    assertThat(asked(allowance)).isEqualTo(Allowance.MOST);
    assertThat(allowance.exhausted()).isTrue();
    now = now.plusSeconds(2);
    assertThat(allowance.exhausted()).isFalse();
    assertThat(asked(allowance)).isEqualTo(Allowance.CHUNK);
  }

  @Test
  void aDeedIsBookedAndNeverHeldBack() {
    asked(allowance(Share.TICK));
    Instant before = fullAt;
    allowance(Share.SIGNAL).deed();
    assertThat(fullAt).isEqualTo(before.plus(Allowance.EACH));
  }

  @Test
  void whatAQuestionBookedADeedMayUse() {
    Allowance allowance = allowance(Share.TICK);
    assertThat(allowance.question()).isTrue();
    Instant before = fullAt;
    allowance.deed();
    assertThat(fullAt).isEqualTo(before);
  }

  @Test
  void aRefusalOfDmsPutsOffEverybody() {
    Allowance refused = allowance(Share.TICK);
    assertThat(refused.question()).isTrue();
    refused.refused();
    assertThat(refused.question()).isFalse();
    assertThat(refused.exhausted()).isTrue();
    assertThat(asked(allowance(Share.SIGNAL))).isZero();
  }

  @Test
  void whereNobodyKnowsWhatOthersSendNothingIsAsked() {
    down = true;
    assertThat(asked(allowance(Share.TICK))).isZero();
  }

  @Test
  void anUnlimitedOneHasNoEnd() {
    Allowance unlimited = Allowance.unlimited(() -> now);
    for (int i = 0; i < 10_000; i++) {
      assertThat(unlimited.question()).isTrue();
    }
    assertThat(unlimited.exhausted()).isFalse();
  }
}
