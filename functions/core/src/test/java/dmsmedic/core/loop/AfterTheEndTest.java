package dmsmedic.core.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Chronicle.Notice.Kind;
import dmsmedic.core.incident.Phase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What follows the end of an incident: its message, and the log that is read on. */
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
}
