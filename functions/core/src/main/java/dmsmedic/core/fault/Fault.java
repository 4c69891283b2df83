package dmsmedic.core.fault;

import java.util.Optional;

/**
 * A kind of failure with a name that operators can say.
 *
 * <p>The same {@link #word()} stands in logs, events, messages and on the page that wakes somebody.
 */
public enum Fault {
  /**
   * A value was cut off at the LOB size limit on its way to the target.
   *
   * <p>DMS only warns, goes on and calls the table complete; the data of that column is damaged
   * until the table is loaded again with a greater limit or in full LOB mode. (AWS DMS user guide,
   * CHAP_Tasks.LOBSupport; CockroachDB documentation, "Migrate with AWS DMS".)
   */
  LOB_TRUNCATED("LobTruncated"),

  /**
   * CockroachDB asked the client to repeat a COPY of the full load, and nobody did.
   *
   * <p>The table is not, or only partly, loaded. CockroachDB repeats batches by itself only for a
   * role with {@code copy_from_retries_enabled} on and {@code copy_from_atomic_enabled} off.
   * (CockroachDB documentation, "Migrate with AWS DMS"; cockroachdb/cockroach#90656.)
   */
  COPY_NOT_RETRIED("CopyNotRetried"),

  /**
   * CockroachDB asked the client to repeat a transaction that applied ongoing changes.
   *
   * <p>DMS repeats those itself, one by one; when the task fails all the same, contention or
   * overload on the cluster is the cause, and the settings for COPY do not help.
   */
  APPLY_RETRY_EXHAUSTED("ApplyRetryExhausted");

  private final String word;

  Fault(String word) {
    this.word = word;
  }

  /** The fault's name outside this program, such as {@code LobTruncated}. */
  public String word() {
    return word;
  }

  /** The fault with exactly this name; empty for a name that this version does not know. */
  public static Optional<Fault> ofWord(String word) {
    for (Fault fault : values()) {
      if (fault.word.equals(word)) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
