package dmsmedic.core.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Chronicle.Notice.Kind;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.triage.Signal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator halts a treatment, by a pause or by a mode that asks, and lets it go on. */
class PauseTest {

  private final World world = new World(GivenTask.running().prep(PrepMode.DO_NOTHING));
  private final TaskSettings before = world.task.settings;

  @ParameterizedTest
  @ValueSource(
      classes = {
        Phase.Planning.class,
        Phase.Stopping.class,
        Phase.Modifying.class,
        Phase.Starting.class
      })
  void whatWasStoppedRunsWhileThePauseLastsAndThenTheTableIsReloadedOnce(
      Class<? extends Phase> phase) {
    cut();
    world.until(phase);
    pause();
    world.until(Phase.Paused.class);
    idle();
    assertThat(world.task.status).isEqualTo(TaskStatus.RUNNING);
    assertThat(world.effects).noneMatch(effect -> effect.startsWith("RELOAD"));
    resume();
    healedByOneReload();
  }

  @Test
  void aTableThatLoadsIsLeftToLoadAndIsNotReloadedAgain() {
    cut();
    world.until(Phase.Reloading.class);
    while (world.effects.stream().noneMatch(effect -> effect.startsWith("RELOAD"))) {
      world.wake();
    }
    pause();
    healedByOneReload();
  }

  @Test
  void aRequestThatWasNotMadeYetIsNotMade() {
    cut();
    world.meter.killBefore("reload");
    world.until(Phase.Reloading.class);
    world.wake();
    pause();
    world.meter.killBefore("");
    world.until(Phase.Paused.class);
    idle();
    assertThat(world.effects).noneMatch(effect -> effect.startsWith("RELOAD"));
    resume();
    healedByOneReload();
    assertThat(world.effects).filteredOn("STOPPING the task"::equals).hasSize(2);
  }

  @Test
  void aRecoveryTaskThatLoadsIsLeftToLoad() {
    World finished = finished();
    finished.until(Phase.LoadingRecovery.class);
    finished.task.tags.put(Mode.PAUSE_TAG, "yes");
    finished.untilClosed();
    assertThat(finished.ledger.closed.getFirst().phase()).isInstanceOf(Phase.Healed.class);
    assertThat(finished.effects).filteredOn(effect -> effect.startsWith("CREATE")).hasSize(1);
  }

  @Test
  void aRecoveryTaskThatWasNotStartedIsDeletedAndMadeAgain() {
    World finished = finished();
    finished.until(Phase.CreatingRecovery.class);
    while (finished.effects.isEmpty()) {
      finished.wake();
    }
    finished.task.tags.put(Mode.PAUSE_TAG, "yes");
    finished.until(Phase.Paused.class);
    for (int i = 0; i < 20; i++) {
      finished.wake();
    }
    assertThat(finished.dms.tasks).containsOnlyKeys(GivenTask.ARN);
    assertThat(finished.effects).doesNotContain("STARTING the recovery task");
    finished.task.tags.remove(Mode.PAUSE_TAG);
    finished.untilClosed();
    assertThat(finished.ledger.closed.getFirst().phase()).isInstanceOf(Phase.Healed.class);
    assertThat(finished.effects).containsOnlyOnce("STARTING the recovery task");
  }

  @Test
  void aPauseBeforeTheFirstPlanIsToldAndNothingIsBegun() {
    pause();
    cut();
    world.until(Phase.Paused.class);
    idle();
    assertThat(world.effects).isEmpty();
    assertThat(world.announcements).extracting(Announcement::kind).containsExactly(Kind.OPENED);
    assertThat(world.announcements.getFirst().text()).contains("pause");
    resume();
    healedByOneReload();
    assertThat(world.announcements)
        .extracting(Announcement::kind)
        .containsExactly(Kind.OPENED, Kind.HEALED);
  }

  @Test
  void anApprovalThatIsGivenInAPauseIsGoodAfterIt() {
    world.task.tags.put(Mode.TAG, "approve");
    cut();
    world.until(Phase.AwaitingApproval.class);
    pause();
    Phase asked = world.ledger.opened(world.task.arn).phase();
    world.task.tags.put(Mode.APPROVAL_TAG, ((Phase.AwaitingApproval) asked).fingerprint());
    world.until(Phase.Paused.class);
    idle();
    assertThat(world.effects).isEmpty();
    resume();
    healedByOneReload();
  }

  @Test
  void aPauseThatLastsTooLongEndsWithAPersonAndARunningTask() {
    cut();
    world.until(Phase.Modifying.class);
    pause();
    world.until(Phase.Paused.class);
    idle();
    world.pass(Duration.ofHours(24));
    world.untilClosed();
    assertThat(ending().why()).isEqualTo(Ending.Why.PAUSED);
    assertThat(world.task.status).isEqualTo(TaskStatus.RUNNING);
    assertThat(restored()).isEqualTo(before);
  }

  @Test
  void aModeThatForbidsChangesEndsAPause() {
    cut();
    world.until(Phase.Stopping.class);
    pause();
    world.until(Phase.Paused.class);
    world.task.tags.put(Mode.TAG, "off");
    world.untilClosed();
    assertThat(ending().why()).isEqualTo(Ending.Why.MODE);
    assertThat(world.effects).containsExactly("STOPPING the task", "STARTING the task");
    assertThat(world.task.status).isEqualTo(TaskStatus.RUNNING);
  }

