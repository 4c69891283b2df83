package dmsmedic.testkit.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.dmslog.DmsLogReader;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.testkit.LogsContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The simulated logs take what lines show; the lines are read by the reader of core before. */
class SimulatedLogsTest extends LogsContract {

  private final World world = Calm.world();
  private final Tasks tasks = new Tasks(world);
  private final Map<TaskArn, List<LogLine>> unread = new TreeMap<>();

  @Override
  protected Logs logs() {
    unread.forEach((task, lines) -> write(task, lines, 0));
    unread.clear();
    return world.logs;
  }

  @Override
  protected Logs hurried() {
    world.logs.readsAtMost(10);
    return logs();
  }

  @Override
  protected void write(ReplicationTask task, Instant at, String message) {
    unread.computeIfAbsent(task.arn(), _ -> new ArrayList<>()).add(LogLine.of(at, message));
  }

  private void write(TaskArn arn, List<LogLine> lines, long lateMillis) {
    SimulatedTask task = tasks.task(arn, "a-task", MigrationType.FULL_LOAD);
    world.logs.write(task, DmsLogReader.readAll(lines), lateMillis);
  }

  @Test
  void aLineThatIsLateIsReadLaterWithTheTimeOfItsWriting() {
    String line = truncated("doc", "public.orders", 40_000);
    write(task("ORDERS").arn(), List.of(LogLine.of(noon(), line)), 1_000);

    world.time.pass(999);
    assertThat(found(task("ORDERS"), noon())).isEmpty();
    world.time.pass(1);
    assertThat(found(task("ORDERS"), noon()))
        .singleElement()
        .satisfies(found -> assertThat(found.at()).isEqualTo(noon()));
  }

  @Test
  void linesOfOneInstantAreReadInOneLook() {
    for (int i = 0; i < 12; i++) {
      Instant at = noon().plusSeconds(i < 8 ? i : 8);
      write(task("ORDERS"), at, truncated("c" + (char) ('a' + i), "public.orders", 40_000));
    }
    write(task("ORDERS"), noon().plusSeconds(9), truncated("last", "public.orders", 40_000));

    Logs.Reading first = hurried().read(task("ORDERS"), noon()).found().orElseThrow();

    assertThat(first.lines()).hasSize(12);
    assertThat(first.until()).contains(noon().plusSeconds(9));
    assertThat(world.partialLooks()).isEqualTo(1);
  }
}
