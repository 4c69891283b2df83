package dmsmedic.testkit.simulation.world;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.cockroachlog.CockroachEntry;
import dmsmedic.core.fault.cockroachlog.CockroachFinding;
import dmsmedic.core.fault.cockroachlog.CockroachLogReader;
import dmsmedic.core.fault.dmslog.DmsLogReader;
import dmsmedic.core.migration.TableName;
import dmsmedic.testkit.simulation.chance.Topic;
import dmsmedic.testkit.simulation.chance.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How each fault of the catalogue comes about in this world, and what the logs then say.
 *
 * <p>The one place that a new fault has to be given; {@code SimulationTest} fails where one of the
 * catalogue never comes about. The texts are those of captured lines and of CockroachDB's
 * documentation.
 */
final class Ailments {
  private static final String RETRY =
      "ERROR: restart transaction: TransactionRetryWithProtoRefreshError: TransactionRetryError:"
          + " retry txn (RETRY_ASYNC_WRITE_FAILURE - missing intent on:"
          + " /Table/111/1/41400010001/0)";
  private final World world;

  Ailments(World world) {
    this.world = world;
  }

  /** A value was cut; gives the instant from which the line can be read. */
  Instant truncated(SimulatedTask task, LoadedTable table, Loads.Cut cut, String component) {
    String line =
        world.make.oldWording()
            ? "%s [%-16s]W:  The value of column 'body' in table '%s' was truncated to length %d"
                .formatted(stamp(), component, table.name(), cut.limitBytes())
            : ("%s [%-16s]W:  Value of column 'body' in table '%s' was truncated to %d bytes,"
                    + " actual length: %d bytes  (postgres_endpoint_unload.c:1072)")
                .formatted(stamp(), component, table.name(), cut.limitBytes(), cut.actualBytes());
    return tell(task, table.name(), Fault.LOB_TRUNCATED, read(List.of(line)));
  }

  /** A COPY died and nobody repeated it; how much the logs say of it differs. */
  void copyDied(SimulatedTask task, LoadedTable table) {
    String head = stamp() + " [TARGET_LOAD     ]E:  ";
    String root =
        head
            + "Command failed to load data with exit error code 1, Command output: "
            + RETRY
            + " [1020403]  (csv_target.c:1021)";
    String end =
        "%sHandling End of table '%s'.'%s' loading failed by subtask 1 thread 1"
            .formatted(head, table.name().schema(), table.name().table());
    List<Occurrence> seen =
        switch (world.dice.between(Topic.LINE, 0, 2)) {
          case 0 -> read(List.of(root, end));
          case 1 -> read(List.of(root));
          default -> swallowed(task, table);
        };
    tell(task, table.name(), Fault.COPY_NOT_RETRIED, seen);
    if (world.make.tableErrorStopsTask()) {
      task.fails("A table is in error. Stop Reason FATAL_ERROR Error Level FATAL");
    }
  }

  /** DMS says nothing, and only the log of CockroachDB tells (cockroachdb/cockroach#79008). */
  private List<Occurrence> swallowed(SimulatedTask task, LoadedTable table) {
    CockroachEntry.Body body =
        new CockroachEntry.Statement(
            Optional.of("COPY"),
            Optional.of("COPY " + table.target.name + " FROM STDIN"),
            Optional.of("40001"),
            Optional.of(RETRY));
    CockroachLogReader reader = new CockroachLogReader();
    List<CockroachFinding> found =
        new ArrayList<>(
            reader.read(
                new CockroachEntry(
                    Optional.of(world.dmsNow()),
                    Optional.of("SQL_EXEC"),
                    task.identity.target().username(),
                    body,
                    RETRY)));
    found.addAll(reader.end());
    return found.stream().map(CockroachFinding::occurrence).toList();
  }

  /** A change could not be applied, and DMS gave up. */
  void applyDied(SimulatedTask task, LoadedTable table) {
    String line =
        stamp()
            + " [TARGET_APPLY    ]E:  RetCode: SQL_ERROR  SqlState: 40001 NativeError: 1 Message: "
            + RETRY
            + ";, Error while executing the query [1022502]  (ar_odbc_stmt.c:2421)";
    tell(task, table.name(), Fault.APPLY_RETRY_EXHAUSTED, read(List.of(line)));
    task.fails("Last Error  ODBC general error. Stop Reason FATAL_ERROR Error Level FATAL");
  }

  private List<Occurrence> read(List<String> lines) {
    Instant at = world.dmsNow();
    return DmsLogReader.readAll(lines.stream().map(line -> LogLine.of(at, line)).toList());
  }

  private Instant tell(SimulatedTask task, TableName table, Fault fault, List<Occurrence> seen) {
    long late =
        world.dice.happens(Trouble.LINE_LATE)
            ? world.dice.between(Topic.LINE, 5_000, 280_000)
            : world.dice.tailed(Topic.LINE, 500, 20_000);
    world.logs.write(task, seen, late);
    Instant readable = world.time.now().plusMillis(late);
    world.tells(task, table, fault, late);
    return readable;
  }

  /** DMS writes its own time into each line, without a fraction. */
  private String stamp() {
    return world.dmsNow().toString().substring(0, 19);
  }
}
