package dmsmedic.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.treatment.Treatment.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each outcome of each deed makes of an incident. */
class AftermathTest {

  private static final Instant SINCE = Cases.NOW.minusSeconds(30);
  private static final Limits LIMITS = Limits.standard();

  static List<Deed> deeds() {
    return List.of(
        new Deed.SetRole(Cases.RETRIES),
        new Deed.StopTask(),
        new Deed.ModifyTask(List.of(Cases.FULL), "rest-1"),
        new Deed.ResumeTask(),
        new Deed.ReloadTables(List.of(Tables.INTEGRATION)),
        new Deed.CreateRecovery("x", List.of(Tables.INTEGRATION), List.of(), Map.of()),
        new Deed.StartRecovery(Cases.RECOVERY),
        new Deed.StopRecovery(Cases.RECOVERY),
        new Deed.DeleteRecovery(Cases.RECOVERY));
  }

  @ParameterizedTest
  @MethodSource("deeds")
  void whatIsDoneIsWrittenDownWithoutItsIntent(Deed deed) {
    Incident next = advance(deed, new Outcome.Done());
    assertThat(next.hand().intent()).isEmpty();
    assertThat(next.chronicle().entries().getLast().sentence())
        .isEqualTo("Done: " + deed.sentence() + ".");
  }

  @ParameterizedTest
  @MethodSource("deeds")
  void whatIsNotDoneNowIsDecidedAnew(Deed deed) {
    Incident next = advance(deed, new Outcome.NotNow("Throttled."));
    assertThat(next.hand().intent()).isEmpty();
    assertThat(next.phase()).isEqualTo(incident(deed).phase());
    assertThat(next.hand().loads()).isEmpty();
    assertThat(next.plan().undoOfSettings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("deeds")
  void anUnsureOutcomeKeepsTheIntentAndWaitsForItsLease(Deed deed) {
    assertThat(Aftermath.of(incident(deed), deed, new Outcome.Unsure("Lost."), LIMITS, Cases.NOW))
        .isEqualTo(new Decision.Wait(Cases.NOW.plusSeconds(180), "Lost."));
  }

  @ParameterizedTest
  @MethodSource("deeds")
  void aRefusalForGoodEndsWithAPersonUnlessTheDeedIsTheWayBack(Deed deed) {
    Incident next = advance(deed, new Outcome.Refused("Forbidden."));
    boolean back =
        deed instanceof Deed.ResumeTask
            || deed instanceof Deed.StopRecovery
            || deed instanceof Deed.DeleteRecovery;
    assertThat(next.phase() instanceof Phase.HandedOver).isEqualTo(!back);
    assertThat(next.chronicle().entries())
        .last()
        .extracting(e -> e.sentence())
        .asString()
        .contains("Forbidden.");
  }

  @ParameterizedTest
  @CsvSource({"14, false", "16, true"})
  void aResumeThatIsRefusedOnTheWayBackIsToldAfterAStep(int minutes, boolean told) {
    Phase back =
        new Phase.Withdrawing(Cases.NOW.minus(Duration.ofMinutes(minutes)), Cases.ending());
    Incident stopped = Cases.stopped(Cases.in(back, Route.RELOAD));
    Outcome refused = new Outcome.Refused("Forbidden.");
    Decision next = Aftermath.of(stopped, new Deed.ResumeTask(), refused, LIMITS, Cases.NOW);
    Incident after = ((Decision.Advance) next).next();
    assertThat(after.phase() instanceof Phase.HandedOver).isEqualTo(told);
    assertThat(after.chronicle().entries().getLast().sentence().contains("start it by hand"))
        .isEqualTo(told);
  }

  @Test
  void handsRememberWhatTheyDid() {
    assertThat(advance(new Deed.StopTask(), new Outcome.Done()).hand().stopped()).isTrue();
    Incident modified = advance(deeds().get(2), new Outcome.Done());
    assertThat(modified.hand().modified()).isTrue();
    assertThat(modified.plan().undoOfSettings()).containsExactly(Cases.FULL.inverse());
    Incident set = advance(deeds().getFirst(), new Outcome.Done());
    assertThat(set.plan().undoOfRoles()).containsExactly(Cases.RETRIES.inverse());
  }

  @Test
  void aRequestIsDatedByItsIntentAndNeverBeforeItsPhase() {
    assertThat(requestedAt(Cases.NOW)).isEqualTo(Cases.NOW);
    assertThat(requestedAt(SINCE.minusSeconds(5))).isEqualTo(SINCE);
  }

  @Test
  void aRequestIsProgressHoweverLongThePhaseLasts() {
    Incident next = advance(deeds().get(4), new Outcome.Done());
    assertThat(next.hand().progressAt()).isEqualTo(Cases.NOW);
  }

  private static Instant requestedAt(Instant intended) {
    Deed reload = deeds().get(4);
    Incident incident = incident(reload);
    Intent intent = new Intent(reload, intended, Cases.NOW);
    Incident asked = incident.withHand(incident.hand().withIntent(Optional.of(intent)));
    Decision next = Aftermath.of(asked, reload, new Outcome.Done(), LIMITS, Cases.NOW);
    return ((Decision.Advance) next).next().hand().loads().getFirst().requestedAt();
  }

  private static Incident incident(Deed deed) {
    Incident incident = Cases.looked(Cases.in(new Phase.Reloading(SINCE), Route.RELOAD));
    return incident.withHand(
        incident
            .hand()
            .withIntent(Optional.of(new Intent(deed, Cases.NOW, Cases.NOW.plusSeconds(180)))));
  }

  private static Incident advance(Deed deed, Outcome outcome) {
    return ((Decision.Advance) Aftermath.of(incident(deed), deed, outcome, LIMITS, Cases.NOW))
        .next();
  }
}
