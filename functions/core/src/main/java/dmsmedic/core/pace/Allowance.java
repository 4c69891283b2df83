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
 * from the same one. So time is cut into windows of {@link #WINDOW}, and in each of them all
 * wake-ups together send {@link #TICKS} questions at most: three a second, and no more than 90
 * across the seam of two windows, so that the smaller bucket never runs dry by our doing. Who has
 * used what is counted outside, in one counter for each window, a few requests at a time.
 *
 * <p>Wake-ups by signals have a smaller share, because a flood of signals must not starve the tick,
 * which alone is fair. Deeds are counted and never held back: they are few, and a task may stand
 * still for want of one. When DMS refuses a request all the same, nothing is asked until the window
 * ends. Nobody waits for the next window; the next tick comes by itself.
 *
 * <p>Safe for use by several threads.
 */
public final class Allowance {

  /** For so long one count lasts. */
  public static final Duration WINDOW = Duration.ofSeconds(15);

  /** Questions of one window, of all wake-ups together. */
  public static final int TICKS = 45;

  /** Questions of one window after which wake-ups by signals ask no more. */
  public static final int SIGNALS = 20;

  /** So many are fetched from the counter at once, and are lost where nobody needs them. */
  static final int CHUNK = 5;

  /** Counts what all wake-ups send in one window, wherever they run. */
  public interface Counter {

    /** Adds to the count of the window that begins at this instant; gives the sum since then. */
    Answer<Integer> add(Instant window, int requests);
  }

  /** On whose behalf DMS is asked. */
  public enum Share {
    /** A wake-up by a signal. */
    SIGNAL(SIGNALS),
    /** A tick. */
    TICK(TICKS);

    private final int most;

    Share(int most) {
      this.most = most;
    }
  }

  private final Counter counter;
  private final InstantSource clock;
  private Share share = Share.TICK;
  private Instant window = Instant.MIN;
  private int left;
  private boolean exhausted;

  /** An allowance whose windows are counted here. */
  public Allowance(Counter counter, InstantSource clock) {
    this.counter = counter;
    this.clock = clock;
  }

  /** An allowance without an end, for a DMS that nobody else uses. */
  public static Allowance unlimited(InstantSource clock) {
    return new Allowance((_, _) -> Answer.known(0), clock);
  }

  /** A wake-up begins, on this behalf. */
  public synchronized void begin(Share behalf) {
    share = behalf;
    left = 0;
    window = Instant.MIN;
  }

  /** Takes one request for a question; false where none is left in this window. */
  public synchronized boolean question() {
    enter();
    if (left == 0 && !exhausted) {
      fetch();
    }
    if (left == 0) {
      exhausted = true;
      return false;
    }
    left--;
    return true;
  }

  /** Without the counter nobody knows what others send, so nothing is asked. */
  private void fetch() {
    int before = counter.add(window, CHUNK).found().orElse(Integer.MAX_VALUE) - CHUNK;
    left = Math.clamp((long) share.most - before, 0, CHUNK);
  }

  /** Counts a deed. */
  public synchronized void deed() {
    enter();
    if (left > 0) {
      left--;
    } else {
      counter.add(window, 1);
    }
  }

  /** DMS refused a request because there were too many. */
  public synchronized void refused() {
    enter();
    left = 0;
    exhausted = true;
  }

  /** Whether questions are useless until the window ends. */
  public synchronized boolean exhausted() {
    enter();
    return exhausted;
  }

  private void enter() {
    Instant now = clock.instant();
    long seconds = now.getEpochSecond();
    Instant current = Instant.ofEpochSecond(seconds - Math.floorMod(seconds, WINDOW.toSeconds()));
    if (!current.equals(window)) {
      window = current;
      left = 0;
      exhausted = false;
    }
  }
}
