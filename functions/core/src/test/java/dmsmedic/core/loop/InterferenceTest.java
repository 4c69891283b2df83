package dmsmedic.core.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Lines;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Chronicle.Notice.Kind;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Observation.UnreadTask;
import dmsmedic.core.triage.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** People, DMS and the network do something else than the plan says. */
class InterferenceTest {

  private final World world = new World(GivenTask.running());

  @Test
  void aTaskThatAPersonStoppedLongAfterAnInterruptedStopIsNeverStarted() {
    cut();
    world.meter.killBefore("stop");
    for (int i = 0; i < 4; i++) {
      world.wake();
    }
    world.meter.killBefore("");
    world.pass(Duration.ofHours(2));
    world.dms.stop(world.task.arn);
    world.pass(Duration.ofMinutes(1));
    world.untilClosed();
    assertThat(world.effects).containsExactly("STOPPING the task");
    assertThat(ending().why()).isEqualTo(Ending.Why.OPERATOR);
    assertThat(world.task.status).isEqualTo(TaskStatus.STOPPED);
  }

  @Test
  void aTaskThatAPersonStartedAndStoppedAfterOurStopIsNotStarted() {
    cut();
    world.until(Phase.Modifying.class);
    world.pass(Duration.ofMinutes(1));
    world.dms.resume(world.task.arn);
    world.pass(Duration.ofMinutes(1));
    world.dms.stop(world.task.arn);
    world.pass(Duration.ofMinutes(1));
    List<String> theirs = List.copyOf(world.effects);
    world.untilClosed();
    assertThat(world.effects).isEqualTo(theirs);
    assertThat(ending().why()).isEqualTo(Ending.Why.OPERATOR);
    assertThat(world.task.status).isEqualTo(TaskStatus.STOPPED);
  }

  @Test
  void aTaskThatAPersonStartedAndStoppedBeforeOurStopWasSeenIsNotStartedByAPauseEither() {
    cut();
    world.until(Phase.Stopping.class);
    while (world.effects.isEmpty()) {
      world.wake();
    }
    world.pass(Duration.ofMinutes(1));
    world.dms.resume(world.task.arn);
    world.pass(Duration.ofMinutes(1));
    world.dms.stop(world.task.arn);
    world.pass(Duration.ofMinutes(1));
    world.task.tags.put(Mode.PAUSE_TAG, "yes");
    List<String> theirs = List.copyOf(world.effects);
    world.untilClosed();
    assertThat(world.effects).isEqualTo(theirs);
    assertThat(ending().why()).isEqualTo(Ending.Why.OPERATOR);
  }

  @Test
  void anOperatorWhoSwitchesTheModeOffInTheMiddleGetsTheTaskBackRunning() {
    cut();
    world.until(Phase.Stopping.class);
    world.task.tags.put(Mode.TAG, "off");
    world.untilClosed();
    assertThat(world.effects).containsExactly("STOPPING the task", "STARTING the task");
    assertThat(ending().why()).isEqualTo(Ending.Why.MODE);
    assertThat(world.task.status).isEqualTo(TaskStatus.RUNNING);
  }

  @Test
  void observeOnlySaysWhatWouldBeDone() {
    world.task.tags.put(Mode.TAG, "observe");
    cut();
    world.untilClosed();
    assertThat(world.effects).isEmpty();
    assertThat(ending().sentence()).contains("full LOB mode", "reload the tables");
  }

  @Test
  void rowsOfSomebodyElseAreNotTruncatedWithoutApproval() {
    cut();
    world.target(Tables.INTEGRATION).foreign = 3;
    world.until(Phase.AwaitingApproval.class);
    for (int i = 0; i < 10; i++) {
      world.wake();
    }
    assertThat(world.effects).isEmpty();
    assertThat(world.announcements).extracting(Announcement::kind).contains(Kind.APPROVAL_ASKED);
    Incident asked = world.ledger.opened(world.task.arn);
    Phase.AwaitingApproval awaiting = (Phase.AwaitingApproval) asked.phase();
    world.task.tags.put(Mode.APPROVAL_TAG, awaiting.fingerprint());
    world.untilClosed();
    assertThat(closed().phase()).isInstanceOf(Phase.Healed.class);
  }

