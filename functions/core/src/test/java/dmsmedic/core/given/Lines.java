package dmsmedic.core.given;

import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.Signature;
import dmsmedic.core.fault.TableToken;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.Found;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Lines of a log in which a fault shows. */
public final class Lines {

  private Lines() {}

  /** A value of the table's column was cut. */
  public static Found truncated(TableName table, long limitBytes, long actualBytes, Instant at) {
    return found(
        Occurrence.of(Signature.DMS_VALUE_TRUNCATED, Optional.of(at), "a line")
            .inTable(Optional.of(TableToken.separate(table.schema(), table.table())))
            .inColumn(Tables.METADATA)
            .withBytes(OptionalLong.of(limitBytes), OptionalLong.of(actualBytes)),
        at);
  }

  /** The line of CockroachDB's documentation page. */
  public static Found truncated(TableName table, Instant at) {
    return truncated(table, Tables.LIMIT_BYTES, Tables.ACTUAL_BYTES, at);
  }

  /** A COPY died; the line names no table. */
  public static Found copyDied(Instant at) {
    return found(Occurrence.of(Signature.DMS_COPY_RETRY, Optional.of(at), "a line"), at);
  }

  /** A COPY into a table died. */
  public static Found copyDied(TableName table, Instant at) {
    return found(
        Occurrence.of(Signature.COCKROACH_COPY_RETRY, Optional.of(at), "a line")
            .inTable(Optional.of(TableToken.separate(table.schema(), table.table()))),
        at);
  }

  /** A change could not be applied. */
  public static Found applyDied(Instant at) {
    return found(Occurrence.of(Signature.DMS_APPLY_RETRY, Optional.of(at), "a line"), at);
  }

  private static Found found(Occurrence occurrence, Instant at) {
    return new Found(occurrence, at);
  }
}
