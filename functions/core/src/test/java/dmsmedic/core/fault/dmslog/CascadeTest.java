package dmsmedic.core.fault.dmslog;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.TableToken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CascadeTest {
  private static final String RETRY =
      "2023-01-12T02:11:35 [TARGET_LOAD ]E: Command failed to load data with exit error code 1,"
          + " Command output: ERROR: restart transaction: TransactionRetryWithProtoRefreshError: x";
  private static final String NOISE = "2023-01-12T02:11:36 [SORTER ]I: Task is running";
  private static final Optional<TableToken> A = Optional.of(TableToken.separate("s", "a"));
  private static final Optional<TableToken> B = Optional.of(TableToken.separate("s", "b"));

  private static String ended(String table) {
    return "2023-01-12T02:11:36 [TASK_MANAGER ]E: Handling End of table 's'.'"
        + table
        + "' loading failed by subtask 1 thread 1  (replicationtask.c:2883)";
  }

  private static String suspended(String table) {
    return "2023-01-12T02:11:36 [TASK_MANAGER ]W: Table 's'.'"
        + table
        + "' was errored/suspended (subtask 0 thread 1).";
  }

  private static List<Optional<TableToken>> tables(String... messages) {
    return tables(List.of(messages));
  }

  private static List<Optional<TableToken>> tables(List<String> messages) {
    return DmsLogReader.readAll(messages.stream().map(LogLine::of).toList()).stream()
        .map(Occurrence::table)
        .toList();
  }

  @Test
  void theLineThatEndsTheCascadeNamesTheTable() {
    assertThat(
            tables(
                RETRY,
                "[TARGET_LOAD ]E: Failed to wait for previous run [1020403]  (csv_target.c:2153)",
                ended("a"),
                suspended("a")))
        .containsExactly(A);
    assertThat(tables(RETRY, suspended("a"))).containsExactly(A);
    assertThat(tables(RETRY, "]W:  Table 's'.'a' (subtask 1 thread 1) is suspended"))
        .containsExactly(A);
    assertThat(tables(RETRY, "[TARGET_LOAD ]E: Failed to load table 's'.'a' [1022502] (s.c:1)"))
        .containsExactly(A);
  }

  @Test
  void interleavedCascadesGoInTurn() {
    assertThat(tables(RETRY, RETRY, ended("a"), suspended("a"), ended("b"), suspended("b")))
        .containsExactly(A, B);
  }

  @Test
  void severalFailedFilesOfOneTableAreAllItsOwn() {
    assertThat(tables(RETRY, RETRY, RETRY, ended("a"), suspended("a"))).containsExactly(A, A, A);
  }

  @Test
  void whatCouldBeEitherTableStaysWithoutOne() {
    assertThat(tables(RETRY, RETRY, RETRY, ended("a"), ended("b")))
        .containsExactly(A, B, Optional.empty());
  }

  @Test
  void withoutSuchALineThereIsNoTable() {
    assertThat(tables(RETRY, NOISE)).containsExactly(Optional.empty());
    assertThat(tables(ended("a"), RETRY)).containsExactly(Optional.empty());
  }

  @Test
  void aLineMuchLaterBelongsToSomethingElse() {
    List<String> far = new ArrayList<>(Collections.nCopies(Cascade.RECORDS_MAX + 1, NOISE));
    far.addFirst(RETRY);
    far.add(ended("a"));

    assertThat(tables(far)).containsExactly(Optional.empty());
    assertThat(tables(RETRY, ended("a").replace("02:11", "02:13")))
        .containsExactly(Optional.empty());
  }

  @Test
  void occurrencesLeaveInTheOrderInWhichTheyCame() {
    String truncated =
        "2023-01-12T02:11:36 [SOURCE_UNLOAD ]W: Value of column 'c' in table 's.c' was truncated"
            + " to 1024 bytes, actual length: 2000 bytes  (x.c:1)";

    assertThat(tables(truncated, RETRY, truncated, ended("a")))
        .containsExactly(
            Optional.of(TableToken.quoted("s.c")), A, Optional.of(TableToken.quoted("s.c")));
  }

  @Test
  void textThatIsNotOfDmsWaitsForNothing() {
    assertThat(tables("ERROR: restart transaction: x", suspended("a")))
        .containsExactly(Optional.empty());
  }
}
