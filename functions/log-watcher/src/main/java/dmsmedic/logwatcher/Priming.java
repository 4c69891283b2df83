package dmsmedic.logwatcher;

import dmsmedic.events.LogsBatch;
import java.time.Instant;
import java.util.List;

/** The batch with which the function warms itself up before a snapshot is taken of it. */
final class Priming {
  static final String FUNCTION_ARN = "arn:aws:lambda:eu-west-1:123456789012:function:example";

  private static final String LINE =
      "1970-01-01T00:00:00 [SOURCE_UNLOAD   ]W:  Value of column 'example' in table"
          + " 'example.example' was truncated to 32768 bytes, actual length: 116664 bytes"
          + "  (postgres_endpoint_unload.c:1072)";

  private Priming() {}

  static LogsBatch batch() {
    return new LogsBatch(
        LogsBatch.DATA_MESSAGE,
        "123456789012",
        "dms-tasks-example",
        "dms-task-EXAMPLE",
        List.of(),
        List.of(new LogsBatch.Event("1", Instant.EPOCH, LINE)));
  }
}
