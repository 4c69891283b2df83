package dmsmedic.core.fault.dmslog;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.TableToken;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailedTableTest {
  private static Optional<TableToken> in(String line) {
    return FailedTable.in(new DmsRecord(List.of(PhysicalLine.leading(Optional.empty(), line))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[TASK_MANAGER ]E: Handling End of table 'a.b'.'c d' loading failed by subtask 1 thread 1",
        "[TASK_MANAGER ]W: Table 'a.b'.'c d' was errored/suspended (subtask 0 thread 1).",
        "]W:  Table 'a.b'.'c d' (subtask 1 thread 1) is suspended",
        "[TARGET_LOAD ]E: Failed to load table 'a.b'.'c d' [1022502] (streamcomponent.c:1969)"
      })
  void theTableThatFailedIsRead(String line) {
    assertThat(in(line)).contains(TableToken.separate("a.b", "c d"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[TASK_MANAGER ]I: Start loading segment #1 of 3 of table 's'.'t' (Id = 1) by subtask 1.",
        "[TASK_MANAGER ]I: Load finished for segment #1 of table 's'.'t' (Id = 1)",
        "[TARGET_APPLY ]I: x {operation:INSERT, statement: Table 's'.'t' was errored/suspended}",
        "[SOURCE_CAPTURE ]I: Failed to get table definition for 's'.'t', checking"
      })
  void otherLinesNameNoFailedTable(String line) {
    assertThat(in(line)).isEmpty();
  }
}