  @Test
  void aTaskThatIsDeletedInAPauseEndsTheIncident() {
    cut();
    world.until(Phase.Stopping.class);
    pause();
    world.until(Phase.Paused.class);
    world.dms.tasks.clear();
    world.untilClosed();
    assertThat(ending().why()).isEqualTo(Ending.Why.OPERATOR);
  }

  @Test
  void settingsThatAnOperatorChangesInAPauseAreWhatTheNextPlanBeginsWith() {
    cut();
    world.until(Phase.Stopping.class);
    pause();
    world.until(Phase.Paused.class);
    idle();
    world.task.settings = GivenTask.running().batchApply().task().settings();
    resume();
    world.untilClosed();
    assertThat(world.ledger.closed.getFirst().phase()).isInstanceOf(Phase.Healed.class);
    assertThat(world.ledger.closed.getFirst().plan().chosen().doses().toString())
        .contains("LIMITED_LOB");
  }

  @ParameterizedTest
  @ValueSource(classes = {Phase.Stopping.class, Phase.Modifying.class, Phase.Starting.class})
  void whatWasBegunUnaskedIsPutBackAndAskedForWhenTheModeBecomesApprove(
      Class<? extends Phase> phase) {
    cut();
    world.until(phase);
    world.task.tags.put(Mode.TAG, "approve");
    world.until(Phase.AwaitingApproval.class);
    assertThat(world.task.status).isEqualTo(TaskStatus.RUNNING);
    assertThat(world.effects).noneMatch(effect -> effect.startsWith("RELOAD"));
    Phase asked = world.ledger.opened(world.task.arn).phase();
    world.task.tags.put(Mode.APPROVAL_TAG, ((Phase.AwaitingApproval) asked).fingerprint());
    healedByOneReload();
  }

  @Test
  void whatWasApprovedIsFinishedUnderEitherMode() {
    world.task.tags.put(Mode.TAG, "approve");
    cut();
    world.until(Phase.AwaitingApproval.class);
    Phase asked = world.ledger.opened(world.task.arn).phase();
    world.task.tags.put(Mode.APPROVAL_TAG, ((Phase.AwaitingApproval) asked).fingerprint());
    world.until(Phase.Stopping.class);
    world.task.tags.put(Mode.TAG, "heal");
    world.until(Phase.Modifying.class);
    world.task.tags.put(Mode.TAG, "approve");
    healedByOneReload();
    assertThat(world.effects).containsOnlyOnce("STOPPING the task");
  }

  @Test
  void aTaskThatOnlyReplicatesIsNotReloadedAfterAPause() {
    World changes = new World(GivenTask.running().type(MigrationType.CDC));
    changes.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    changes.until(Phase.Modifying.class);
    while (changes.effects.size() < 2) {
      changes.wake();
    }
    changes.task.tags.put(Mode.PAUSE_TAG, "yes");
    changes.wake();
    changes.task.tags.remove(Mode.PAUSE_TAG);
    changes.untilClosed();
    assertThat(changes.effects).noneMatch(effect -> effect.startsWith("RELOAD"));
    assertThat(changes.task.status).isEqualTo(TaskStatus.RUNNING);
  }

  private static World finished() {
    World finished = new World(GivenTask.finishedFullLoad());
    finished.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    return finished;
  }

  private void healedByOneReload() {
    world.untilClosed();
    Incident closed = world.ledger.closed.getFirst();
    assertThat(closed.phase()).as("%s", closed.chronicle()).isInstanceOf(Phase.Healed.class);
    assertThat(world.effects).filteredOn(effect -> effect.startsWith("RELOAD")).hasSize(1);
    assertThat(world.effects).filteredOn("MODIFYING the task"::equals).hasSize(1);
    assertThat(world.task.status).isEqualTo(TaskStatus.RUNNING);
    assertThat(closed.tables().getFirst().attempts()).hasSize(1);
    assertThat(restored()).isEqualTo(before);
  }

  private TaskSettings restored() {
    TaskSettings restored = world.task.settings;
    for (SettingChange change : world.undone) {
      restored = change.in(restored);
    }
    return restored;
  }

  private void cut() {
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
  }

  private void pause() {
    world.task.tags.put(Mode.PAUSE_TAG, "yes");
  }

  private void resume() {
    world.task.tags.remove(Mode.PAUSE_TAG);
  }

  private void idle() {
    for (int i = 0; i < 20; i++) {
      world.wake();
    }
  }

  private Ending ending() {
    return ((Phase.HandedOver) world.ledger.closed.getFirst().phase()).ending();
  }

  @Test
  void whatWasWrittenWhileTheModeWasOffIsReadOnceItIsOn() {
    world.task.tags.put(Mode.TAG, "off");
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    Signal sighted = new Signal.FaultSighted(GivenTask.ARN, world.now);
    world.pass(Duration.ofHours(1));
    world.loop().wake(sighted, world.now.plusSeconds(60));
    world.task.tags.put(Mode.TAG, "heal");
    world.untilClosed();
    assertThat(world.ledger.closed.getFirst().phase()).isInstanceOf(Phase.Healed.class);
  }
}