  @Test
  void aTaskThatCannotBeReadHidesNoOtherAndAPersonDecides() {
    cut();
    world.dms.unread.add(new UnreadTask("odd", Optional.empty(), "Task 'odd' is odd."));
    assertThat(new Rounds(world.loop()).tick(world.now.plusSeconds(60)))
        .hasSize(2)
        .contains(new Loop.Woken.Yielded("Task 'odd' is odd."));
    world.until(Phase.AwaitingApproval.class);
    assertThat(world.ledger.opened(world.task.arn).plan().concerns())
        .singleElement()
        .asString()
        .contains("by task 'odd'");
  }

  @Test
  void aTaskThatCannotBeReadAndWritesElsewhereConcernsNobody() {
    cut();
    Optional<Endpoint> elsewhere = Optional.of(GivenTask.running().task().source());
    world.dms.unread.add(new UnreadTask("odd", elsewhere, "Task 'odd' is odd."));
    world.untilClosed();
    assertThat(closed().phase()).isInstanceOf(Phase.Healed.class);
  }

  @Test
  void aTableSightedWhileThePlanIsMadeJoinsItWithoutARequestForApproval() {
    cut();
    world.wake();
    world.truncated(Tables.OTHER, Tables.LIMIT_BYTES);
    world.untilClosed();
    assertThat(closed().phase()).isInstanceOf(Phase.Healed.class);
    assertThat(world.announcements)
        .extracting(Announcement::kind)
        .doesNotContain(Kind.APPROVAL_ASKED);
    assertThat(world.effects).contains("RELOAD " + List.of(Tables.INTEGRATION, Tables.OTHER));
  }

  @Test
  void aLineThatReachesTheLogOnlyAfterTheSightingStillJoins() {
    cut();
    world.wake();
    world.lines.add(Lines.truncated(Tables.OTHER, GivenTask.NOON));
    world.untilClosed();
    assertThat(closed().sources()).contains(Tables.OTHER);
  }

  @Test
  void aLineThatReachesTheLogOnlyAfterTheEndOpensAnother() {
    cut();
    world.untilClosed();
    world.lines.add(Lines.truncated(Tables.OTHER, closed().phase().since().minusSeconds(60)));
    world.wake();
    assertThat(world.ledger.open).containsKey(world.task.arn);
  }

  @Test
  void aLineThatCouldNotBeJudgedIsReadAgain() {
    cut();
    world.pass(Duration.ofHours(1));
    world.task.status = TaskStatus.RUNNING;
    world.statisticsAreSilent = true;
    world.wake();
    world.statisticsAreSilent = false;
    world.wake();
    assertThat(world.ledger.open).containsKey(world.task.arn);
  }

  @Test
  void anHourOfLoadingDoesNotUseUpThePatienceForOneMissedAnswer() {
    WorldTask.Table loading = world.task.table(Tables.OTHER);
    loading.state = TableState.FULL_LOAD;
    loading.startedAt = Optional.of(GivenTask.NOON.plus(Duration.ofHours(1)));
    cut();
    for (int i = 0; i < 90; i++) {
      world.wake();
    }
    world.silence = Optional.of("Rate exceeded.");
    world.wake();
    world.silence = Optional.empty();
    world.untilClosed();
    assertThat(closed().phase()).isInstanceOf(Phase.Healed.class);
  }

  @Test
  void aResumeThatIsRefusedIsTriedOnceAWakeUpAndThenAPersonIsPaged() {
    cut();
    world.until(Phase.Stopping.class);
    world.refusal = Optional.of("The replication slot was dropped.");
    int wakes = 0;
    for (; world.ledger.closed.isEmpty() && wakes < 300; wakes++) {
      world.wake();
    }
    assertThat(world.effects).filteredOn("REFUSED"::equals).hasSizeBetween(2, wakes);
    assertThat(world.announcements.getLast().kind()).isEqualTo(Kind.HANDED_OVER);
    assertThat(world.announcements.getLast().text()).contains("start it by hand");
  }

