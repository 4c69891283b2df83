package dmsmedic.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Seen;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.treatment.Treatment.Route;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An intent that nobody finished: the world is asked, and nothing is repeated blindly. */
class IntentsTest {

  private static final Instant AT = Cases.NOW.minusSeconds(600);
  private static final Instant LEASED = AT.plusSeconds(180);

  @Test
  void withinTheLeaseNothingIsAskedAndNothingDone() {
    Incident leased = intending(new Deed.StopTask(), Cases.NOW.plusSeconds(1));
    assertThat(Inquiries.ask(leased, Cases.BELTS.limits(), Cases.NOW)).isEmpty();
    assertThat(decide(leased, Seen.unknownTask())).isInstanceOf(Decision.Wait.class);
  }

  @Test
  void aStopWithinTheLeaseIsOurs() {
    Incident next = next(new Deed.StopTask(), stoppedAt(AT.plusSeconds(20)));
    assertThat(next.hand().stopped()).isTrue();
    assertThat(next.hand().intent()).isEmpty();
    Seen stopping = Seen.of(GivenTask.running().status(TaskStatus.STOPPING));
    assertThat(next(new Deed.StopTask(), stopping).hand().stopped()).isTrue();
    GivenTask modified = GivenTask.running().status(TaskStatus.MODIFYING);
    Seen since = Seen.of(modified.stoppedAt(AT.plusSeconds(20)));
    assertThat(next(new Deed.StopTask(), since).hand().stopped()).isTrue();
    Seen before = Seen.of(modified.stoppedAt(AT.minusSeconds(20)));
    assertThat(next(new Deed.StopTask(), before).hand().stopped()).isFalse();
  }

  @Test
  void whoeverTakesOverIsToldThatWeMayHaveStoppedTheTask() {
    Incident blind = intending(new Deed.StopTask(), Cases.NOW.minusSeconds(1_000));
    assertThat(((Decision.Advance) decide(blind, Seen.unknownTask())).next().phase())
        .isInstanceOfSatisfying(
            Phase.HandedOver.class,
            over -> assertThat(over.ending().sentence()).contains("If it stands still"));
  }

  @Test
  void anEarlierOrLaterStopIsSomebodyElses() {
    assertThat(next(new Deed.StopTask(), stoppedAt(AT.minusSeconds(6))).hand().stopped()).isFalse();
    assertThat(next(new Deed.StopTask(), stoppedAt(LEASED.plusSeconds(6))).hand().stopped())
        .isFalse();
  }

  @Test
  void aTaskThatRunsOrFailedSinceWasResumed() {
    Seen failed =
        Seen.of(GivenTask.running().status(TaskStatus.FAILED).stoppedAt(AT.plusSeconds(60)));
    assertThat(resumed(Seen.of(GivenTask.running()))).isTrue();
    assertThat(resumed(stoppedAt(AT.plusSeconds(60)))).isTrue();
    assertThat(resumed(failed)).isTrue();
    assertThat(resumed(stoppedAt(AT.minusSeconds(60)))).isFalse();
    assertThat(resumed(Seen.of(GivenTask.running().status(TaskStatus.MODIFYING)))).isFalse();
  }

  private static boolean resumed(Seen seen) {
    Incident before = Cases.stopped(intending(new Deed.ResumeTask(), LEASED));
    return !((Decision.Advance) decide(before, seen)).next().hand().stopped();
  }

  @Test
  void aTableThatLoadsOrBeganALoadSinceWasRequested() {
    Deed reload = new Deed.ReloadTables(List.of(Tables.INTEGRATION));
    Seen same = Seen.of(GivenTask.running());
    Seen loading =
        Seen.of(GivenTask.running())
            .statistics(Tables.in(TableState.BEING_RELOADED, Tables.INTEGRATION));
    Seen again =
        Seen.of(GivenTask.running())
            .statistics(
                Tables.completed(
                    Tables.INTEGRATION,
                    Tables.completed(Tables.INTEGRATION).counts(),
                    AT.plusSeconds(120)));
    assertThat(next(reload, same).hand().loads()).isEmpty();
    assertThat(next(reload, loading).hand().loads()).hasSize(1);
    assertThat(next(reload, again).hand().loads()).hasSize(1);
  }

  @Test
  void deedsWhosePhaseLooksFirstCountAsNotDone() {
    for (Deed deed :
        List.of(
            new Deed.SetRole(Cases.RETRIES),
            new Deed.ModifyTask(List.of(Cases.FULL), "rest-1"),
            new Deed.CreateRecovery("x", List.of(Tables.INTEGRATION), List.of(), Map.of()),
            new Deed.StartRecovery(Cases.RECOVERY),
            new Deed.StopRecovery(Cases.RECOVERY),
            new Deed.DeleteRecovery(Cases.RECOVERY))) {
      Incident next = next(deed, Seen.of(GivenTask.running()));
      assertThat(next.hand().intent()).isEmpty();
      assertThat(next.chronicle().entries().getLast().sentence()).contains("Found not done");
    }
  }

  @Test
  void aTaskThatIsGoneEndsTheIntent() {
    assertThat(next(new Deed.StopTask(), Seen.noTask()).hand().intent()).isEmpty();
  }

  @Test
  void anEffectThatCannotBeSeenForLongIsAPersonsToFindOut() {
    assertThat(decide(intending(new Deed.StopTask(), LEASED), Seen.unknownTask()))
        .isInstanceOf(Decision.Wait.class);
    Incident old = intending(new Deed.StopTask(), Cases.NOW.minusSeconds(3600));
    Decision.Advance ended = (Decision.Advance) decide(old, Seen.unknownTask());
    assertThat(ended.next().phase())
        .isInstanceOfSatisfying(
            Phase.HandedOver.class,
            over -> assertThat(over.ending().sentence()).contains("stop the task", "not known"));
  }

  private static Seen stoppedAt(Instant at) {
    return Seen.of(GivenTask.running().stopped("NORMAL", at));
  }

  private static Incident intending(Deed deed, Instant leaseUntil) {
    Incident incident =
        Cases.looked(Cases.in(new Phase.Stopping(AT.minusSeconds(10)), Route.RELOAD));
    return incident.withHand(
        incident.hand().withIntent(Optional.of(new Intent(deed, AT, leaseUntil))));
  }

  private static Decision decide(Incident incident, Seen seen) {
    return Deciding.decide(incident, seen.observation(), Cases.BELTS, Cases.NOW);
  }

  private static Incident next(Deed deed, Seen seen) {
    return ((Decision.Advance) decide(intending(deed, LEASED), seen)).next();
  }
}
