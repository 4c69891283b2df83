package dmsmedic.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Chronicle;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.testkit.load.FleetLogs.Flood;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a storm may cost, and that nobody is forgotten in it.
 *
 * <p>The numbers that are asserted are derived here, and those that were measured lie well within.
 */
class StormTest {

  private static final int TASKS = 500;
  private static final int TABLES = 20;
  private static final int MANY_TABLES = 10_000;
  private static final int A_MILLION = 1_000_000;

  /** People may be told once that there is a storm, and once that it is over. */
  private static final int FLEET_PAGES = 2;

  /** That it is open, and how it ended. */
  private static final int MESSAGES_OF_AN_INCIDENT = 2;

  /** Pages of tasks and batches of tags that a tick reads for the whole fleet. */
  private static final int FLEET_REQUESTS = TASKS / 100 + TASKS / 50;

  /** The statistics to confirm a line, and those of the first look. */
  private static final int VISIT_REQUESTS = 2;

  /** For how many looks a minute has requests, once the full bucket is drunk. */
  private static final int VISITS = (60 * 3 - FLEET_REQUESTS) / VISIT_REQUESTS;

  /**
   * When everybody can have been looked at. The three-distance theorem promises it after twice as
   * long; but the list of all tasks serves incidents that are held, so their turns need no requests
   * of their own. Measured were 4.4 minutes, and 9.8 where each minute began at the same task.
   */
  private static final Duration ROUND = Duration.ofMinutes((TASKS + VISITS - 1) / VISITS);

  /** Opening, plan, stop, change, resume, proof, watch and end, with the intent of each deed. */
  private static final int WRITES = 40;

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

  /** An intent and an outcome for each request of ten tables. */
  private static int writesFor(int tables) {
    return WRITES + 2 * tables / 10;
  }

  private void assertTheBucketNeverRanDry() {
    assertThat(fleet.bucket().throttles()).isZero();
    assertThat(fleet.bucket().least()).isPositive();
    assertThat(fleet.bucket().busiestMinute())
        .isLessThanOrEqualTo((int) (Bucket.MOST + 60 * Bucket.PER_SECOND));
  }

  private static void assertHealed(List<Incident> closed, int count) {
    assertThat(closed)
        .hasSize(count)
        .allSatisfy(incident -> {
          assertThat(incident.phase()).isInstanceOf(Phase.Healed.class);
          assertThat(incident.chronicle().entries()).hasSizeLessThanOrEqualTo(Chronicle.MOST);
        });
  }

  @Test
  void tenThousandTablesOfFiveHundredTasksAtOnceAreFoundAndNothingIsChanged() {
    tasks(TASKS).forEach(task -> hurt(task, Duration.ofMinutes(1), 1000));
    fleet.tasks().forEach(task -> fleet.signalMeanwhile(task.arn));
    int minutes = 2 * (int) ROUND.toMinutes();
    for (int i = 0; i < minutes && open() < TASKS; i++) {
      fleet.minute();
    }
    assertThat(open()).isEqualTo(TASKS);
    for (int i = 0; i < minutes; i++) {
      fleet.minute();
    }
    assertThat(fleet.longestUnseen()).isLessThanOrEqualTo(ROUND);
    assertThat(fleet.deeds()).isZero();
    assertThat(fleet.ledger.closed()).isEmpty();
    assertThat(fleet.people.sent()).hasSizeLessThanOrEqualTo(FLEET_PAGES);
    assertThat(fleet.ledger.mostIncidentWrites()).isLessThanOrEqualTo(writesFor(0));
    assertTheBucketNeverRanDry();
  }

  @Test
  void aFewIncidentsAreHealedBesideOneOfTenThousandTablesAndNobodyElseWaits() {
    List<FleetTask> all = tasks(TASKS - 1);
    List<FleetTask> few = all.subList(0, 5);
    FleetTask large = fleet.add(MANY_TABLES);
    few.forEach(task -> hurt(task, Duration.ofSeconds(30), TABLES));
    hurt(large, Duration.ofSeconds(30), A_MILLION);
    few.forEach(fleet::leaveOut);
    fleet.leaveOut(large);
    for (int i = 0; i < 120 && fleet.ledger.closed().size() <= few.size(); i++) {
      fleet.minute();
    }
    assertHealed(fleet.ledger.closed(), few.size() + 1);
    assertThat(fleet.longestUnseen()).isLessThanOrEqualTo(Duration.ofMinutes(4));
    assertThat(fleet.ledger.closed().getLast().tables()).hasSize(MANY_TABLES);
    assertThat(fleet.ledger.incidentWrites(large.arn)).isLessThan(writesFor(MANY_TABLES));
    few.forEach(
        task -> assertThat(fleet.ledger.incidentWrites(task.arn)).isLessThan(writesFor(TABLES)));
    assertThat(fleet.logs.longest()).isLessThanOrEqualTo(2 * MANY_TABLES);
    assertThat(fleet.people.sent()).hasSize(MESSAGES_OF_AN_INCIDENT * (few.size() + 1));
    assertTheBucketNeverRanDry();
  }

  @Test
  void aMillionSightingsAreFewRequestsFewWritesAndTwoMessagesForEachIncident() {
    List<FleetTask> all = tasks(15);
    all.forEach(task -> hurt(task, Duration.ofSeconds(30), 1000));
    for (int sighting = 0; sighting < A_MILLION; sighting++) {
      fleet.signal(all.get(sighting % all.size()).arn);
      if (sighting % 10_000 == 0) {
        fleet.minute();
      }
    }
    assertHealed(fleet.ledger.closed(), all.size());
    assertThat(open()).isZero();
    assertThat(fleet.people.sent()).hasSize(MESSAGES_OF_AN_INCIDENT * all.size());
    assertThat(fleet.ledger.mostIncidentWrites()).isLessThan(writesFor(TABLES));
    assertTheBucketNeverRanDry();
  }
}
