package dmsmedic.cockroachstandin.load;

import dmsmedic.cockroachstandin.copy.CopyStatement;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How one COPY will go.
 *
 * @param implicit whether it is its own transaction
 * @param settings what the session's variables say
 * @param batchRows the most rows of a batch, where it goes in batches
 * @param into the columns that PostgreSQL is told
 * @param expectedFields how many fields a row must have; empty when only PostgreSQL knows
 * @param droppedFields the places of fields that are expected and ignored
 * @param hasJson whether an error may have to be explained by the rows
 */
record CopyPlan(
    CopyStatement statement,
    boolean implicit,
    CopySettings settings,
    int batchRows,
    List<String> into,
    OptionalInt expectedFields,
    Set<Integer> droppedFields,
    boolean hasJson) {

  /**
   * The session's variables that a COPY obeys.
   *
   * @param atomic copy_from_atomic_enabled; false where the version has not got it
   * @param retries copy_from_retries_enabled; false where the version has not got it
   */
  record CopySettings(boolean atomic, boolean retries, int maxRetries) {}

  /** Whether all rows are one transaction: by the variable, or because a client has begun one. */
  boolean atomic() {
    return !implicit || settings.atomic;
  }

  /**
   * Whether the cluster retries by itself (cockroachdb/cockroach, pkg/sql/copy_from.go,
   * insertRows).
   */
  boolean retries() {
    return implicit && !settings.atomic && settings.retries;
  }
}
