package dmsmedic.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Seen;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Chronicle.Notice.Kind;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.RowsFound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An operator approves one plan of one incident, in time, and nothing else. */
class ApprovalTest {

  private static final Duration WAITING = Cases.BELTS.limits().waits().approval();

  private final Incident cut =
      Cases.looked(
          Incident.opened(GivenTask.ARN, List.of(Tables.truncated(Tables.INTEGRATION)), Cases.NOW));
  private final Incident asked = advance(cut, approve(""), Cases.NOW);
  private final String fingerprint = awaited(asked);

  @Test
  void theFingerprintThatWasAskedForLetsThePlanBegin() {
    assertThat(fingerprint).matches("[0-9a-f]{12}");
    assertThat(asked.chronicle().outbox()).extracting(n -> n.kind()).contains(Kind.APPROVAL_ASKED);
    Incident approved = looked(advance(asked, approve(fingerprint), Cases.NOW));
    assertThat(approved.phase()).isInstanceOf(Phase.Planning.class);
    Incident begun = advance(approved, approve(fingerprint), Cases.NOW);
    assertThat(begun.phase()).isInstanceOf(Phase.Stopping.class);
    assertThat(begun.plan().approval().orElseThrow().given()).isTrue();
  }

  @Test
  void anotherWordLetsNothingBegin() {
    assertThat(decide(asked, approve("another"), Cases.NOW)).isInstanceOf(Decision.Wait.class);
    assertThat(decide(asked, approve(""), Cases.NOW)).isInstanceOf(Decision.Wait.class);
  }

  @Test
  void aTagThatWasThereBeforeItWasAskedForApprovesNothing() {
    Incident before = advance(cut, approve(fingerprint), Cases.NOW);
    assertThat(awaited(before)).isNotEqualTo(fingerprint);
    assertThat(decide(before, approve(fingerprint), Cases.NOW)).isInstanceOf(Decision.Wait.class);
  }

  @Test
  void noTwoRequestsHaveTheSameFingerprint() {
    Incident again = advance(looked(asked.in(planning())), approve(fingerprint), Cases.NOW);
    assertThat(again.phase()).isInstanceOf(Phase.AwaitingApproval.class);
    assertThat(awaited(again)).isNotEqualTo(fingerprint);
    Incident later = Incident.opened(GivenTask.ARN, cut.tables(), Cases.NOW.minusSeconds(1));
    assertThat(awaited(advance(Cases.looked(later), approve(""), Cases.NOW)))
        .isNotEqualTo(fingerprint);
    Incident second = cut.withPlan(cut.plan().begun());
    assertThat(awaited(advance(second, approve(""), Cases.NOW))).isNotEqualTo(fingerprint);
  }

  @Test
  void aConcernThatTurnsUpAfterTheApprovalAsksAgain() {
    Incident approved = looked(advance(asked, approve(fingerprint), Cases.NOW));
    Incident again = advance(approved, approve(fingerprint).rows(counted(1)), Cases.NOW);
    assertThat(awaited(again)).isNotEqualTo(fingerprint);
    Incident anew = looked(advance(again, approve(awaited(again)), Cases.NOW));
    Seen ticking = approve(awaited(again)).rows(counted(5));
    assertThat(advance(anew, ticking, Cases.NOW).phase()).isInstanceOf(Phase.Stopping.class);
  }

  @Test
  void aTreatmentThatChangedAsksAgain() {
    Incident approved = looked(advance(asked, approve(fingerprint), Cases.NOW));
    Seen batch = Seen.of(GivenTask.running().tag(Mode.TAG, "approve").batchApply());
    assertThat(advance(approved, batch, Cases.NOW).phase())
        .isInstanceOf(Phase.AwaitingApproval.class);
  }

  @Test
  void aTaskThatFailsWhileItsPlanIsAwaitedIsPlannedAnewAndWhoTakesOverIsTold() {
    GivenTask failed = GivenTask.running().tag(Mode.TAG, "approve").status(TaskStatus.FAILED);
    Instant since = Cases.NOW.plusSeconds(60);
    Seen died = Seen.of(failed.stoppedAt(since));
    assertThat(advance(asked, died, since).phase()).isInstanceOf(Phase.Planning.class);
    Seen before = Seen.of(failed.stoppedAt(Cases.NOW.minusSeconds(60)));
    Incident planned = advance(cut, before, since);
    assertThat(planned.chronicle().entries())
        .extracting(one -> one.sentence())
        .containsOnlyOnce(Ending.FAILED);
    assertThat(decide(asked, before, since)).isInstanceOf(Decision.Wait.class);
    Instant late = Cases.NOW.plus(WAITING).plusSeconds(1);
    assertThat(ending(advance(asked, before, late)).sentence())
        .isEqualTo("Nobody approved the plan in time. The task has failed.");
  }

