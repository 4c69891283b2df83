package dmsmedic.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.given.Clusters;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Seen;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Hand;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.core.incident.Load;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.ClusterView.RoleDefault;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.Rung;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.core.treatment.Treatment.Dose;
import dmsmedic.core.treatment.Treatment.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a halt makes of a treatment that is half done. */
class HaltTest {

  private static final HurtTable.Attempt FULL = new HurtTable.Attempt(Rung.FULL_LOB, 0);
  private static final GivenTask PAUSED = GivenTask.running().tag(Mode.PAUSE_TAG, "yes");

  @Test
  void whatLoadsIsProvenAndTheRestIsPlannedAgain() {
    Load requested =
        new Load(
            Tables.INTEGRATION,
            Cases.NOW,
            Optional.of(Tables.LOADED_AT),
            new RowCounts(0, 0, 0, 0));
    Hand hand = Hand.empty(Cases.NOW).withLoads(List.of(requested));
    Incident next = advance(reloading().withHand(hand), Seen.of(PAUSED));
    assertThat(next.phase()).isInstanceOf(Phase.Reloading.class);
    assertThat(next.plan().chosen().tables()).containsExactly(Tables.INTEGRATION);
    assertThat(next.plan().interrupted().orElseThrow().tables()).containsExactly(Tables.OTHER);
    assertThat(next.tables()).extracting(t -> t.attempts().size()).containsExactly(1, 0);
    assertThat(Told.of(next, decide(next, Seen.of(PAUSED)))).isNotEqualTo("do ReloadTables");
  }

  @Test
  void nothingIsReloadedByATaskThatSomebodyChangedSince() {
    assertThat(Told.of(reloading(), decide(reloading(), Seen.of(GivenTask.running()))))
        .isEqualTo("do ReloadTables");
    for (GivenTask changed :
        List.of(
            GivenTask.running().restStamp("another"),
            GivenTask.running().prep(PrepMode.DROP_AND_CREATE))) {
      assertThat(Told.of(reloading(), decide(reloading(), Seen.of(changed))))
          .isEqualTo("HandedOver OPERATOR");
    }
    Incident modified = reloading().withHand(reloading().hand().withModified(true));
    assertThat(Told.of(modified, decide(modified, Seen.of(GivenTask.running()))))
        .isEqualTo("HandedOver OPERATOR");
    GivenTask full = GivenTask.running().rule(Tables.INTEGRATION, TableLob.FULL);
    assertThat(Told.of(modified, decide(modified, Seen.of(full)))).isEqualTo("do ReloadTables");
  }

  @Test
  void aResumedLoadIsWatchedInAllOfItsTables() {
    Phase finishing = new Phase.Finishing(Cases.NOW.minus(Duration.ofHours(2)));
    Incident resumed = Cases.in(finishing, Route.RECOVERY_TASK);
    Incident watched =
        resumed.withHand(resumed.hand().withProgress(500, Cases.NOW.minus(Duration.ofHours(1))));
    TableStatistics hurt = Tables.brokenOff(Tables.INTEGRATION, 500);
    Seen task = Seen.of(GivenTask.running().type(MigrationType.FULL_LOAD));
    assertThat(Told.of(watched, decide(watched, task.statistics(hurt))))
        .isEqualTo("HandedOver DEADLINE");
    Incident moved = advance(watched, task.statistics(hurt, Tables.brokenOff(Tables.OTHER, 70)));
    assertThat(moved.hand().progressRows()).isEqualTo(570);
    assertThat(moved.phase()).isEqualTo(finishing);
  }

  @Test
  void aReloadThatWasNotAskedForIsPutBackWhole() {
    Incident next = advance(reloading(), Seen.of(PAUSED));
    assertThat(next.phase()).isInstanceOf(Phase.Paused.class);
    assertThat(next.plan().interrupted().orElseThrow().tables()).hasSize(2);
    assertThat(next.tables()).allMatch(table -> table.attempts().isEmpty());
  }

  @Test
  void aModificationWithoutAnAnswerIsWrittenDownBeforeTheHalt() {
    Incident modifying = Cases.stopped(Cases.in(new Phase.Modifying(Cases.NOW), Route.RELOAD));
    GivenTask full =
        GivenTask.running()
            .rule(Tables.INTEGRATION, TableLob.FULL)
            .stopped("NORMAL", GivenTask.NOON)
            .tag(Mode.PAUSE_TAG, "yes");
    Incident next = advance(modifying, Seen.of(full));
    assertThat(next.phase()).isInstanceOf(Phase.Starting.class);
    assertThat(next.plan().undoOfSettings()).containsExactly(Cases.FULL.inverse());
  }

