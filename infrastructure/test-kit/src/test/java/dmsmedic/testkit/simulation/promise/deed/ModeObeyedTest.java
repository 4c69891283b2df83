package dmsmedic.testkit.simulation.promise.deed;

import static dmsmedic.testkit.simulation.promise.story.Given.FULL_LOB;
import static dmsmedic.testkit.simulation.promise.story.Given.NOON;
import static dmsmedic.testkit.simulation.promise.story.Given.OBSERVE;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.recovery;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Given;
import dmsmedic.testkit.simulation.promise.story.Tags;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModeObeyedTest {
  private static final Treatment LOB = reload(List.of(FULL_LOB), ORDERS);
  private static final Duration LONG = Duration.ofMinutes(30);
  private static final Map<String, String> APPROVE = Map.of(Mode.TAG, "approve");

  @ParameterizedTest
  @ValueSource(strings = {"observe", "off", "", "Heal!"})
  void aStopUnderAnotherModeBreaksIt(String mode) {
    Tale tale = Tale.treated(LOB).tagged(Map.of(Mode.TAG, mode)).later(LONG).stop().start();

    assertThat(tale.broken()).containsExactly(Promise.MODE_OBEYED);
  }

  @Test
  void aStopWithoutAnyTagBreaksIt() {
    assertThat(Tale.treated(LOB).tagged(Map.of()).later(LONG).stop().start().broken())
        .containsExactly(Promise.MODE_OBEYED);
  }

  @Test
  void aStopUnderAPauseBreaksIt() {
    Map<String, String> paused = Map.of(Mode.TAG, "heal", Tags.PAUSE, "true");

    assertThat(Tale.treated(LOB).tagged(paused).later(LONG).stop().start().broken())
        .containsExactly(Promise.MODE_OBEYED);
  }

  @Test
  void aPauseThatSaysNoIsNone() {
    Map<String, String> going = Map.of(Mode.TAG, "heal", Tags.PAUSE, "no");

    assertThat(Tale.treated(LOB).tagged(going).later(LONG).stop().start().violations()).isEmpty();
  }

  @Test
  void theWordOfTheModeMayBeInAnyCase() {
    assertThat(Tale.treated(LOB).tagged(Map.of(Mode.TAG, " HEAL ")).later(LONG).stop().broken())
        .isEmpty();
  }

  @Test
  void whatWeStoppedIsResumedUnderEveryMode() {
    assertThat(Tale.treated(LOB).stop().tagged(OBSERVE).later(LONG).start().violations()).isEmpty();
  }

  @Test
  void ourRecoveryTaskIsDeletedUnderEveryModeButNotStarted() {
    Tale deleted =
        Tale.treated(recovery(ORDERS))
            .createRecovery(ORDERS)
            .tagged(OBSERVE)
            .later(LONG)
            .deleteRecovery();
    Tale started =
        Tale.treated(recovery(ORDERS))
            .createRecovery(ORDERS)
            .tagged(OBSERVE)
            .later(LONG)
            .startRecovery();

    assertThat(deleted.violations()).isEmpty();
    assertThat(started.broken()).containsExactly(Promise.MODE_OBEYED);
  }

  @Test
  void aModeThatCouldNotBeSeenIsForgiven() {
    assertThat(Tale.treated(LOB).tagged(OBSERVE).stop().start().violations()).isEmpty();
  }

  @Test
  void twoTagsThatCouldNotBeSeenAreForgiven() {
    Map<String, String> paused = Map.of(Mode.TAG, "observe", Tags.PAUSE, "true");

    assertThat(Tale.treated(LOB).tagged(OBSERVE).tagged(paused).stop().start().violations())
        .isEmpty();
  }

  @Test
  void anotherTagDoesNotMakeAModeYounger() {
    Map<String, String> paused = Map.of(Mode.TAG, "observe", Tags.PAUSE, "true");
    Tale tale = Tale.treated(LOB).tagged(OBSERVE).later(LONG).tagged(paused).stop().start();

    assertThat(tale.broken()).containsExactly(Promise.MODE_OBEYED);
  }

  @Test
  void aTreatmentThatNobodyApprovedBreaksIt() {
    Tale tale = Tale.begin().tagged(APPROVE).later(LONG).sick(ORDERS).treat(LOB);

    assertThat(tale.broken()).containsExactly(Promise.MODE_OBEYED);
  }

  @Test
  void aTreatmentThatAPersonApprovedIsFine() {
    assertThat(approved(LOB).violations()).isEmpty();
  }

  @Test
  void anApprovalOfAnotherTreatmentIsNone() {
    assertThat(approved(reload(List.of(), ORDERS)).broken()).containsExactly(Promise.MODE_OBEYED);
  }

  @Test
  void anApprovalThatCameTooLateIsNone() {
    assertThat(approved(LOB, Duration.ofHours(25)).violations()).isEmpty();
    assertThat(approved(LOB, Duration.ofHours(27)).broken()).contains(Promise.MODE_OBEYED);
  }

  private static Tale approved(Treatment begun) {
    return approved(begun, Duration.ZERO);
  }

  private static Tale approved(Treatment begun, Duration after) {
    return Tale.begin()
        .tagged(APPROVE)
        .later(LONG)
        .sick(ORDERS)
        .save(known ->
            known
                .withPlan(known.plan().with(LOB, Given.BASIS, List.of()))
                .in(new Phase.AwaitingApproval(NOON, "fingerprint")))
        .later(after)
        .tagged(Map.of(Mode.TAG, "approve", Mode.APPROVAL_TAG, "fingerprint"))
        .treat(begun);
  }
}