  @Test
  void anApprovalThatComesTooLateApprovesNothing() {
    Instant late = Cases.NOW.plus(WAITING).plusSeconds(1);
    assertThat(ending(advance(asked, approve(fingerprint), late)).why())
        .isEqualTo(Ending.Why.NOT_APPROVED);
    assertThat(advance(asked, approve(fingerprint), Cases.NOW.plus(WAITING)).phase())
        .isInstanceOf(Phase.Planning.class);
  }

  @Test
  void anApprovalThatWasSeenIsGoodOnlyUntilTheEndOfTheWaitingTime() {
    Incident young = cut.withPlan(given(Cases.NOW.minus(WAITING)));
    assertThat(advance(young, approve(fingerprint), Cases.NOW).phase())
        .isInstanceOf(Phase.Stopping.class);
    Incident old = cut.withPlan(given(Cases.NOW.minus(WAITING).minusSeconds(1)));
    Incident again = advance(old, approve(fingerprint), Cases.NOW);
    assertThat(again.phase()).isInstanceOf(Phase.AwaitingApproval.class);
    assertThat(awaited(again)).isNotEqualTo(fingerprint);
  }

  @Test
  void aPlanWithoutConcernsGoesOnWhenTheModeBecomesHeal() {
    assertThat(advance(asked, Seen.of(GivenTask.running()), Cases.NOW).phase())
        .isInstanceOf(Phase.Planning.class);
    Incident foreign = advance(cut, approve("").rows(counted(1)), Cases.NOW);
    assertThat(decide(foreign, Seen.of(GivenTask.running()), Cases.NOW))
        .isInstanceOf(Decision.Wait.class);
    Seen observed = Seen.of(GivenTask.running().tag(Mode.TAG, "observe"));
    assertThat(ending(advance(asked, observed, Cases.NOW)).why()).isEqualTo(Ending.Why.MODE);
  }

  @Test
  void anItemOfTheTimeBeforeRequestsWereCountedIsAskedForAgain() {
    Incident old = asked.withPlan(asked.plan().withApproval(Optional.empty()));
    Incident seen = looked(advance(old, approve(fingerprint), Cases.NOW));
    assertThat(advance(seen, approve(fingerprint), Cases.NOW).phase())
        .isInstanceOf(Phase.AwaitingApproval.class);
  }

  @Test
  void rowsThatAreNotKnownAreNotRowsOfSomebodyElse() {
    Incident unknown = advance(cut, approve("").rows(Answer.unknown("Refused.")), Cases.NOW);
    Incident foreign = advance(cut, approve("").rows(counted(1)), Cases.NOW);
    assertThat(awaited(unknown)).isNotEqualTo(awaited(foreign)).isNotEqualTo(fingerprint);
  }

  private Plan given(Instant askedAt) {
    return cut.plan().withApproval(Optional.of(new Plan.Approval(1, fingerprint, askedAt, true)));
  }

  private static Phase planning() {
    return new Phase.Planning(Cases.NOW);
  }

  private static Incident looked(Incident incident) {
    return Cases.looked(incident);
  }

  private static Seen approve(String fingerprint) {
    GivenTask given = GivenTask.running().tag(Mode.TAG, "approve");
    return Seen.of(fingerprint.isEmpty() ? given : given.tag(Mode.APPROVAL_TAG, fingerprint));
  }

  private static RowsFound counted(long foreign) {
    return Tables.counted(Tables.INTEGRATION, Tables.ROWS + foreign, 32_768);
  }

  private static String awaited(Incident incident) {
    return ((Phase.AwaitingApproval) incident.phase()).fingerprint();
  }

  private static Ending ending(Incident incident) {
    return ((Phase.HandedOver) incident.phase()).ending();
  }

  private static Decision decide(Incident incident, Seen seen, Instant now) {
    return Deciding.decide(incident, seen.observation(), Cases.BELTS, now);
  }

  private static Incident advance(Incident incident, Seen seen, Instant now) {
    return ((Decision.Advance) decide(incident, seen, now)).next();
  }
}
