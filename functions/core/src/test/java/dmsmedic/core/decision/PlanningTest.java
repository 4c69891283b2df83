package dmsmedic.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Belts;
import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.given.Clusters;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Seen;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Chronicle.Notice.Kind;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.mapping.Locator;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Question;
import dmsmedic.core.observation.TargetTable;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.treatment.Treatment.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Before the first deed: what is planned, and everything that keeps it from beginning. */
class PlanningTest {

  private final Incident cut = looked(Tables.truncated(Tables.INTEGRATION));

  @Test
  void theFirstLookIsTakenAndTheSecondIsWaitedFor() {
    Incident blank = cut.withHand(cut.hand().withSample(Optional.empty()));
    Incident first = advance(blank, Seen.of(GivenTask.running()));
    assertThat(first.hand().sample().orElseThrow().statistics()).hasSize(1);
    assertThat(decide(first, Seen.of(GivenTask.running()))).isInstanceOf(Decision.Wait.class);
    assertThat(Inquiries.ask(blank, Cases.BELTS.limits(), Cases.NOW)).hasSize(2);
    assertThat(Inquiries.ask(first, Cases.BELTS.limits(), Cases.NOW)).isEmpty();
    assertThat(Inquiries.ask(cut, Cases.BELTS.limits(), Cases.NOW))
        .hasAtLeastOneElementOfType(Question.TheRows.class)
        .hasAtLeastOneElementOfType(Question.TheNeighbours.class)
        .doesNotHaveAnyElementsOfTypes(Question.TheCluster.class);
  }

  @Test
  void aTreatmentBeginsWithItsAttemptAndPeopleAreTold() {
    Incident begun = advance(cut, Seen.of(GivenTask.running()));
    assertThat(begun.phase()).isInstanceOf(Phase.Stopping.class);
    assertThat(begun.tables().getFirst().attempts()).hasSize(1);
    assertThat(begun.plan().treatments()).isOne();
    assertThat(kinds(begun)).containsExactly(Kind.OPENED);
  }

  @Test
  void aReloadRunsUnderTruncateBeforeLoad() {
    Incident begun = advance(cut, Seen.of(GivenTask.running().prep(PrepMode.DROP_AND_CREATE)));
    assertThat(begun.plan().chosen().settings())
        .contains(new SettingChange.Prep(PrepMode.DROP_AND_CREATE, PrepMode.TRUNCATE_BEFORE_LOAD));
  }

  @Test
  void aTaskThatOnlyReplicatesIsMendedForTheFuture() {
    Incident begun =
        advance(
            cut, Seen.of(GivenTask.running().type(MigrationType.CDC).prep(PrepMode.DO_NOTHING)));
    assertThat(begun.plan().chosen().route()).isEqualTo(Route.FUTURE_ONLY);
    assertThat(begun.plan().chosen().settings()).noneMatch(SettingChange.Prep.class::isInstance);
    Incident starting = begun.in(new Phase.Starting(Cases.NOW));
    assertThat(ending(starting, Seen.of(GivenTask.running())).why())
        .isEqualTo(Ending.Why.NOT_RELOADABLE);
  }

  @Test
  void aLoadInProgressIsLeftAloneAndAnnouncedOnce() {
    Seen loading =
        Seen.of(GivenTask.running()).statistics(Tables.in(TableState.FULL_LOAD, Tables.OTHER));
    Incident told = advance(cut, loading);
    assertThat(kinds(told)).containsExactly(Kind.OPENED);
    assertThat(decide(told, loading)).isInstanceOf(Decision.Wait.class);
    Seen fullLoad = Seen.of(GivenTask.running().type(MigrationType.FULL_LOAD));
    assertThat(decide(told, fullLoad)).isInstanceOf(Decision.Wait.class);
  }

