package dmsmedic.core.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * Why CockroachDB did not repeat a COPY by itself, in its own words.
 *
 * <p>It repeats a batch only if {@code implicit && !atomic && retries}: outside an explicit
 * transaction, with {@code copy_from_atomic_enabled} off and {@code copy_from_retries_enabled} on.
 * (cockroachdb/cockroach, pkg/sql/copy_from.go, insertRows.)
 */
public record CopyConditions(boolean implicit, boolean atomic, boolean retries) {

  /** The preconditions that were not met, as an operator would set them. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!implicit) {
      missing.add("COPY outside an explicit transaction");
    }
    if (atomic) {
      missing.add("copy_from_atomic_enabled = false");
    }
    if (!retries) {
      missing.add("copy_from_retries_enabled = true");
    }
    return List.copyOf(missing);
  }
}
