package dmsmedic.core.fault;

import java.util.Arrays;
import java.util.List;

/** How a fault shows itself: one recognisable form of it in one kind of log. */
public enum Signature {
  /** DMS: {@code Value of column 'c' in table 's.t' was truncated to n bytes}. */
  DMS_VALUE_TRUNCATED(Fault.LOB_TRUNCATED),
  /** DMS: a load rejected by CockroachDB because a JSON document ended too early. */
  DMS_JSON_CUT_SHORT(Fault.LOB_TRUNCATED),
  /** CockroachDB: {@code could not parse JSON: unable to decode JSON} in what DMS sent. */
  COCKROACH_JSON_CUT_SHORT(Fault.LOB_TRUNCATED),
  /** DMS, or the bare text of the error: a COPY that CockroachDB wanted repeated. */
  DMS_COPY_RETRY(Fault.COPY_NOT_RETRIED),
  /** CockroachDB: a COPY ended with, or met, an error that may be retried. */
  COCKROACH_COPY_RETRY(Fault.COPY_NOT_RETRIED),
  /** CockroachDB: {@code is not retrying; implicit: ...}, which names the precondition missing. */
  COCKROACH_NOT_RETRYING(Fault.COPY_NOT_RETRIED),
  /** DMS: the same error while ongoing changes were applied. */
  DMS_APPLY_RETRY(Fault.APPLY_RETRY_EXHAUSTED);

  private final Fault fault;

  Signature(Fault fault) {
    this.fault = fault;
  }

  /** The fault that this form stands for. */
  public Fault fault() {
    return fault;
  }

  /** Every form in which a fault shows itself. */
  public static List<Signature> of(Fault fault) {
    return Arrays.stream(values()).filter(signature -> signature.fault == fault).toList();
  }
}
