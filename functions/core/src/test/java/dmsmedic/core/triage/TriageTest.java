package dmsmedic.core.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Belts;
import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.decision.Decision;
import dmsmedic.core.decision.Decision.Ignored.Reason;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Lines;
import dmsmedic.core.given.Seen;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Chronicle;
import dmsmedic.core.incident.Chronicle.History;
import dmsmedic.core.incident.Chronicle.History.Told;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Found;
import dmsmedic.core.observation.Question;
import dmsmedic.core.treatment.HurtTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A signal is believed only where the log, the task and its tables agree with it. */
class TriageTest {

  private static final Instant NOW = GivenTask.NOON;
  private static final Instant SEEN_AT = NOW.minusSeconds(90);

  @Test
  void aConfirmedLineOpensAnIncidentThatReadsTheLastMinutesOfTheLogOnceMore() {
    Incident opened = opened(Seen.of(GivenTask.running()).lines(cut(Tables.INTEGRATION)));
    assertThat(opened.phase()).isInstanceOf(Phase.Planning.class);
    assertThat(opened.tables())
        .singleElement()
        .isEqualTo(
            new HurtTable(
                Tables.INTEGRATION,
                Tables.INTEGRATION,
                Fault.LOB_TRUNCATED,
                List.of(new HurtTable.Truncation("metadata", 32_768, 116_664)),
                SEEN_AT,
                SEEN_AT,
                1,
                List.of(),
                false));
    assertThat(opened.chronicle().sweptUntil()).isEqualTo(NOW.minus(Chronicle.LATE));
  }

  @Test
  void aForgedSightingShowsNoLine() {
    assertThat(ignored(Seen.of(GivenTask.running()), signal())).isEqualTo(Reason.NOT_CONFIRMED);
  }

  @Test
  void aTableThatTheTaskDoesNotHaveIsNotConfirmed() {
    Seen seen = Seen.of(GivenTask.running()).lines(cut(new TableName("not", "here")));
    assertThat(ignored(seen, signal())).isEqualTo(Reason.NOT_CONFIRMED);
  }

  @Test
  void aCopyWithoutATableStandsForTheTablesInError() {
    Seen healthy = Seen.of(GivenTask.running()).lines(Lines.copyDied(SEEN_AT));
    assertThat(ignored(healthy, signal())).isEqualTo(Reason.NOT_CONFIRMED);
    Seen seen =
        healthy.statistics(
            Tables.in(TableState.ERROR, Tables.OTHER), Tables.completed(Tables.INTEGRATION));
    assertThat(opened(seen).sources()).containsExactly(Tables.OTHER);
  }

  @Test
  void changesThatCouldNotBeAppliedCountOnlyWhereTheTaskFailed() {
    Seen seen = Seen.of(GivenTask.running()).lines(Lines.applyDied(SEEN_AT));
    assertThat(ignored(seen, signal())).isEqualTo(Reason.NOT_CONFIRMED);
    Seen failed =
        Seen.of(GivenTask.running().status(TaskStatus.FAILED)).lines(Lines.applyDied(SEEN_AT));
    assertThat(opened(failed).tables()).isEmpty();
  }

  @Test
  void whatIsNotObservedIsNotJudged() {
    assertThat(ignored(Seen.unknownTask(), signal())).isEqualTo(Reason.NOT_OBSERVED);
    Seen noLines = Seen.of(GivenTask.running()).lines(Answer.unknown("Throttled."));
    assertThat(ignored(noLines, signal())).isEqualTo(Reason.NOT_OBSERVED);
    Seen noStatistics =
        Seen.of(GivenTask.running())
            .lines(cut(Tables.INTEGRATION))
            .statistics(Answer.unknown("Throttled."));
    assertThat(ignored(noStatistics, signal())).isEqualTo(Reason.NOT_OBSERVED);
  }

  @Test
  void tasksThatAreGoneServerlessOrOursAreNoPatients() {
    assertThat(ignored(Seen.noTask(), signal())).isEqualTo(Reason.NOT_A_PATIENT);
    TaskArn serverless = TaskArn.of("aws", "eu-west-1", "123456789012", "serv-res-id-1");
    assertThat(ignored(Seen.of(GivenTask.running()), new Signal.TaskChanged(serverless)))
        .isEqualTo(Reason.NOT_A_PATIENT);
    Seen ours = Seen.of(GivenTask.running().tag(Mode.INCIDENT_TAG, "example-1"));
    assertThat(ignored(ours, signal())).isEqualTo(Reason.NOT_A_PATIENT);
  }

