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
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Observation.RecoveryView;
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

/** Lines may come late, so what is whole is watched before it is called healed, or forgotten. */
class WatchTest {

  private static final Instant REQUESTED = Cases.NOW.minus(Duration.ofMinutes(20));

  private static Decision decide(Incident incident, Seen seen) {
    return Deciding.decide(incident, seen.observation(), Cases.BELTS, Cases.NOW);
  }

  @Test
  void aWatchDoesNotEndWhereNobodyKnowsWhatDmsShowsOfTheTables() {
    Phase over =
        new Phase.Soaking(Cases.NOW.minus(Duration.ofMinutes(11)), Cases.NOW.minusSeconds(60));
    Incident watched = Cases.whole(Cases.in(over, Route.RELOAD));
    Seen silent =
        Seen.of(GivenTask.running())
            .statistics(Answer.<List<TableStatistics>>unknown("Rate exceeded."));
    assertThat(decide(watched, silent)).isInstanceOf(Decision.Wait.class);
    assertThat(Told.of(watched, decide(watched, Seen.of(GivenTask.running())))).isEqualTo("Healed");
  }

  @Test
  void aWatchDoesNotEndWhereNobodyKnowsWhetherItsRecoveryTaskIsThere() {
    Phase ended =
        new Phase.Soaking(Cases.NOW.minus(Duration.ofMinutes(11)), Cases.NOW.minusSeconds(60));
    Incident watched = Cases.whole(Cases.recovering(ended));
    Seen seen = Seen.of(GivenTask.finishedFullLoad());
    assertThat(decide(watched, seen.recovery(Answer.<Optional<RecoveryView>>unknown("Lost."))))
        .isInstanceOf(Decision.Wait.class);
    Incident over = next(watched, seen.recovery(Answer.known(Optional.empty())));
    assertThat(over.phase()).isInstanceOf(Phase.HandedOver.class);
    assertThat(over.tables()).as("nobody saw the end of its log").noneMatch(HurtTable::whole);
  }

  @Test
  void theLogOfARecoveryTaskIsReadToItsEndBeforeItGoes() {
    Phase over =
        new Phase.Soaking(Cases.NOW.minus(Duration.ofMinutes(11)), Cases.NOW.minusSeconds(60));
    Incident watched = Cases.whole(proving(Duration.ofMinutes(12)).in(over));
    Instant until = Cases.NOW.minusSeconds(60);
    Incident partly = next(watched, oneIsCutAgain().linesUntil(until));
    assertThat(partly.phase()).isEqualTo(over);
    assertThat(partly.chronicle().sweptUntil()).isEqualTo(until);
    assertThat(partly.tables()).extracting(HurtTable::whole).containsExactly(true, false);
    assertThat(next(partly, oneIsCutAgain().lines()).phase())
        .isEqualTo(new Phase.DeletingRecovery(Cases.NOW, false));
  }

  private static Incident next(Incident incident, Seen seen) {
    return ((Decision.Advance) decide(incident, seen)).next();
  }

  @Test
  void aFirstLookOfLongAgoProvesNothingAndIsTakenAnew() {
    Incident proving = proving(Duration.ofMinutes(9));
    for (int minutes : new int[] {4, 6}) {
      Hand.Sample looked =
          new Hand.Sample(
              Cases.NOW.minus(Duration.ofMinutes(minutes)),
              proving.hand().sample().orElseThrow().statistics());
      Incident again = proving.withHand(proving.hand().withSample(Optional.of(looked)));
      Decision next = decide(again, oneIsCutAgain());
      boolean anew =
          next instanceof Decision.Advance(Incident incident)
              && incident.hand().sample().orElseThrow().at().equals(Cases.NOW);
      assertThat(anew).as(minutes + " minutes").isEqualTo(minutes > 5);
    }
  }

  @Test
  void whatARecoveryTaskMadeWholeIsWatchedBesideWhatItDidNot() {
    assertThat(decide(proving(Duration.ofMinutes(2)), oneIsCutAgain()))
        .isEqualTo(
            new Decision.Wait(
                Cases.NOW.plus(Duration.ofMinutes(8)),
                "Whole tables are watched beside damaged ones."));
    Incident proving = proving(Duration.ofMinutes(11));
    Incident climbing = next(proving, oneIsCutAgain());
    assertThat(climbing.phase()).isEqualTo(new Phase.DeletingRecovery(Cases.NOW, false));
    assertThat(climbing.tables()).extracting(HurtTable::whole).containsExactly(true, false);
  }

  private static Incident proving(Duration since) {
    Incident one = Cases.in(new Phase.Proving(Cases.NOW.minus(since)), Route.RECOVERY_TASK);
    List<HurtTable> tables =
        Stream.of(Tables.INTEGRATION, Tables.OTHER).map(Tables::truncated).toList();
    Treatment both =
        new Treatment(
            Route.RECOVERY_TASK,
            tables.stream()
                .map(t -> new Dose(t.source(), Fault.LOB_TRUNCATED, Rung.FULL_LOB, 0))
                .toList(),
            List.of(Cases.FULL),
            List.of());
    List<Load> loads =
        tables.stream()
            .map(t -> new Load(t.source(), REQUESTED, Optional.empty(), new RowCounts(0, 0, 0, 0)))
            .toList();
    Hand.Sample sample =
        new Hand.Sample(
            Cases.NOW.minusSeconds(60),
            List.of(Tables.completed(Tables.INTEGRATION), Tables.completed(Tables.OTHER)));
    Hand hand =
        one.hand()
            .withLoads(loads)
            .withSample(Optional.of(sample))
            .withRecovery(Optional.of(Cases.RECOVERY));
    return one.withTables(tables).withPlan(one.plan().narrowed(both)).withHand(hand);
  }

  private static Seen oneIsCutAgain() {
    GivenTask recovery =
        GivenTask.running()
            .arn(Cases.RECOVERY, "dms-medic-recovery")
            .type(MigrationType.FULL_LOAD)
            .status(TaskStatus.STOPPED)
            .tag(Mode.INCIDENT_TAG, "example-1");
    RowCounts counts = new RowCounts(Tables.ROWS, 0, 0, 0);
    Instant before = REQUESTED.minusSeconds(600);
    return Seen.of(GivenTask.finishedFullLoad())
        .statistics(
            Tables.completed(Tables.INTEGRATION, counts, before),
            Tables.completed(Tables.OTHER, counts, before))
        .lines(Lines.truncated(Tables.OTHER, REQUESTED.plusSeconds(30)))
        .recovery(recovery, Tables.completed(Tables.INTEGRATION), Tables.completed(Tables.OTHER));
  }
}