  @Test
  void aLoadThatDoesNotMoveInADayIsAPersons() {
    Seen loading =
        Seen.of(GivenTask.running()).statistics(Tables.in(TableState.FULL_LOAD, Tables.OTHER));
    Incident told = advance(cut, loading);
    Instant looked = Cases.NOW.minus(Duration.ofMinutes(8));
    Incident waiting =
        since(told, Duration.ofHours(23)).withHand(told.hand().withProgress(0, looked));
    assertThat(advance(waiting, loading).hand().progressAt()).isEqualTo(Cases.NOW);
    Incident endless = since(waiting, Duration.ofHours(25));
    assertThat(ending(endless, loading).why()).isEqualTo(Ending.Why.DEADLINE);
    Seen moving =
        Seen.of(GivenTask.running())
            .statistics(
                Tables.in(TableState.FULL_LOAD, Tables.OTHER),
                Tables.completed(Tables.INTEGRATION));
    assertThat(advance(endless, moving).phase()).isEqualTo(new Phase.Planning(Cases.NOW));
  }

  private static Incident since(Incident incident, Duration passed) {
    return incident.in(new Phase.Planning(Cases.NOW.minus(passed)));
  }

  @Test
  void statisticsThatAreNotKnownAreNotAFullLoad() {
    Seen silent = Seen.of(GivenTask.running()).statistics(Answer.unknown("Rate exceeded."));
    assertThat(decide(cut, silent))
        .isInstanceOfSatisfying(
            Decision.Wait.class, w -> assertThat(w.reason()).contains("Rate exceeded."));
  }

  @Test
  void aPassingStateIsWaitedFor() {
    assertThat(decide(cut, Seen.of(GivenTask.running().status(TaskStatus.MODIFYING))))
        .isInstanceOf(Decision.Wait.class);
  }

  @Test
  void modesDecideWhoActs() {
    assertThat(ending(cut, Seen.of(GivenTask.running().tag(Mode.TAG, "off"))).why())
        .isEqualTo(Ending.Why.MODE);
    assertThat(ending(cut, Seen.of(GivenTask.running().untagged())).sentence())
        .contains("It would change table 'integrations.integration'");
    Incident asked = advance(cut, Seen.of(GivenTask.running().tag(Mode.TAG, "approve")));
    assertThat(asked.phase()).isInstanceOf(Phase.AwaitingApproval.class);
    assertThat(kinds(asked)).containsExactly(Kind.APPROVAL_ASKED);
  }

  @Test
  void aBudgetThatIsSpentEndsWithAPersonAndAStormHolds() {
    Belts spent =
        new Belts(
            Limits.standard(), Mode.OBSERVE, new Belts.Usage(1, Map.of(Tables.INTEGRATION, 4), 1));
    Decision over =
        Deciding.decide(cut, Seen.of(GivenTask.running()).observation(), spent, Cases.NOW);
    assertThat(Told.of(cut, over)).isEqualTo("HandedOver BUDGET");
    Belts storm = new Belts(Limits.standard(), Mode.OBSERVE, new Belts.Usage(1, Map.of(), 21));
    Decision held =
        Deciding.decide(cut, Seen.of(GivenTask.running()).observation(), storm, Cases.NOW);
    assertThat(Told.of(cut, held)).isEqualTo("Held");
  }

  @Test
  void aTargetThatIsNotCertainIsAPersons() {
    Rule renamed =
        new Rule.Transformation(
            "5", Rule.Subject.TABLE, Rule.Action.RENAME, Locator.of("%", "%"), "x", "");
    assertThat(ending(cut, Seen.of(GivenTask.running().rule(renamed))).why())
        .isEqualTo(Ending.Why.CONFLICT);
    TargetTable without = new TargetTable(Tables.INTEGRATION, true, true, Map.of(), List.of());
    assertThat(ending(cut, Seen.of(GivenTask.running()).tables(without)).sentence())
        .contains("no column 'metadata'");
    assertThat(
            ending(cut, Seen.of(GivenTask.running()).tables(TargetTable.absent(Tables.INTEGRATION)))
                .sentence())
        .contains("no table");
    assertThat(decide(cut, Seen.of(GivenTask.running()).tables(Answer.unknown("Refused."))))
        .isInstanceOf(Decision.Wait.class);
  }

