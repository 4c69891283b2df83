package dmsmedic.core.fault;

import dmsmedic.core.migration.TaskArn;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Sightings and occurrences that tests start from. */
final class Samples {
  static final Instant NOON = Instant.parse("2022-10-21T12:00:00Z");
  static final Origin TASK =
      new Origin.DmsTaskLog(
          TaskArn.of("aws", "eu-west-1", "123456789012", "EXAMPLE"),
          "dms-tasks-example",
          "dms-task-EXAMPLE");

  private Samples() {}

  static Occurrence truncation(String table, long actualBytes, Instant at) {
    return Occurrence.of(Signature.DMS_VALUE_TRUNCATED, Optional.of(at), "a line")
        .inTable(Optional.of(TableToken.quoted(table)))
        .inColumn("metadata")
        .withBytes(OptionalLong.of(32768), OptionalLong.of(actualBytes));
  }
}
