package dmsmedic.dmssimulator;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A daemon that lets simulated time pass with real time. */
final class RealTime implements AutoCloseable {
  private static final long BEAT_MS = 100;

  private final ScheduledExecutorService daemon =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon(true).factory());

  private RealTime() {}

  static RealTime run(double speed, Consumer<Duration> advance) {
    RealTime time = new RealTime();
    Duration beat = Duration.ofNanos((long) (speed * TimeUnit.MILLISECONDS.toNanos(BEAT_MS)));
    Future<?> _ =
        time.daemon.scheduleAtFixedRate(
            () -> advance.accept(beat), BEAT_MS, BEAT_MS, TimeUnit.MILLISECONDS);
    return time;
  }

  @Override
  public void close() {
    daemon.shutdownNow();
  }
}
