package dmsmedic.cockroachstandin.copy;

import java.util.Optional;

/**
 * Decides which transactions of a COPY meet a conflict. Called once for an atomic COPY, when all of
 * its rows have arrived, and once per attempt of each batch otherwise; must be safe for several
 * threads.
 */
@FunctionalInterface
public interface Contention {
  /** Why this attempt has to be restarted; empty when it commits. */
  Optional<RetryCause> meets(CopyAttempt attempt);

  /** No conflicts. */
  static Contention none() {
    return attempt -> Optional.empty();
  }

  /**
   * The conflict that large loads meet: an atomic COPY beyond either limit fails.
   *
   * @param maxRows the most rows that one transaction commits
   * @param maxBytes the most bytes that one transaction commits
   */
  static Contention ofLargeTransactions(long maxRows, long maxBytes, RetryCause cause) {
    return attempt ->
        attempt.atomic() && (attempt.rows() > maxRows || attempt.bytes() > maxBytes)
            ? Optional.of(cause)
            : Optional.empty();
  }

  /**
   * Batches that meet a conflict, counted so that a run repeats itself.
   *
   * @param every the every-th batch of a COPY conflicts: 1 means each, 3 the third, the sixth ...
   * @param attempts how many attempts of such a batch fail before one commits
   */
  static Contention ofBatches(int every, int attempts, RetryCause cause) {
    return attempt ->
        !attempt.atomic() && (attempt.batch() + 1) % every == 0 && attempt.attempt() < attempts
            ? Optional.of(cause)
            : Optional.empty();
  }

  /** This contention, and where it lets an attempt pass, the other. */
  default Contention or(Contention other) {
    return attempt -> meets(attempt).or(() -> other.meets(attempt));
  }
}
