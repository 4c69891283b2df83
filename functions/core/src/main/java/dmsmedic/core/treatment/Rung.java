package dmsmedic.core.treatment;

import java.time.Duration;

/**
 * One remedy on a ladder.
 *
 * <p>Each has guards and a proposal ({@link LobRungs}, {@link CopyRungs}); its proof is the proof
 * of the tables it reloads. Its deadline bounds every step but the loading of rows, which takes
 * what it takes.
 */
public enum Rung {
  /** Full LOB mode for the hurt tables, so that no value has a limit. */
  FULL_LOB("full LOB mode"),
  /** Limited LOB mode with a limit that the longest reported value fits into. */
  LIMITED_LOB("limited LOB mode with a larger maximum LOB size"),
  /** CockroachDB retries the batches of a COPY by itself. */
  ROLE_SETTINGS("copy_from_retries_enabled and non-atomic COPY for the role"),
  /** Smaller COPY statements, so that each is less likely to meet a conflict. */
  SMALLER_COPY("smaller COPY statements"),
  /** A person takes over. */
  PERSON("a person");

  private final String words;

  Rung(String words) {
    this.words = words;
  }

  /** What an operator calls it. */
  public String words() {
    return words;
  }

  /** The longest that one step of the rung may take before it counts as failed. */
  public Duration deadline() {
    return this == PERSON ? Duration.ofDays(1) : Duration.ofMinutes(15);
  }
}
