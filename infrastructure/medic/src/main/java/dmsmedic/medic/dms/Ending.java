package dmsmedic.medic.dms;

import dmsmedic.medic.ExitStatus;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of a command that runs until it is told to stop: by SIGTERM, by SIGINT (Ctrl-C), or by an
 * interrupt of its thread.
 *
 * <p>The JVM would end with 143 or 130 after a signal. To be told to stop is no failure here, so
 * the process ends with 0 once everything is put away.
 */
final class Ending {
  /** Longer than a database may take to refuse the connection that puts something away. */
  private static final Duration PUT_AWAY_LIMIT = Duration.ofSeconds(30);

  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("end-dms").unstarted(this::endProcess);

  private Ending() {}

  /** Waits until the command is told to stop, then puts everything away. */
  static void await(Runnable putAway) {
    Ending ending = new Ending();
    Runtime.getRuntime().addShutdownHook(ending.hook);
    boolean interrupted = ending.awaitWord();
    try {
      putAway.run();
    } finally {
      ending.done.countDown();
    }
    if (interrupted) {
      ending.forgetHook();
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it was an interrupt. */
  private boolean awaitWord() {
    try {
      told.await();
      return false;
    } catch (InterruptedException stop) {
      return true;
    }
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException signalledAsWell) {
      // The hook ends the process then, which is what was asked for.
    }
  }

  /** Runs while the JVM shuts down: only {@code halt} can still choose the exit status. */
  private void endProcess() {
    told.countDown();
    ExitStatus status = ExitStatus.OUT_OF_REACH;
    try {
      if (done.await(PUT_AWAY_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        status = ExitStatus.NOTHING_WRONG;
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(status.code());
  }
}