  @Test
  void aRoleThatIsFoundSetIsWrittenDownBeforeTheHalt() {
    Incident setting = Cases.in(new Phase.SettingRoles(Cases.NOW), Route.RELOAD);
    Treatment roles =
        new Treatment(
            Route.RELOAD,
            setting.plan().chosen().doses(),
            List.of(),
            List.of(Cases.RETRIES, atomic()));
    Intent cut =
        new Intent(
            new Deed.SetRole(Cases.RETRIES),
            Cases.NOW.minusSeconds(300),
            Cases.NOW.minusSeconds(60));
    Incident begun = setting.withPlan(setting.plan().narrowed(roles));
    Incident unanswered = begun.withHand(begun.hand().withIntent(Optional.of(cut)));
    Seen blind = Seen.of(PAUSED).cluster(Answer.<ClusterView>unknown("Too many clients."));
    assertThat(decide(unanswered, blind)).isInstanceOf(Decision.Wait.class);
    Incident found = advance(unanswered, Seen.of(PAUSED).cluster(half()));
    Incident next = advance(found, Seen.of(PAUSED).cluster(half()));
    assertThat(next.phase()).isInstanceOf(Phase.Paused.class);
    assertThat(next.plan().undoOfRoles()).containsExactly(Cases.RETRIES.inverse());
  }

  @Test
  void aRoleThatSomebodyElseSetIsNotTakenForOurs() {
    Incident setting = Cases.in(new Phase.SettingRoles(Cases.NOW), Route.RELOAD);
    Treatment roles =
        new Treatment(
            Route.RELOAD,
            setting.plan().chosen().doses(),
            List.of(),
            List.of(Cases.RETRIES, atomic()));
    Incident begun = setting.withPlan(setting.plan().narrowed(roles));
    Incident next = advance(begun, Seen.of(PAUSED).cluster(half()));
    assertThat(next.phase()).isInstanceOf(Phase.Paused.class);
    assertThat(next.plan().undoOfRoles()).isEmpty();
  }

  @Test
  void nothingIsCreatedOrStartedBesideATaskThatSomebodyStartedAgain() {
    Seen finished = Seen.of(GivenTask.finishedFullLoad());
    Seen again = Seen.of(GivenTask.running().type(MigrationType.FULL_LOAD));
    Incident creating = Cases.in(new Phase.CreatingRecovery(Cases.NOW), Route.RECOVERY_TASK);
    assertThat(Told.of(creating, decide(creating, finished))).isEqualTo("do CreateRecovery");
    assertThat(advance(creating, again).phase()).isInstanceOf(Phase.HandedOver.class);
    Incident starting = starting();
    assertThat(Told.of(starting, decide(starting, ready(finished)))).isEqualTo("do StartRecovery");
    assertThat(advance(starting, ready(again)).phase()).isInstanceOf(Phase.Withdrawing.class);
  }

  @Test
  void nothingIsCopiedFromATaskThatSomebodyChanged() {
    Incident creating = Cases.in(new Phase.CreatingRecovery(Cases.NOW), Route.RECOVERY_TASK);
    GivenTask changed = GivenTask.finishedFullLoad().rule(Tables.OTHER, TableLob.FULL);
    assertThat(advance(creating, Seen.of(changed)).phase()).isInstanceOf(Phase.HandedOver.class);
    GivenTask ours = GivenTask.finishedFullLoad().rule(Tables.INTEGRATION, TableLob.FULL);
    Incident modified = creating.withHand(creating.hand().withModified(true));
    assertThat(Told.of(modified, decide(modified, Seen.of(ours)))).isEqualTo("do CreateRecovery");
  }

  private static Incident starting() {
    return Cases.recovering(new Phase.StartingRecovery(Cases.NOW));
  }

  private static Seen ready(Seen seen) {
    return recovery(seen, TaskStatus.READY);
  }

  private static Seen recovery(Seen seen, TaskStatus status) {
    return seen.recovery(
        GivenTask.running()
            .arn(Cases.RECOVERY, "dms-medic-recovery")
            .type(MigrationType.FULL_LOAD)
            .status(status));
  }

