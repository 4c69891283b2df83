package dmsmedic.taskhealer.cloudwatch;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The filter patterns that keep harmless lines in CloudWatch, as any of several terms.
 *
 * <p>They let through more than faults: the readers decide. Lines that follow a failed COPY name
 * its table, so they pass too. Terms are case-sensitive, a pattern has at most 1024 characters.
 * (CloudWatch Logs user guide, "Filter pattern syntax".)
 */
final class FilterPatterns {

  /** For the log of a DMS task. */
  static final String DMS =
      anyOf(
          List.of(
              "truncated",
              "TransactionRetryWithProtoRefreshError",
              "TransactionProtoWithRefreshError",
              "restart transaction",
              "40001",
              "unable to decode JSON",
              "failed to load data",
              "Failed to load table",
              "loading failed",
              "is suspended",
              "was errored"));

  /** For the log of a CockroachDB cluster. */
  static final String COCKROACH =
      anyOf(
          List.of(
              "unable to decode JSON",
              "TransactionRetryWithProtoRefreshError",
              "TransactionProtoWithRefreshError",
              "restart transaction",
              "40001",
              "error executing CopyIn",
              "failed on attempt",
              "retrying"));

  private FilterPatterns() {}

  private static String anyOf(List<String> terms) {
    return terms.stream().map(term -> "?\"" + term + "\"").collect(Collectors.joining(" "));
  }
}
