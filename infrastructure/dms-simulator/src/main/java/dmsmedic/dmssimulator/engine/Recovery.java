package dmsmedic.dmssimulator.engine;

import dmsmedic.dmssimulator.settings.Settings;
import java.time.Duration;

/**
 * DMS's own patience with recoverable errors: a first interval that doubles up to a limit, and a
 * number of tries (TaskSettings.ErrorHandling: RecoverableErrorCount and its companions).
 */
final class Recovery {
  private static final String SECTION = "ErrorBehavior";
  private static final int MOST_STATEMENT_TRIES = 6;

  private final Settings settings;
  private int tries;

  Recovery(Settings settings) {
    this.settings = settings;
  }

  /** Something worked: the next trouble starts from the beginning. */
  void worked() {
    tries = 0;
  }

  /** How long to wait before the next try. */
  Duration next() {
    long seconds = Math.max(1, settings.number(SECTION, "RecoverableErrorInterval"));
    long most = Math.max(seconds, settings.number(SECTION, "RecoverableErrorThrottlingMax"));
    for (int i = 0; i < tries && settings.flag(SECTION, "RecoverableErrorThrottling"); i++) {
      seconds = Math.min(most, seconds * 2);
    }
    tries++;
    return Duration.ofSeconds(seconds);
  }

  /** Whether a lost connection may be tried again; a negative count means for ever. */
  boolean mayReconnect() {
    long most = settings.number(SECTION, "RecoverableErrorCount");
    return most < 0 || tries < most;
  }

  /**
   * Whether a statement that the target asks to repeat may be repeated. Inferred: as often as the
   * six attempts reported for fatal errors.
   */
  boolean mayRepeat() {
    return tries < MOST_STATEMENT_TRIES;
  }
}