  @ParameterizedTest
  @CsvSource({"59, do ResumeTask", "61, HandedOver REFUSED"})
  void aTaskThatWeStoppedIsResumedForAnHourAndThenAPersonIsTold(int minutes, String told) {
    Phase phase = withdrawing(Duration.ofMinutes(minutes));
    Incident stopped = Cases.stopped(Cases.in(phase, Route.RELOAD));
    Seen seen = Seen.of(GivenTask.running().stopped("NORMAL", GivenTask.NOON));
    assertThat(Told.of(stopped, decide(stopped, seen))).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"1, RUNNING", "61, RUNNING", "61, STARTING"})
  void aRecoveryTaskThatLoadsIsLeftHoweverLateItIsSeen(int minutes, TaskStatus status) {
    Incident ours = Cases.recovering(withdrawing(Duration.ofMinutes(minutes)));
    Incident over = advance(ours, recovery(Seen.of(GivenTask.finishedFullLoad()), status));
    assertThat(over.phase())
        .isInstanceOfSatisfying(
            Phase.HandedOver.class,
            told -> assertThat(told.ending().sentence()).contains("let it end, then delete it"));
  }

  @Test
  void aRecoveryTaskOfWhichNobodyKnowsIsNotSaidToBeDeletedByHand() {
    Incident ours = Cases.recovering(withdrawing(Duration.ofMinutes(61)));
    Seen blind = Seen.of(GivenTask.finishedFullLoad()).recovery(Answer.unknown("Throttled."));
    assertThat(advance(ours, blind).chronicle().entries().getLast().sentence())
        .contains("let it end, then delete it")
        .doesNotContain("by hand");
  }

  @Test
  void whatSomebodyElseStoppedMeanwhileIsLeftHoweverLateItIsSeen() {
    Incident stopped = Cases.stopped(Cases.in(withdrawing(Duration.ofMinutes(61)), Route.RELOAD));
    Hand.Stop own = new Hand.Stop(Optional.of(Cases.NOW.minusSeconds(9999)), Optional.empty());
    Incident ours = stopped.withHand(stopped.hand().withStop(own));
    Seen theirs = Seen.of(GivenTask.running().stopped("NORMAL", GivenTask.NOON));
    Incident free = advance(ours, theirs);
    assertThat(free.hand().stopped()).isFalse();
    assertThat(free.chronicle().entries().getLast().sentence()).contains("is left so");
  }

  @Test
  void anItemOfAnEarlierVersionThatNamesNoClusterAccusesNobody() {
    Incident creating = Cases.in(new Phase.CreatingRecovery(Cases.NOW), Route.RECOVERY_TASK);
    Plan.Basis basis = creating.plan().basis().orElseThrow();
    Plan.Basis older =
        new Plan.Basis(basis.settings(), basis.mappings(), basis.restStamp(), Optional.empty());
    Plan plan = creating.plan().with(creating.plan().chosen(), older, List.of());
    Incident planned = creating.withPlan(plan);
    assertThat(Told.of(planned, decide(planned, Seen.of(GivenTask.finishedFullLoad()))))
        .isEqualTo("do CreateRecovery");
  }

  private static Phase withdrawing(Duration since) {
    return new Phase.Withdrawing(Cases.NOW.minus(since), Cases.ending());
  }

  @ParameterizedTest
  @CsvSource({"yes, true", "until monday, true", "' ', false", "False, false", "no, false"})
  void anyWordPausesButTheOnesThatDeny(String word, boolean paused) {
    assertThat(Mode.paused(Map.of(Mode.PAUSE_TAG, word))).isEqualTo(paused);
    assertThat(Mode.paused(Map.of())).isFalse();
  }

  private static RoleChange atomic() {
    return new RoleChange(
        "dms_user",
        Optional.empty(),
        SessionVariable.COPY_FROM_ATOMIC_ENABLED,
        Optional.empty(),
        Optional.of("false"));
  }

  private static ClusterView half() {
    return Clusters.with(
        new RoleDefault(
            SessionVariable.COPY_FROM_RETRIES_ENABLED, "true", Optional.empty(), false));
  }

  private static Incident reloading() {
    List<HurtTable> tables =
        List.of(
            Tables.truncated(Tables.INTEGRATION).with(FULL),
            Tables.truncated(Tables.OTHER).with(FULL));
    Incident one = Cases.in(new Phase.Reloading(Cases.NOW), Route.RELOAD);
    Treatment both =
        new Treatment(
            Route.RELOAD,
            List.of(
                new Dose(Tables.INTEGRATION, Fault.LOB_TRUNCATED, Rung.FULL_LOB, 0),
                new Dose(Tables.OTHER, Fault.LOB_TRUNCATED, Rung.FULL_LOB, 0)),
            List.of(Cases.FULL),
            List.of());
    Plan plan = one.plan().narrowed(both);
    return one.withTables(tables).withPlan(plan);
  }

  private static Decision decide(Incident incident, Seen seen) {
    return Deciding.decide(incident, seen.observation(), Cases.BELTS, Cases.NOW);
  }

  private static Incident advance(Incident incident, Seen seen) {
    return ((Decision.Advance) decide(incident, seen)).next();
  }
}
