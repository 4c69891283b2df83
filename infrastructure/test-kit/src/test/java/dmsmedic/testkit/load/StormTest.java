package dmsmedic.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Phase;
import dmsmedic.testkit.load.FleetLogs.Flood;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a storm may cost, and that nobody is forgotten in it. */
class StormTest {

  private static final int TASKS = 500;
  private static final int TABLES = 20;

  /** People may be told once that there is a storm. */
  private static final int FLEET_PAGES = 1;

  private final Fleet fleet = new Fleet();

  private List<FleetTask> tasks(int count) {
    return IntStream.range(0, count).mapToObj(_ -> fleet.add(TABLES)).toList();
  }

  private void hurt(FleetTask task, Duration lasts, long lines) {
    task.cut();
    fleet.logs.flood(task.arn, new Flood(task.tables(), FleetClock.NOON, lasts, lines));
  }

  private int open() {
    return fleet.ledger.openTasks().found().orElseThrow().size();
  }

  private void report(String what) {
    System.out.printf(
        "%s: minute %d, open %d, closed %d, requests %d, busiest minute %d, throttles %d,"
            + " least tokens %.0f, unseen %s, writes %d, lists %d, told %d, deeds %d, counted %d%n",
        what,
        fleet.clock().minute(),
        open(),
        fleet.ledger.closed().size(),
        fleet.bucket().requests(),
        fleet.bucket().busiestMinute(),
        fleet.bucket().throttles(),
        fleet.bucket().least(),
        fleet.longestUnseen(),
        fleet.ledger.mostIncidentWrites(),
        fleet.ledger.lists(),
        fleet.people.sent().size(),
        fleet.deeds(),
        fleet.counted());
  }

  @Test
  void tenThousandTablesOfFiveHundredTasksAtOnceAreAllFoundAndNothingIsChanged() {
    tasks(TASKS).forEach(task -> hurt(task, Duration.ofMinutes(1), 1000));
    fleet.tasks().forEach(task -> fleet.signalMeanwhile(task.arn));
    int all = 0;
    for (int i = 0; i < 60; i++) {
      fleet.minute();
      if (all == 0 && open() == TASKS) {
        all = fleet.clock().minute();
        report("all open");
      }
    }
    report("storm");
    assertThat(all).isPositive();
    assertThat(fleet.people.sent()).hasSizeLessThanOrEqualTo(FLEET_PAGES);
  }

  @Test
  void aFewIncidentsAndOneOfTenThousandTablesAreHealed() {
    List<FleetTask> all = tasks(TASKS - 1);
    FleetTask large = fleet.add(10_000);
    all.subList(0, 5).forEach(task -> hurt(task, Duration.ofSeconds(30), 20));
    hurt(large, Duration.ofSeconds(30), 1_000_000);
    for (int i = 0; i < 120 && fleet.ledger.closed().size() < 6; i++) {
      fleet.minute();
      if (i % 10 == 0) {
        report("few");
      }
    }
    report("few");
    assertThat(fleet.ledger.closed())
        .hasSize(6)
        .allSatisfy(incident -> assertThat(incident.phase()).isInstanceOf(Phase.Healed.class));
  }
}