  @Test
  void theProofAsksForAColumnAsTheTargetSpellsIt() {
    Incident upper = looked(cutColumn("METADATA"));
    Incident begun = advance(upper, Seen.of(GivenTask.running()));
    assertThat(begun.phase()).isInstanceOf(Phase.Stopping.class);
    Incident again = begun.joined(List.of(cutColumn("Metadata")));
    assertThat(again.tables().getFirst().columns())
        .extracting(HurtTable.Truncation::column)
        .containsExactly("metadata");
    TargetTable.Column large = new TargetTable.Column(true, true);
    TargetTable both =
        new TargetTable(
            Tables.INTEGRATION,
            true,
            true,
            Map.of("metadata", large, "Metadata", large),
            List.of());
    assertThat(ending(upper, Seen.of(GivenTask.running()).tables(both)).sentence())
        .contains("'METADATA' can be each of [Metadata, metadata]");
  }

  private static HurtTable cutColumn(String name) {
    return Tables.hurt(
        Tables.INTEGRATION,
        Fault.LOB_TRUNCATED,
        List.of(new HurtTable.Truncation(name, Tables.LIMIT_BYTES, Tables.ACTUAL_BYTES)));
  }

  @Test
  void aFaultWithoutARungIsAPersons() {
    Incident apply = looked(Tables.hurt(Tables.OTHER, Fault.APPLY_RETRY_EXHAUSTED, List.of()));
    assertThat(ending(apply, Seen.of(GivenTask.running())).why())
        .isEqualTo(Ending.Why.LADDER_ENDED);
    Incident nothing = cut.withTables(List.of());
    assertThat(ending(nothing, Seen.of(GivenTask.running())).why())
        .isEqualTo(Ending.Why.LADDER_ENDED);
  }

  @Test
  void theRolesSettingsComeBeforeTheStopAndAreReadBack() {
    Incident copy = looked(Tables.unloaded(Tables.INTEGRATION));
    assertThat(Inquiries.ask(copy, Cases.BELTS.limits(), Cases.NOW))
        .contains(new Question.TheCluster());
    Incident begun = advance(copy, Seen.of(GivenTask.running()));
    assertThat(begun.phase()).isInstanceOf(Phase.SettingRoles.class);
    assertThat(Told.of(begun, decide(begun, Seen.of(GivenTask.running())))).isEqualTo("do SetRole");
    Seen healed = Seen.of(GivenTask.running()).cluster(Clusters.healed());
    assertThat(Told.of(begun, decide(begun, healed)))
        .as("what another incident has set is held for this one too")
        .isEqualTo("do SetRole");
    Incident set = advance(changed(begun), healed);
    assertThat(set.phase()).isInstanceOf(Phase.Stopping.class);
    assertThat(set.plan().undoOfRoles()).hasSize(2).allMatch(r -> r.to().isEmpty());
  }

  private static Incident changed(Incident begun) {
    return begun.withPlan(begun.plan().withChangedRoles(begun.plan().chosen().roles()));
  }

  @Test
  void aSettingThatIsSetAndNotInForceIsAPersons() {
    Incident copy = looked(Tables.unloaded(Tables.INTEGRATION));
    Incident begun = advance(copy, Seen.of(GivenTask.running()));
    GivenTask elsewhere = GivenTask.running().role("root");
    assertThat(
            ending(
                    changed(begun),
                    Seen.of(elsewhere).cluster(Clusters.of("root", Clusters.healed().defaults())))
                .why())
        .isEqualTo(Ending.Why.NOT_EFFECTIVE);
  }

  @Test
  void anUndoIsNotMadeOfAPlanThatNeverBegan() {
    Incident asked = advance(cut, Seen.of(GivenTask.running().tag(Mode.TAG, "approve")));
    assertThat(asked.plan().undoOfSettings()).isEmpty();
    assertThat(Plan.none().undoOfRoles()).isEmpty();
  }

  private static Incident looked(HurtTable table) {
    return Cases.looked(Incident.opened(GivenTask.ARN, List.of(table), Cases.NOW));
  }

  private static List<Kind> kinds(Incident incident) {
    return incident.chronicle().outbox().stream().map(notice -> notice.kind()).toList();
  }

  private static Decision decide(Incident incident, Seen seen) {
    return Deciding.decide(incident, seen.observation(), Cases.BELTS, Cases.NOW);
  }

  private static Incident advance(Incident incident, Seen seen) {
    return ((Decision.Advance) decide(incident, seen)).next();
  }

  private static Ending ending(Incident incident, Seen seen) {
    return ((Phase.HandedOver) advance(incident, seen).phase()).ending();
  }
}
