package dmsmedic.cockroachstandin.copy;

/**
 * One attempt to commit rows of a COPY.
 *
 * @param table schema and table, as {@code schema.table}
 * @param atomic whether the rows are the whole COPY in one transaction
 * @param batch which batch of the COPY this is, from 0; 0 when atomic
 * @param attempt how often this batch has failed before
 * @param rows the rows that this transaction writes
 * @param bytes the size of those rows as they came over the wire
 */
public record CopyAttempt(
    String table, boolean atomic, long batch, int attempt, long rows, long bytes) {}
