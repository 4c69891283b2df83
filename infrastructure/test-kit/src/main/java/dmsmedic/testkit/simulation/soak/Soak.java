package dmsmedic.testkit.simulation.soak;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many seeds, on all processors, each run twice and judged.
 *
 * <p>Every run moves on virtual threads: a run whose activities overlap hands the turn from one to
 * another, and that is cheap only among virtual threads.
 */
final class Soak {
  private static final int MOST_SHRUNK = 5;
  private static final int MOST_KEPT = 200;
  private final Wish wish;
  private final Report report;
  private final Judge judge;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong broken = new AtomicLong();
  private final Queue<Judged> failing = new ConcurrentLinkedQueue<>();
  private final Queue<Tally> tallies = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
  private final long begunNanos = System.nanoTime();

  Soak(Wish wish, Report report, Judge judge) {
    this.wish = wish;
    this.report = report;
    this.judge = judge;
  }

  /** Runs what the system properties ask for; see {@link Wish}. */
  public static void main(String[] arguments) throws InterruptedException {
    Soak soak =
        new Soak(Wish.of(System.getProperties()), new Report(System.out), Judge.ofTheHealer());
    System.exit(soak.run() ? 0 : 1);
  }

  /** Whether every promise was kept. */
  boolean run() throws InterruptedException {
    return wish.replay().isPresent() ? replayed(wish.replay().getAsLong()) : soaked();
  }

  private boolean replayed(long seed) throws InterruptedException {
    List<Judged> judged = new ArrayList<>();
    Thread.ofVirtual().start(() -> judged.add(judge.twice(seed))).join();
    Judged one = judged.getFirst();
    report.say("seed %d, digest %s".formatted(seed, Trace.digest(one.history())));
    report.trace(one, Integer.MAX_VALUE);
    if (!one.findings().isEmpty()) {
      tell(one, true);
    }
    return one.findings().isEmpty();
  }

  private boolean soaked() throws InterruptedException {
    report.say(
        "soak: seeds from %d on, %d threads; a soak of the same seeds: -Dsoak.first=%d"
            .formatted(wish.first(), wish.threads(), wish.first()));
    CountDownLatch ended = new CountDownLatch(wish.threads());
    for (int i = 0; i < wish.threads(); i++) {
      Thread.ofVirtual().start(() -> work(ended));
    }
    while (!ended.await(1, TimeUnit.MINUTES)) {
      report.progress(done.get(), broken.get(), sinceBegin());
    }
    Tally all = new Tally();
    tallies.forEach(all::add);
    report.counts(all, sinceBegin(), cpu());
    tellFailing();
    thrown.forEach(one -> report.say("The soak itself failed: %s".formatted(one)));
    report.say("");
    report.say(broken.get() == 0 ? "Every promise was kept." : "Promises were broken.");
    return broken.get() == 0 && thrown.isEmpty();
  }

  private void work(CountDownLatch ended) {
    Tally tally = new Tally();
    try {
      for (long next = next(); next < wish.seeds(); next = next()) {
        Judged judged = judge.twice(wish.first() + next);
        tally.take(judged);
        keep(judged);
        done.incrementAndGet();
      }
    } catch (RuntimeException | Error e) {
      thrown.add(e);
    } finally {
      tallies.add(tally);
      ended.countDown();
    }
  }

  /** The number of the next seed; one too large when the time is over. */
  private long next() {
    boolean over = wish.atMost().filter(most -> sinceBegin().compareTo(most) >= 0).isPresent();
    return over ? Long.MAX_VALUE : taken.getAndIncrement();
  }

  private void keep(Judged judged) {
    if (!judged.findings().isEmpty() && broken.incrementAndGet() <= MOST_KEPT) {
      failing.add(judged);
      report.say(
          "seed %d breaks %s".formatted(judged.seed(), judged.findings().getFirst().promise()));
    }
  }

  /** Of each promise the seed with the shortest history is made shorter; the others are named. */
  private void tellFailing() throws InterruptedException {
    List<Judged> shortest =
        failing.stream()
            .sorted(Comparator.comparingInt(one -> one.history().events().size()))
            .toList();
    List<String> seen = new ArrayList<>();
    for (Judged one : shortest) {
      String promise = one.findings().getFirst().promise();
      boolean first = !seen.contains(promise) && seen.size() < MOST_SHRUNK;
      tell(one, first);
      seen.add(promise);
    }
  }

  private void tell(Judged one, boolean shrinking) throws InterruptedException {
    String promise = one.findings().getFirst().promise();
    List<Shrinker.Shrunk> shrunk = new ArrayList<>();
    if (shrinking && !promise.equals(Finding.SAME_TWICE)) {
      Shrinker shrinker = new Shrinker(leftOut -> judge.once(one.seed(), leftOut), Shrinker.ENOUGH);
      Thread.ofVirtual().start(() -> shrunk.add(shrinker.shrink(one, promise))).join();
    }
    report.failing(one, shrunk.isEmpty() ? Optional.empty() : Optional.of(shrunk.getFirst()));
  }

  private Duration sinceBegin() {
    return Duration.ofNanos(System.nanoTime() - begunNanos);
  }

  private static Duration cpu() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Duration.ofNanos(system.getProcessCpuTime())
        : Duration.ZERO;
  }
}