  @Test
  void offMeansOffAndABudgetIsABudget() {
    Seen off = Seen.of(GivenTask.running().tag(Mode.TAG, "off")).lines(cut(Tables.INTEGRATION));
    assertThat(ignored(off, signal())).isEqualTo(Reason.MODE_OFF);
    Belts spent = new Belts(Limits.standard(), Mode.HEAL, new Belts.Usage(4, Map.of(), 0));
    Seen seen = Seen.of(GivenTask.running()).lines(cut(Tables.INTEGRATION));
    Decision decision = Triage.decide(signal(), seen.observation(), spent, History.NONE, NOW);
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Ignored.class, i -> assertThat(i.reason()).isEqualTo(Reason.BUDGET));
  }

  @Test
  void askingNeedsTheTaskAndItsLogAndTheTablesOnlyWhereTheLogShowsAFault() {
    assertThat(Triage.ask(SEEN_AT))
        .containsExactly(new Question.TheTask(), new Question.TheLines(SEEN_AT, false));
    Seen quiet = Seen.of(GivenTask.running());
    assertThat(Triage.askMore(quiet.observation())).isEmpty();
    assertThat(Triage.askMore(quiet.lines(cut(Tables.INTEGRATION)).observation()))
        .containsExactly(new Question.TheStatistics());
  }

  private static Found cut(TableName table) {
    return Lines.truncated(table, SEEN_AT);
  }

  private static Signal signal() {
    return new Signal.FaultSighted(GivenTask.ARN, SEEN_AT);
  }

  @Test
  void whatAPersonHasTakenOverOpensNoIncidentOnceMore() {
    History before =
        new History(
            Instant.EPOCH,
            SEEN_AT.minusSeconds(6),
            List.of(new Told(Tables.INTEGRATION, SEEN_AT.minusSeconds(6))));
    History after =
        new History(Instant.EPOCH, SEEN_AT, List.of(new Told(Tables.INTEGRATION, SEEN_AT)));
    Seen seen = Seen.of(GivenTask.running()).lines(cut(Tables.INTEGRATION));
    assertThat(decide(seen, before)).isInstanceOf(Decision.Advance.class);
    assertThat(decide(seen, after))
        .isInstanceOfSatisfying(
            Decision.Ignored.class, i -> assertThat(i.reason()).isEqualTo(Reason.NOT_CONFIRMED));
  }

  @Test
  void whatNobodyWasToldOfAtAHandoverOpensAnIncident() {
    History before =
        new History(
            SEEN_AT,
            SEEN_AT.plusSeconds(9),
            List.of(new Told(Tables.OTHER, SEEN_AT.plusSeconds(9))));
    Seen seen = Seen.of(GivenTask.running()).lines(cut(Tables.INTEGRATION), cut(Tables.OTHER));
    Incident opened = ((Decision.Advance) decide(seen, before)).next();
    assertThat(opened.sources()).containsExactly(Tables.INTEGRATION);
    assertThat(opened.chronicle()).extracting(Chronicle::sweptUntil).isEqualTo(SEEN_AT);
  }

  @Test
  void twoIncidentsOfOneSecondHaveTwoNames() {
    History ahead = new History(SEEN_AT, NOW.plusSeconds(1), List.of());
    Seen seen = Seen.of(GivenTask.running()).lines(cut(Tables.INTEGRATION));
    Incident opened = ((Decision.Advance) decide(seen, ahead)).next();
    assertThat(opened.openedAt()).isEqualTo(NOW.plusSeconds(2));
  }

  @Test
  void changesThatCouldNotBeAppliedAreHandedOverOnce() {
    assertThat(decide(dead(), told(SEEN_AT))).isInstanceOf(Decision.Ignored.class);
    assertThat(decide(dead(), told(SEEN_AT.minusSeconds(6)))).isInstanceOf(Decision.Advance.class);
  }

  private static Seen dead() {
    GivenTask failed = GivenTask.running().status(TaskStatus.FAILED);
    return Seen.of(failed).lines(Lines.applyDied(SEEN_AT));
  }

  private static History told(Instant diedAt) {
    return new History(Instant.EPOCH, SEEN_AT, List.of(), Optional.of(diedAt));
  }

  @Test
  void aHandoverThatSaidNothingOfADeathHidesNone() {
    History other = new History(Instant.EPOCH, SEEN_AT.plusSeconds(600), List.of());
    assertThat(decide(dead(), other)).isInstanceOf(Decision.Advance.class);
  }

  private static Decision decide(Seen seen, Signal signal) {
    return decide(seen, signal, History.NONE);
  }

  private static Decision decide(Seen seen, History before) {
    return decide(seen, signal(), before);
  }

  private static Decision decide(Seen seen, Signal signal, History before) {
    Belts belts = new Belts(Limits.standard(), Mode.OBSERVE, Belts.Usage.none());
    return Triage.decide(signal, seen.observation(), belts, before, NOW);
  }

  private static Incident opened(Seen seen) {
    return ((Decision.Advance) decide(seen, signal())).next();
  }

  private static Reason ignored(Seen seen, Signal signal) {
    return ((Decision.Ignored) decide(seen, signal)).reason();
  }
}
