package dmsmedic.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Lines;
import dmsmedic.core.given.Seen;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Hand;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Load;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.observation.Observation.EarlierLoad;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.Rung;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.core.treatment.Treatment.Dose;
import dmsmedic.core.treatment.Treatment.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of several tables some are loaded well and others not: what is whole is not loaded again. */
class PartlyWholeTest {

  private static final Instant REQUESTED = Cases.NOW.minus(Duration.ofMinutes(20));
  private static final TableStatistics WELL = Tables.completed(Tables.INTEGRATION);
  private static final TableStatistics BROKEN = Tables.in(TableState.ERROR, Tables.OTHER);
  private static final TableStatistics LOADING = Tables.in(TableState.FULL_LOAD, Tables.OTHER);

  private static Decision decide(Incident incident, Seen seen) {
    return Deciding.decide(incident, seen.observation(), Cases.BELTS, Cases.NOW);
  }

  private static Incident next(Incident incident, Seen seen) {
    assertThat(decide(incident, seen)).isInstanceOf(Decision.Advance.class);
    return ((Decision.Advance) decide(incident, seen)).next();
  }

  private static Incident of(Phase phase, Route route) {
    List<HurtTable> tables =
        Stream.of(Tables.INTEGRATION, Tables.OTHER).map(Tables::truncated).toList();
    List<Dose> doses =
        tables.stream()
            .map(t -> new Dose(t.source(), Fault.LOB_TRUNCATED, Rung.FULL_LOB, 0))
            .toList();
    List<Load> loads =
        tables.stream()
            .map(t -> new Load(t.source(), REQUESTED, Optional.empty(), new RowCounts(0, 0, 0, 0)))
            .toList();
    Incident one = Cases.in(phase, route);
    return one.withTables(tables)
        .withPlan(one.plan().narrowed(new Treatment(route, doses, List.of(Cases.FULL), List.of())))
        .withHand(one.hand().withLoads(loads));
  }

  private static Incident reloading() {
    return of(new Phase.Reloading(REQUESTED), Route.RELOAD);
  }

  private static Incident proving(Duration since) {
    Incident proving = of(new Phase.Proving(Cases.NOW.minus(since)), Route.RELOAD);
    Hand.Sample sample = new Hand.Sample(Cases.NOW.minusSeconds(60), List.of(WELL, BROKEN));
    return proving.withHand(proving.hand().withSample(Optional.of(sample)));
  }

  @Test
  void aLoadThatBrokeOffIsNoReasonToLeaveTheOthersUnproven() {
    Seen loading = Seen.of(GivenTask.running()).statistics(WELL, LOADING);
    Incident ended = next(reloading(), loading);
    assertThat(ended.hand().loads())
        .extracting(Load::endedAt)
        .containsExactly(Optional.of(Tables.LOADED_AT), Optional.empty());
    assertThat(Told.of(ended, decide(ended, loading))).isEqualTo("note");
    Seen over = Seen.of(GivenTask.running()).statistics(WELL, BROKEN);
    assertThat(Told.of(ended, decide(ended, over))).isEqualTo("Proving");
  }

  @Test
  void whereNoTableWasLoadedThereIsNothingToProve() {
    Seen none =
        Seen.of(GivenTask.running())
            .statistics(Tables.in(TableState.CANCELLED, Tables.INTEGRATION), BROKEN);
    assertThat(Told.of(reloading(), decide(reloading(), none))).isEqualTo("Planning");
  }

  @Test
  void whatIsProvenWholeIsNotPartOfTheNextPlan() {
    Seen seen = Seen.of(GivenTask.running()).statistics(WELL, BROKEN);
    Incident again = next(proving(Duration.ofMinutes(2)), seen);
    assertThat(again.phase()).isInstanceOf(Phase.Planning.class);
    assertThat(again.tables()).extracting(HurtTable::whole).containsExactly(true, false);
  }

  @Test
  void beforeTheNextRungTheOthersWaitForTheirProof() {
    Seen uncounted =
        Seen.of(GivenTask.running())
            .statistics(WELL, BROKEN)
            .rows(Tables.counted(Tables.INTEGRATION, Tables.ROWS + 1, 116_664));
    Incident looking = next(proving(Duration.ofMinutes(2)), uncounted);
    assertThat(looking.phase()).isInstanceOf(Phase.Proving.class);
    Incident late = proving(Duration.ofMinutes(11));
    assertThat(Told.of(late, decide(late, uncounted))).isEqualTo("HandedOver INCONCLUSIVE");
  }

  @Test
  void aRecoveryTaskThatLoadedSomeOfItsTablesIsProvenToo() {
    Incident one = of(new Phase.LoadingRecovery(REQUESTED), Route.RECOVERY_TASK);
    Incident loading = one.withHand(one.hand().withRecovery(Optional.of(Cases.RECOVERY)));
    assertThat(Told.of(loading, decide(loading, recovered(WELL, BROKEN)))).isEqualTo("Proving");
    assertThat(Told.of(loading, decide(loading, recovered(BROKEN)))).isEqualTo("DeletingRecovery");
  }

  private static Seen recovered(TableStatistics... tables) {
    GivenTask recovery =
        GivenTask.running()
            .arn(Cases.RECOVERY, "dms-medic-recovery")
            .type(MigrationType.FULL_LOAD)
            .stopped("FULL_LOAD_ONLY_FINISHED", GivenTask.NOON)
            .tag(Mode.INCIDENT_TAG, "example-1");
    return Seen.of(GivenTask.finishedFullLoad()).recovery(recovery, tables);
  }

  @Test
  void changesFromBeforeAnEarlierIncidentsLoadAreNotCountedTwice() {
    RowCounts counters = new RowCounts(Tables.ROWS, 1, 0, 0);
    TableStatistics again =
        new TableStatistics(
            Tables.INTEGRATION,
            TableState.COMPLETED,
            counters,
            Optional.empty(),
            Optional.of(Tables.LOADED_AT),
            "Not enabled",
            Optional.of(true));
    Incident planning =
        Cases.in(new Phase.Planning(Cases.NOW), Route.RELOAD)
            .withHand(
                Hand.empty(Cases.NOW)
                    .withSample(
                        Optional.of(new Hand.Sample(Cases.NOW.minusSeconds(60), List.of(again)))));
    Seen foreign =
        Seen.of(GivenTask.running())
            .statistics(again)
            .lines(Lines.truncated(Tables.INTEGRATION, Cases.NOW.minusSeconds(30)))
            .rows(Tables.counted(Tables.INTEGRATION, Tables.ROWS + 1, 0));
    assertThat(next(planning, foreign).plan().concerns())
        .containsExactly("COUNTERS_UNKNOWN integrations.integration");
    Seen remembered =
        foreign.earlierLoads(new EarlierLoad(Tables.INTEGRATION, Tables.LOADED_AT, counters));
    assertThat(next(planning, remembered).plan().concerns())
        .containsExactly("ROWS_UNEXPLAINED integrations.integration");
    Seen clean = remembered.rows(Tables.counted(Tables.INTEGRATION, Tables.ROWS, 0));
    assertThat(next(planning, clean).plan().concerns()).isEmpty();
  }
}
