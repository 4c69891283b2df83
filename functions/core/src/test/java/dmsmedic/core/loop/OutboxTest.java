package dmsmedic.core.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Chronicle.Notice.Kind;
import dmsmedic.core.incident.Phase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people are told when DMS does not say how a task is set back. */
class OutboxTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final World world = new World(GivenTask.running());

  /** Healed, and DMS is silent from the moment on at which that is to be told. */
  private OutboxTest healedAndSilent() {
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.until(Phase.Soaking.class);
    world.meter.killBefore("commands");
    world.until(Phase.Healed.class);
    world.meter.killBefore("");
    world.silence = Optional.of("Rate exceeded.");
    return this;
  }

  private Optional<Announcement> healed() {
    return world.announcements.stream().filter(a -> a.kind() == Kind.HEALED).findFirst();
  }

  @Test
  void anUndoThatCannotBeComposedIsWaitedForAnHour() {
    OutboxTest waiting = healedAndSilent();
    waiting.world.pass(HOUR.minusMinutes(5));
    waiting.world.wake();
    assertThat(waiting.healed()).isEmpty();

    waiting.world.silence = Optional.empty();
    waiting.world.wake();
    assertThat(waiting.healed().orElseThrow().text()).doesNotContain("by hand");
  }

  @Test
  void thenItIsToldInWordsWhichSettingsAreToBeTakenBack() {
    OutboxTest waiting = healedAndSilent();
    waiting.world.pass(HOUR.plusMinutes(1));
    waiting.world.wake();

    assertThat(waiting.healed().orElseThrow().text())
        .contains(
            "# DMS did not answer; take back by hand: table 'integrations.integration' from"
                + " full LOB mode to the task's LOB mode")
        .doesNotContain("Keep the role's settings");
    assertThat(waiting.world.ledger.open).isEmpty();
  }
}
