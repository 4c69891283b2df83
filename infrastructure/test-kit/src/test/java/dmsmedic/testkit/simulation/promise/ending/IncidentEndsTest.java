package dmsmedic.testkit.simulation.promise.ending;

import static dmsmedic.testkit.simulation.promise.story.Given.NOON;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.OTHER_TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Given;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncidentEndsTest {
  private static final Treatment AGAIN = reload(List.of(), ORDERS);
  private static final Duration TOO_LONG = Duration.ofHours(13);

  private static Tale loads(Tale tale) {
    return tale.tell(at -> new Event.LoadBegan(at, TASK, ORDERS));
  }

  private static Tale loaded(Tale tale) {
    return tale.tell(at -> new Event.LoadEnded(at, TASK, ORDERS, true));
  }

  @Test
  void anOpenIncidentAtTheEndIsFineWithinTheBound() {
    assertThat(Tale.treated(AGAIN).later(Duration.ofHours(1)).violations()).isEmpty();
  }

  @Test
  void anIncidentThatNeverEndsBreaksIt() {
    assertThat(Tale.treated(AGAIN).later(TOO_LONG).broken()).containsExactly(Promise.INCIDENT_ENDS);
  }

  @Test
  void anIncidentThatEndsTooLateBreaksIt() {
    assertThat(Tale.treated(AGAIN).later(TOO_LONG).handOver("Too late.").broken())
        .containsExactly(Promise.INCIDENT_ENDS);
  }

  @Test
  void theTimeOfLoadsDoesNotCount() {
    Tale tale = loaded(loads(Tale.treated(AGAIN)).later(TOO_LONG)).heal();

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aLoadThatNeverEndsIsNoReasonToWaitForEver() {
    assertThat(loads(Tale.treated(AGAIN)).later(Duration.ofDays(7)).violations()).isEmpty();
    assertThat(loads(Tale.treated(AGAIN)).later(Duration.ofDays(9)).broken())
        .containsExactly(Promise.INCIDENT_ENDS);
  }

  @Test
  void aLoadThatBeganBeforeTheIncidentDoesNotCountEither() {
    Tale tale = loads(Tale.begin()).sick(ORDERS).later(TOO_LONG);

    assertThat(loaded(tale).handOver("Nobody knows a remedy.").violations()).isEmpty();
  }

  @Test
  void aLoadThatATaskBrokeOffIsOver() {
    Tale tale = loads(Tale.treated(AGAIN)).reached(TaskStatus.FAILED).later(TOO_LONG);

    assertThat(tale.broken()).containsExactly(Promise.INCIDENT_ENDS);
  }

  @Test
  void anApprovalIsAwaitedOnAClockOfItsOwn() {
    assertThat(awaiting(TOO_LONG).violations()).isEmpty();
    assertThat(awaiting(Duration.ofHours(30)).broken()).containsExactly(Promise.INCIDENT_ENDS);
  }

  @Test
  void aPlanThatChangedIsAskedAnew() {
    Tale tale =
        Tale.begin()
            .sick(ORDERS)
            .save(known -> known.in(new Phase.AwaitingApproval(NOON, "fingerprint")))
            .later(TOO_LONG)
            .save(known -> known.in(new Phase.Planning(NOON)))
            .save(known -> known.in(new Phase.AwaitingApproval(NOON, "another")))
            .later(TOO_LONG)
            .later(TOO_LONG.dividedBy(2));

    assertThat(tale.handOver("Nobody approved the plan in time.").violations()).isEmpty();
  }

  private static Tale awaiting(Duration waited) {
    return Tale.begin()
        .sick(ORDERS)
        .save(known -> known.in(new Phase.AwaitingApproval(NOON, "fingerprint")))
        .later(waited)
        .handOver("Nobody approved the plan in time.");
  }

  @Test
  void aPauseDoesNotCount() {
    Tale tale =
        Tale.treated(AGAIN)
            .save(known -> known.in(new Phase.Paused(NOON)))
            .later(TOO_LONG)
            .handOver("The operator took it.");

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aStormDoesNotCount() {
    List<Tale> storm = new ArrayList<>(List.of(Tale.begin().sick(ORDERS)));
    for (int i = 0; i < Limits.standard().counts().incidentsAtOnce(); i++) {
      TaskArn task = TaskArn.of("aws", "eu-west-1", "123456789012", "T" + i);
      storm.add(storm.getLast().beside(task).sick(ORDERS));
    }
    Tale last = storm.getLast().later(TOO_LONG);
    for (Tale tale : storm) {
      last = tale.after(last).handOver("A storm.");
    }

    assertThat(last.violations()).isEmpty();
    assertThat(last.beside(OTHER_TASK).sick(ORDERS).later(TOO_LONG).broken())
        .containsExactly(Promise.INCIDENT_ENDS);
  }

  @Test
  void aHealedIncidentWithoutAProofBreaksIt() {
    Tale tale =
        Tale.treated(AGAIN)
            .reload(ORDERS)
            .save(known -> known.in(new Phase.Healed(NOON)).announcing(Notice.Kind.HEALED, NOON));
    tale.tell(at -> new Event.Audited(at, tale.id(), Map.of())).announce(Notice.Kind.HEALED);

    assertThat(tale.broken()).containsExactly(Promise.INCIDENT_ENDS);
  }

  @Test
  void aProofOfAnotherTableProvesNothing() {
    Tale tale =
        Tale.treated(AGAIN)
            .save(known ->
                known
                    .withChronicle(
                        known.chronicle().withProofs(List.of("'" + Given.ITEMS + "': whole.")))
                    .in(new Phase.Healed(NOON))
                    .announcing(Notice.Kind.HEALED, NOON));
    tale.tell(at -> new Event.Audited(at, tale.id(), Map.of())).announce(Notice.Kind.HEALED);

    assertThat(tale.broken()).containsExactly(Promise.INCIDENT_ENDS);
  }

  @Test
  void aHandOverWithoutAReasonBreaksIt() {
    assertThat(Tale.treated(AGAIN).handOver(" ").broken()).containsExactly(Promise.INCIDENT_ENDS);
  }
}
