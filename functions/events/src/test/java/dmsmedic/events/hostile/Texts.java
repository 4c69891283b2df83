package dmsmedic.events.hostile;

import java.util.List;

/** Lines in which the faults show, one in each form. */
final class Texts {
  private Texts() {}

  static List<String> lines() {
    return List.of(
        "00012345: 2026-11-01T08:00:00:123456 [SOURCE_UNLOAD   ]W:  Value of column 'doc' in table"
            + " 'shop.orders' was truncated to 32768 bytes, actual length: 116664 bytes"
            + "  (postgres_endpoint_unload.c:1072)",
        "2026-11-01T08:00:00 [SOURCE_CAPTURE  ]W:  The value of column 'C' in table 'S'.'T.U' was"
            + " truncated to length 16384  (streamcomponent.c:1)",
        "2026-11-01T08:00:00 [TARGET_LOAD     ]E:  Command failed to load data with exit error"
            + " code 1, Command output: ERROR: restart transaction:"
            + " TransactionRetryWithProtoRefreshError: x (SQLSTATE 40001) [1020403]"
            + "  (csv_target.c:1011)\n"
            + "2026-11-01T08:00:01 [TASK_MANAGER    ]W:  Table 'shop'.'orders' (subtask 1 thread 1)"
            + " is suspended  (replicationtask.c:2358)",
        "2026-11-01T08:00:00 [TARGET_APPLY    ]E:  RetCode: SQL_ERROR SqlState: 40001 NativeError:"
            + " 1 Message: ERROR: restart transaction\n  more  (ar_odbc_stmt.c:5082)",
        "2026-11-01T08:00:00 [TARGET_LOAD     ]E:  could not parse JSON: unable to decode JSON:"
            + " while decoding 32768 bytes at offset 32767  (csv_target.c:1)",
        "Handling End of table 'a'.'b' loading failed by subtask 1 thread 1",
        "I261101 08:00:00.123456 99 9@sql/conn.go:1 \u22ee [n1,user=\u2039dms\u203a] 7 = "
            + "{\"Tag\":\"COPY\",\"Statement\":\"COPY \\\"a\\\".\\\"b\\\" FROM STDIN\","
            + "\"SQLSTATE\":\"40001\",\"ErrorText\":\"restart transaction: x\",\"User\":\"dms\"}",
        "E261101 08:00:00.1 9 sql/copy_from.go:2 [n1] 8  COPY t FROM STDIN failed on attempt 1 and"
            + " with retriable error x\nE261101 08:00:01.1 9 sql/copy_from.go:2 [n1] 9  COPY t FROM"
            + " STDIN is not retrying; implicit: true; copy_from_atomic_enabled: true;"
            + " copy_from_retries_enabled false",
        "{\"channel\":\"SQL_EXEC\",\"timestamp\":\"1793520000.123456789\","
            + "\"tags\":{\"user\":\"dms\"},\"message\":\"error"
            + " executing CopyIn: restart transaction: x\"}",
        "{\"c\":9,\"t\":1793520000.1,\"event\":{\"Tag\":\"COPY\",\"SQLSTATE\":\"40001\","
            + "\"User\":\"dms\",\"Statement\":\"COPY x FROM STDIN\"}}",
        "{\"sev\":\"E\",\"t\":\"2026-11-01T08:00:00Z\",\"message\":\"could not parse JSON: unable"
            + " to decode JSON: while decoding 1024 bytes at offset 3; COPY\"}",
        "2026-11-01T08:00:00.000Z dms-task-EXAMPLE 2026-11-01T08:00:00 [TARGET_LOAD ]I:  fine");
  }

  static List<String> words() {
    return List.of(
        "was truncated to ",
        "Value of column '",
        "' in table '",
        "'.'",
        "actual length: ",
        "TransactionRetryWithProtoRefreshError",
        "restart transaction:",
        "SQLSTATE 40001",
        "could not parse JSON: unable to decode JSON: while decoding ",
        " bytes at offset ",
        "error executing CopyIn:",
        " failed on attempt 1 and with retriable error",
        " is not retrying; implicit: true; copy_from_atomic_enabled: true;"
            + " copy_from_retries_enabled: true",
        "{operation:",
        " loading failed",
        "Table '",
        "' was errored",
        "[1020403]",
        "(a.c:1)",
        "TARGET_APPLY",
        "SOURCE_UNLOAD",
        "\"timestamp\":1e2000000000",
        "\"t\":\"1E999999999\"",
        "I261101 00:00:00.1 1 9@a 1 =",
        "I261101 00:00:00.1 1 9@a [x] 1 +",
        "\"User\":\"",
        "\"ErrorText\":\"",
        "\u2039",
        "\u203a");
  }
}
