package dmsmedic.core.observation;

import java.util.Locale;

/**
 * A session variable of CockroachDB that decides how a COPY is retried.
 *
 * <p>A failed batch is retried only when COPY is not atomic and retries are on, so neither helps
 * without the other (CockroachDB, pkg/sql/copy_from.go).
 */
public enum SessionVariable {
  COPY_FROM_RETRIES_ENABLED,
  COPY_FROM_ATOMIC_ENABLED;

  /** The name in SQL. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a value read from a cluster means that the variable is on. */
  public static boolean on(String value) {
    String word = value.toLowerCase(Locale.ROOT);
    return word.equals("on") || word.equals("true") || word.equals("yes") || word.equals("1");
  }
}
