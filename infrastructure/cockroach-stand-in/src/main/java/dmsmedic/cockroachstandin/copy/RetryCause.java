package dmsmedic.cockroachstandin.copy;

/** Why a transaction must be restarted (CockroachDB docs, transaction-retry-error-reference). */
public enum RetryCause {
  /** Another transaction wrote where this one had read. */
  SERIALIZABLE("retry_serializable"),
  /** A pipelined write was not there at commit. */
  ASYNC_WRITE_FAILURE("retry_async_write_failure"),
  /** The transaction outlived its deadline, as a COPY of more than a minute does. */
  COMMIT_DEADLINE_EXCEEDED("retry_commit_deadline_exceeded"),
  /** The lease of a range moved while the transaction wrote there. */
  NEW_LEASE_PREVENTS_TXN("abort_reason_new_lease_prevents_txn");

  private final String anchor;

  RetryCause(String anchor) {
    this.anchor = anchor;
  }

  String anchor() {
    return anchor;
  }
}
