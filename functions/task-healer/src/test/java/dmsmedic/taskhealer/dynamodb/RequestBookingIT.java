package dmsmedic.taskhealer.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.observation.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** One bucket for all hands. */
class RequestBookingIT {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration COST = Duration.ofSeconds(2);
  private static final Duration MOST = Duration.ofSeconds(10);
  private static final LocalDynamo DYNAMO = new LocalDynamo();

  private final String table = DYNAMO.emptyTable();

  @AfterAll
  static void stop() {
    DYNAMO.close();
  }

  private boolean booked(Instant now, Duration most) {
    RequestBooking ofAnother = new RequestBooking(DYNAMO.client(), table);
    return ofAnother.book(now, COST, most).found().orElseThrow();
  }

  @Test
  void severalHandsBookUntilItIsEmptyAndAgainWhenSomeCameBack() {
    for (int i = 0; i < 5; i++) {
      assertThat(booked(NOON, MOST)).isTrue();
    }
    assertThat(booked(NOON, MOST)).isFalse();
    assertThat(booked(NOON.plusMillis(1999), MOST)).isFalse();
    assertThat(booked(NOON.plusMillis(2000), MOST)).isTrue();
    assertThat(booked(NOON.plusMillis(2000), MOST)).isFalse();
  }

  @Test
  void aSmallerShareEndsEarlier() {
    assertThat(booked(NOON, COST)).isTrue();
    assertThat(booked(NOON, COST)).isFalse();
    assertThat(booked(NOON, MOST)).isTrue();
  }

  @Test
  void aBucketThatWasLeftAloneIsFullAndNotMore() {
    assertThat(booked(NOON, MOST)).isTrue();
    Instant later = NOON.plus(Duration.ofHours(1));
    for (int i = 0; i < 5; i++) {
      assertThat(booked(later, MOST)).isTrue();
    }
    assertThat(booked(later, MOST)).isFalse();
  }

  @Test
  void whatDynamoRefusesIsUnknown() {
    Answer<Boolean> answer =
        new RequestBooking(DYNAMO.client(), "no-such-table").book(NOON, COST, MOST);
    assertThat(answer.reason()).startsWith("Booking requests: ");
  }
}
