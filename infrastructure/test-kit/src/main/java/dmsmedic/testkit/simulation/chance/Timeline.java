package dmsmedic.testkit.simulation.chance;

import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;

/**
 * Simulated time, and what is going to happen in it, in one order.
 *
 * <p>Effects of the world run at their instant. Activities, such as a run of a function, take time:
 * they sleep in the middle, and others go on meanwhile. However many activities there are, exactly
 * one thread moves at any moment, so a run depends on nothing but what was planned. An activity
 * that meets no other runs on the thread of the caller; only one that overlaps gets its own.
 *
 * <p>Not for use by several threads.
 */
public final class Timeline {
  /** When every world begins. */
  public static final Instant BEGINNING = Instant.parse("2026-03-01T12:00:00Z");

  /** What is due at an instant: an effect, the begin of an activity, or its going on. */
  private sealed interface Due {
    record Effect(Runnable what) implements Due {}

    record Begin(Runnable what) implements Due {}

    record GoOn(Activity activity) implements Due {}
  }

  private record Entry(long at, long order, Due due) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byTime = Long.compare(at, other.at);
      return byTime == 0 ? Long.compare(order, other.order) : byTime;
    }
  }

  /** An activity that sleeps until the thread of the timeline lets it go on. */
  private static final class Activity {
    final Semaphore turn = new Semaphore(0);
    final boolean inline;

    Activity(boolean inline) {
      this.inline = inline;
    }
  }

  private final PriorityQueue<Entry> agenda = new PriorityQueue<>();
  private final Semaphore mine = new Semaphore(0);
  private long millis;
  private long orders;
  private Optional<Activity> moving = Optional.empty();
  private Optional<Throwable> failure = Optional.empty();

  /** The instant. */
  public Instant now() {
    return BEGINNING.plusMillis(millis);
  }

  /** Milliseconds since the beginning. */
  public long millis() {
    return millis;
  }

  /** Something takes effect after so many milliseconds. */
  public void after(long delayMillis, Runnable effect) {
    plan(delayMillis, new Due.Effect(effect));
  }

  /** An activity begins after so many milliseconds. */
  public void begin(long delayMillis, Runnable activity) {
    plan(delayMillis, new Due.Begin(activity));
  }

  private void plan(long delayMillis, Due due) {
    agenda.add(new Entry(millis + Math.max(0, delayMillis), orders++, due));
  }

  /** Lets time pass, with everything that is due in it. */
  public void pass(long passMillis) {
    long until = millis + passMillis;
    for (Entry next = agenda.peek(); next != null && next.at <= until; next = agenda.peek()) {
      agenda.poll();
      millis = next.at;
      switch (next.due) {
        case Due.Effect(Runnable what) -> what.run();
        case Due.Begin(Runnable what) -> inline(what);
        case Due.GoOn(Activity activity) -> letMove(activity);
      }
    }
    millis = until;
  }

  private void inline(Runnable what) {
    moving = Optional.of(new Activity(true));
    try {
      what.run();
    } finally {
      moving = Optional.empty();
    }
  }

  /** An activity lets time pass; other activities may move in between. */
  public void rest(long restMillis) {
    Activity me = moving.orElseThrow(() -> new IllegalStateException("Nothing is moving."));
    long until = millis + restMillis;
    for (Entry next = agenda.peek(); next != null && next.at <= until; next = agenda.peek()) {
      if (!(next.due instanceof Due.Effect(Runnable what))) {
        agenda.add(new Entry(until, orders++, new Due.GoOn(me)));
        giveWay(me);
        return;
      }
      agenda.poll();
      millis = next.at;
      what.run();
    }
    millis = until;
  }

  private void giveWay(Activity me) {
    if (me.inline) {
      othersUntil(me);
    } else {
      mine.release();
      me.turn.acquireUninterruptibly();
    }
    moving = Optional.of(me);
  }

  /** The thread of the timeline serves the others until the inline activity is due again. */
  private void othersUntil(Activity me) {
    while (true) {
      Entry next = agenda.remove();
      millis = next.at;
      switch (next.due) {
        case Due.Effect(Runnable what) -> what.run();
        case Due.Begin(Runnable what) -> letMove(started(what));
        case Due.GoOn(Activity activity) -> {
          if (activity == me) {
            return;
          }
          letMove(activity);
        }
      }
    }
  }

  private Activity started(Runnable what) {
    Activity activity = new Activity(false);
    Thread.ofVirtual()
        .start(() -> {
          activity.turn.acquireUninterruptibly();
          try {
            what.run();
          } catch (RuntimeException | Error e) {
            failure = Optional.of(e);
          } finally {
            mine.release();
          }
        });
    return activity;
  }

  private void letMove(Activity activity) {
    moving = Optional.of(activity);
    activity.turn.release();
    mine.acquireUninterruptibly();
    moving = Optional.empty();
    failure.ifPresent(thrown -> {
      failure = Optional.empty();
      throw new IllegalStateException("An activity failed.", thrown);
    });
  }
}
