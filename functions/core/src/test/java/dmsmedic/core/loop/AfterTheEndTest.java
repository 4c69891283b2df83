package dmsmedic.core.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Lines;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Chronicle.Notice.Kind;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the end of an incident rests on and what follows it: its message, and the log. */
class AfterTheEndTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final World world = new World(GivenTask.running());

  /** Healed, and DMS is silent from the moment on at which that is to be told. */
  private void healAndFallSilent() {
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.until(Phase.Soaking.class);
    world.meter.killBefore("commands");
    world.until(Phase.Healed.class);
    world.meter.killBefore("");
    world.silence = Optional.of("Rate exceeded.");
  }

  private Optional<Announcement> healed() {
    return world.announcements.stream().filter(a -> a.kind() == Kind.HEALED).findFirst();
  }

  @Test
  void anUndoThatCannotBeComposedIsWaitedForAnHour() {
    healAndFallSilent();
    world.pass(HOUR.minusMinutes(5));
    world.wake();
    assertThat(healed()).isEmpty();

    world.silence = Optional.empty();
    world.wake();
    assertThat(healed().orElseThrow().text()).doesNotContain("by hand");
  }

  @Test
  void thenItIsToldInWordsWhichSettingsAreToBeTakenBack() {
    healAndFallSilent();
    world.pass(HOUR.plusMinutes(1));
    world.wake();

    assertThat(healed().orElseThrow().text())
        .contains(
            "# DMS did not answer; take back by hand: table 'integrations.integration' from"
                + " full LOB mode to the task's LOB mode")
        .doesNotContain("Keep the role's settings");
    assertThat(world.ledger.open).isEmpty();
  }

  @Test
  void linesFromBeforeTheLastLoadAreHistory() {
    world.lines.add(Lines.truncated(Tables.INTEGRATION, Tables.LOADED_AT.minusSeconds(600)));
    for (int i = 0; i < 5; i++) {
      world.wake();
    }
    assertThat(world.ledger.open).isEmpty();
  }

  @Test
  void aLineThatWasToldIsReadAgainOnlyWhileOthersMayComeLate() {
    world.task.tags.put(Mode.TAG, "observe");
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.untilClosed();
    for (int i = 0; i < 60; i++) {
      world.wake();
    }
    world.asked.clear();
    world.wake();
    assertThat(world.asked).containsExactly("tasks");
    assertThat(world.ledger.open).isEmpty();
  }

  private Optional<Instant> swept() {
    return world.ledger.file(world.task.arn).found().orElseThrow().sweptUntil();
  }

  @Test
  void aLoadWhoseLogIsNotThereEndsWithAPersonBecauseNobodyHasReadIt() {
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.until(Phase.Reloading.class);
    world.tasksWithoutLog.add(world.task.arn);
    world.untilClosed();

    assertThat(world.ledger.closed.getFirst().phase())
        .isInstanceOfSatisfying(
            Phase.HandedOver.class,
            over -> {
              assertThat(over.ending().why()).isEqualTo(Ending.Why.INCONCLUSIVE);
              assertThat(over.ending().sentence()).contains("The log is gone.");
            });
    assertThat(world.task.status).isEqualTo(TaskStatus.RUNNING);
    assertThat(world.ledger.open).isEmpty();
  }

  @Test
  void besideARecoveryTaskOnlyItsOwnLogHasToBeThere() {
    World healed = new World(GivenTask.finishedFullLoad());
    healed.tasksWithoutLog.add(healed.task.arn);
    healed.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    healed.untilClosed();
    assertThat(healed.ledger.closed.getFirst().phase()).isInstanceOf(Phase.Healed.class);

    World blind = new World(GivenTask.finishedFullLoad());
    blind.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    blind.until(Phase.LoadingRecovery.class);
    blind.tasksWithoutLog.addAll(blind.dms.tasks.keySet());
    blind.untilClosed();
    assertThat(blind.ledger.closed.getFirst().phase())
        .isInstanceOfSatisfying(
            Phase.HandedOver.class,
            over -> assertThat(over.ending().why()).isEqualTo(Ending.Why.INCONCLUSIVE));
  }

  @Test
  void aTaskWithoutALogHoldsUpNoMarkAndWhatOtherLogsShowOfItIsSeen() {
    world.tasksWithoutLog.add(world.task.arn);
    world.wake();
    Optional<Instant> first = swept();
    assertThat(first).isPresent();
    world.pass(HOUR);
    world.wake();
    assertThat(swept().orElseThrow()).isAfter(first.get());

    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.until(Phase.Reloading.class);
  }
}
