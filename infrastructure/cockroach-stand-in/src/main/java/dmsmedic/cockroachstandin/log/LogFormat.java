package dmsmedic.cockroachstandin.log;

/** The formats a CockroachDB log sink can be configured with (CockroachDB docs, log-formats). */
public enum LogFormat {
  /**
   * The default of files since v21.1: a prefix, a counter, the text; one entry may be several
   * lines.
   */
  CRDB_V2,
  /** One JSON object per entry. */
  JSON,
  /** As {@link #JSON}, with a {@code tag} for Fluentd. */
  JSON_FLUENT,
  /** One JSON object per entry, keys shortened to a letter or three. */
  JSON_COMPACT
}
