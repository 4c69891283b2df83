package dmsmedic.medic.scan;

import dmsmedic.core.fault.Fault;

/** What would be done about a fault, in a sentence. */
final class Remedy {
  private static final long KB_BYTES = 1024;

  private Remedy() {}

  /** The sentence, given the longest value that the log mentions, in bytes (0 if none). */
  static String sentence(Fault fault, long longestBytes) {
    return switch (fault) {
      case LOB_TRUNCATED ->
          "the task would be set to full LOB mode, or to limited LOB mode with "
              + lobMaxSize(longestBytes)
              + ", and these tables loaded again and compared.";
      case COPY_NOT_RETRIED ->
          "the role of the target endpoint would get copy_from_retries_enabled = true and"
              + " copy_from_atomic_enabled = false, the task new sessions, and the tables be"
              + " loaded again.";
      case APPLY_RETRY_EXHAUSTED ->
          "the task would be resumed once, and handed over to a person if it fails again:"
              + " settings for COPY do not help here.";
    };
  }

  private static String lobMaxSize(long longestBytes) {
    return longestBytes == 0
        ? "a greater LobMaxSize"
        : "a LobMaxSize of at least " + Math.ceilDiv(longestBytes, KB_BYTES) + " KB";
  }
}
