package dmsmedic.core.pace;

import dmsmedic.core.observation.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How many requests DMS may still be sent, over all wake-ups of the account together.
 *
 * <p>DMS grants an account a bucket of requests, at the least 100 with 4 more each second (AWS DMS
 * user guide, CHAP_Limits, which also names 200 and 8), and an operator's console and scripts drink
 * from the same one. All wake-ups together therefore keep to a smaller bucket of {@link #MOST} with
 * 3 more each second. What it holds is written down outside, as the instant at which it will be
 * full again; requests are booked there a few at a time.
 *
 * <p>Wake-ups by signals leave most of the bucket alone, because a flood of signals must not starve
 * the tick, which alone is fair. The request of a deed is booked and never held back: they are few,
 * and a task may stand still for want of one; what a deed looks at first is a question. When DMS
 * refuses a request all the same, everybody's requests are put off. Nobody waits for the bucket to
 * fill; the next tick comes by itself.
 *
 * <p>Safe for use by several threads.
 */
public final class Allowance {

  /** What the bucket holds when it is full. */
  public static final int MOST = 90;

  /** What a wake-up by a signal finds in a full bucket. */
  public static final int OF_SIGNALS = 30;

  /** How long one request takes to come back. */
  static final Duration EACH = Duration.ofMillis(334);

  /** So many are booked at once, and are lost where nobody needs them. */
  static final int CHUNK = 5;

  /** How far DMS's own refusal puts off everybody. */
  private static final Duration REFUSED = Duration.ofSeconds(10);

  private static final Duration ANYHOW = Duration.ofDays(1);

  /** Where the requests of all wake-ups are booked, wherever they run. */
  public interface Booking {

    /**
     * Puts off the instant at which the bucket is full by {@code cost}, counted from now at the
     * earliest, if it then lies within {@code most} from now; tells whether it did.
     */
    Answer<Boolean> book(Instant now, Duration cost, Duration most);
  }

  /** On whose behalf DMS is asked. */
  public enum Share {
    /** A wake-up by a signal. */
    SIGNAL(OF_SIGNALS),
    /** A tick. */
    TICK(MOST);

    private final Duration most;

    Share(int requests) {
      this.most = EACH.multipliedBy(requests);
    }
  }

  private final Booking booking;
  private final InstantSource clock;
  private Share share = Share.TICK;
  private Instant exhaustedUntil = Instant.MIN;
  private int left;

  /** An allowance that is booked here. */
  public Allowance(Booking booking, InstantSource clock) {
    this.booking = booking;
    this.clock = clock;
  }

  /** An allowance without an end, for a DMS that nobody else uses. */
  public static Allowance unlimited(InstantSource clock) {
    return new Allowance((_, _, _) -> Answer.known(true), clock);
  }

  /** A wake-up begins, on this behalf. */
  public synchronized void begin(Share behalf) {
    share = behalf;
    left = 0;
    exhaustedUntil = Instant.MIN;
  }

  /** Takes one request for a question; false where none is left for now. */
  public synchronized boolean question() {
    if (exhausted()) {
      return false;
    }
    if (left == 0) {
      fetch();
    }
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }

  /** Where nobody knows what others send, nothing is asked. */
  private void fetch() {
    Instant now = clock.instant();
    Duration cost = EACH.multipliedBy(CHUNK);
    if (booking.book(now, cost, share.most).found().orElse(false)) {
      left = CHUNK;
    } else {
      exhaustedUntil = now.plus(cost);
    }
  }

  /** Books a deed. */
  public synchronized void deed() {
    if (left > 0) {
      left--;
    } else {
      booking.book(clock.instant(), EACH, ANYHOW);
    }
  }

  /** DMS refused a request because there were too many. */
  public synchronized void refused() {
    Instant now = clock.instant();
    left = 0;
    exhaustedUntil = now.plus(REFUSED);
    booking.book(now, REFUSED, ANYHOW);
  }

  /** Whether questions are useless for the moment. */
  public synchronized boolean exhausted() {
    return clock.instant().isBefore(exhaustedUntil);
  }
}
