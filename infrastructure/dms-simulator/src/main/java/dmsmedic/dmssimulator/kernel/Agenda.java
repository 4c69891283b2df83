package dmsmedic.dmssimulator.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The stepped clock with what is due on it. Deeds due at the same instant run in the order in which
 * they were planned, so that a run repeats itself. Not safe for several threads.
 */
public final class Agenda {
  private record Due(Instant at, long order, Runnable deed) {}

  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
  private volatile Instant now;
  private long planned;

  /** A clock that stands at the given instant. */
  public Agenda(Instant now) {
    this.now = now;
  }

  /** The present instant. */
  public Instant now() {
    return now;
  }

  /** Plans a deed. */
  public void in(Duration delay, Runnable deed) {
    due.add(new Due(now.plus(delay), planned++, deed));
  }

  /** Runs the next deed due until the given instant, if there is one. */
  public boolean runNext(Instant until) {
    Due next = due.peek();
    if (next == null || next.at().isAfter(until)) {
      return false;
    }
    due.remove();
    if (next.at().isAfter(now)) {
      now = next.at();
    }
    next.deed().run();
    return true;
  }

  /** Moves the clock forward, after everything due until then has run. */
  public void reach(Instant until) {
    if (until.isAfter(now)) {
      now = until;
    }
  }
}