  @Test
  void aTaskThatIsDeletedUnderAnIntentEndsTheIncident() {
    cut();
    world.until(Phase.Stopping.class);
    world.dms.tasks.clear();
    for (int i = 0; i < 100 && world.ledger.closed.isEmpty(); i++) {
      world.loop().wake(new Signal.Tick(world.task.arn), world.now.plusSeconds(60));
      world.pass(Duration.ofMinutes(1));
    }
    assertThat(ending().sentence()).contains("no such task");
  }

  @Test
  void aThousandSightingsOfOneLineWriteNoMoreThanOne() {
    cut();
    world.wake();
    long once = world.ledger.writes();
    Signal sighted = new Signal.FaultSighted(world.task.arn, GivenTask.NOON);
    for (int i = 0; i < 1_000; i++) {
      world.loop().wake(sighted, world.now.plusSeconds(60));
    }
    assertThat(world.ledger.writes() - once).isLessThan(15);
    assertThat(world.ledger.open).hasSize(1);
  }

  @Test
  void aModeThatIsTightenedWhileTheRecoveryTaskLoadsBreaksNoLoadOff() {
    World finished = new World(GivenTask.finishedFullLoad());
    finished.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    finished.until(Phase.LoadingRecovery.class);
    finished.task.tags.put(Mode.TAG, "observe");
    finished.untilClosed();
    assertThat(finished.ledger.closed.getFirst().phase())
        .isInstanceOfSatisfying(
            Phase.HandedOver.class,
            over ->
                assertThat(over.ending().sentence())
                    .contains("still loads [" + Tables.INTEGRATION + "]"));
    assertThat(finished.dms.tasks).hasSize(2);
    finished.task.tags.put(Mode.TAG, "heal");
    finished.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    finished.until(Phase.AwaitingApproval.class);
    assertThat(finished.ledger.opened(finished.task.arn).plan().concerns())
        .anyMatch(concern -> concern.contains("by task 'dms-medic-"));
  }

  @Test
  void aTaskOfOurNameWithoutOurTagIsNotOursAndIsLeftAlone() {
    World finished = new World(GivenTask.finishedFullLoad());
    finished.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    TaskArn theirs = TaskArn.of("aws", "eu-west-1", "123456789012", "THEIRS");
    String name = "dms-medic-" + GivenTask.NOON.getEpochSecond() + "-1-example";
    GivenTask given = GivenTask.running().arn(theirs, name).mappings(new TableMappings(List.of()));
    finished.dms.tasks.put(theirs, new WorldTask(finished, given.untagged().view()));
    finished.untilClosed();
    assertThat(finished.effects).isEmpty();
    assertThat(finished.dms.tasks).containsKey(theirs);
    assertThat(finished.ledger.closed.getFirst().phase())
        .isInstanceOfSatisfying(
            Phase.HandedOver.class,
            over -> assertThat(over.ending().why()).isEqualTo(Ending.Why.CONFLICT));
  }

  private void cut() {
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
  }

  private Incident closed() {
    return world.ledger.closed.getFirst();
  }

  private Ending ending() {
    return ((Phase.HandedOver) closed().phase()).ending();
  }

  @Test
  void aTaskWhoseEndpointNamesNoServerMayWriteTheSameTables() {
    TaskArn other = TaskArn.of("aws", "eu-west-1", "123456789012", "UNTOLD");
    GivenTask given = GivenTask.running().arn(other, "untold").server("");
    world.dms.tasks.put(other, new WorldTask(world, given.view()));
    cut();
    world.until(Phase.AwaitingApproval.class);
    assertThat(world.asked).contains("statistics UNTOLD");
  }
}
