package dmsmedic.cockroachstandin.copy;

import dmsmedic.cockroachstandin.dialect.CockroachVersion;
import dmsmedic.cockroachstandin.wire.SqlError;
import java.time.Instant;

/**
 * The text of a retryable error as the versions write it.
 *
 * <p>Shapes: CockroachDB docs, transaction-retry-error-reference; cockroachdb/cockroach,
 * pkg/kv/kvpb/errors.go and issue 90656.
 */
public final class RetryError {
  private static final String DOCS = "https://www.cockroachlabs.com/docs/";

  private final CockroachVersion version;
  private final Instant at;
  private final int tableId;

  /** The errors of one COPY, at a time, of a table that the cluster knows by number. */
  public RetryError(CockroachVersion version, Instant at, int tableId) {
    this.version = version;
    this.at = at;
    this.tableId = tableId;
  }

  /** The error for a cause: SQLSTATE 40001 with the documented hint. */
  public SqlError of(RetryCause cause) {
    return new SqlError(
            "40001",
            "restart transaction: TransactionRetryWithProtoRefreshError: "
                + cause(cause)
                + meta(cause))
        .withHint(
            "See: %s%s/transaction-retry-error-reference.html#%s"
                .formatted(DOCS, version.line(), cause.anchor()));
  }

  /** What the test hook {@code inject_retry_errors_enabled} answers. */
  public static SqlError injected() {
    return new SqlError(
        "40001",
        "restart transaction: TransactionRetryWithProtoRefreshError: injected by"
            + " `inject_retry_errors_enabled` session variable");
  }

  private String cause(RetryCause cause) {
    return switch (cause) {
      case SERIALIZABLE -> retry("RETRY_SERIALIZABLE - failed preemptive refresh" + conflict());
      case ASYNC_WRITE_FAILURE ->
          retry("RETRY_ASYNC_WRITE_FAILURE - missing intent on: " + key("41400010001"));
      case COMMIT_DEADLINE_EXCEEDED ->
          retry(
              "RETRY_COMMIT_DEADLINE_EXCEEDED - txn timestamp pushed too much; deadline exceeded"
                  + " by 1.2s ("
                  + hlc(0)
                  + " > "
                  + hlc(-1)
                  + ")");
      case NEW_LEASE_PREVENTS_TXN -> "TransactionAbortedError(ABORT_REASON_NEW_LEASE_PREVENTS_TXN)";
    };
  }

  private static String retry(String reason) {
    return "TransactionRetryError: retry txn (" + reason + ")";
  }

  private String conflict() {
    if (version.atLeast(23, 2, 0)) {
      return " due to encountered recently written committed value "
          + key("41400010001")
          + " @"
          + hlc(0);
    }
    return version.atLeast(22, 2, 0)
        ? " due to a conflict: committed value on key " + key("41400010001")
        : "";
  }

  /** The transaction's own record; its key is the anchor, not where the conflict is. */
  private String meta(RetryCause cause) {
    String state = cause == RetryCause.NEW_LEASE_PREVENTS_TXN ? "ABORTED" : "PENDING";
    return (": \"unnamed\" meta={id=ecc1965f key=%s pri=0.01550750 epo=0 ts=%s min=%s seq=10001}"
            + " lock=true stat=%s rts=%s wto=false gul=%s")
        .formatted(key("41400000001"), hlc(0), hlc(-1), state, hlc(-1), hlc(1));
  }

  private String key(String row) {
    return "/Table/" + tableId + "/1/" + row + "/0";
  }

  private String hlc(int secondsLater) {
    return "%d.%09d,0".formatted(at.getEpochSecond() + secondsLater, at.getNano());
  }
}
