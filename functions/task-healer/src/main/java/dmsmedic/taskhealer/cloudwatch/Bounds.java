package dmsmedic.taskhealer.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How much one look at one log may take.
 *
 * <p>After that time no page is asked for, but for the few without which a look at a slow log would
 * come no further, however often it is repeated.
 *
 * @param pages how many pages
 * @param time how long all of them together
 */
record Bounds(InstantSource clock, int pages, Duration time) {

  /** A page before the one with the events may be empty, wherever a search begins. */
  private static final int EMPTY_PAGES_LEAST = 2;

  /** Enough to give up a wide window, and to read a narrow one. */
  private static final int PAGES_LEAST = 2 * EMPTY_PAGES_LEAST;

  private static final int PATIENCE = 4;

  Instant now() {
    return clock.instant();
  }

  /** Whether a look that began then has to end. */
  boolean reached(int asked, Instant begun) {
    return asked >= pages || (asked >= PAGES_LEAST && !now().isBefore(begun.plus(time)));
  }

  /** So many empty pages in a row are waited for. */
  int patience() {
    return Math.max(pages / PATIENCE, EMPTY_PAGES_LEAST);
  }

  /** Whether pages in a row, the first of which was asked for then, were empty for too long. */
  boolean fruitless(int empty, Instant since) {
    return empty >= patience()
        || (empty >= EMPTY_PAGES_LEAST && now().isAfter(since.plus(time.dividedBy(PATIENCE))));
  }
}
