package dmsmedic.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Seen;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Hand.Sample;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Load;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Question;
import dmsmedic.core.observation.RowsWanted;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.treatment.Treatment.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows are counted between the stop and the change, when DMS applies nothing. */
class StandingCountTest {

  private static final String UNEXPLAINED = "ROWS_UNEXPLAINED integrations.integration";
  private static final RowCounts MOVED = new RowCounts(Tables.ROWS, 7, 0, 7);

  private static Seen standing() {
    return Seen.of(GivenTask.running().stopped("NORMAL", GivenTask.NOON));
  }

  private static Incident modifying(Duration since) {
    return Cases.stopped(Cases.in(new Phase.Modifying(Cases.NOW.minus(since)), Route.RELOAD));
  }

  private static Incident looked() {
    return Cases.looked(modifying(Duration.ofMinutes(2)));
  }

  private static Decision decide(Incident incident, Seen seen) {
    return Deciding.decide(incident, seen.observation(), Cases.BELTS, Cases.NOW);
  }

  private static Incident next(Incident incident, Seen seen) {
    assertThat(decide(incident, seen)).isInstanceOf(Decision.Advance.class);
    return ((Decision.Advance) decide(incident, seen)).next();
  }

  private static List<Class<?>> asked(Incident incident) {
    return Inquiries.ask(incident, Limits.standard(), Cases.NOW).stream()
        .<Class<?>>map(Object::getClass)
        .toList();
  }

  @Test
  void theFirstLookIsKeptAndTheSecondTakesTheCount() {
    Incident modifying = modifying(Duration.ofMinutes(1));
    assertThat(asked(modifying))
        .containsExactly(Question.TheTask.class, Question.TheStatistics.class);
    Incident first = next(modifying, standing());
    assertThat(first.hand().sample()).map(Sample::at).contains(Cases.NOW);
    assertThat(asked(first)).isEmpty();
    assertThat(asked(looked()))
        .containsExactly(
            Question.TheTask.class,
            Question.TheStatistics.class,
            Question.TheRows.class,
            Question.TheEarlierLoads.class);
  }

  @Test
  void whereALoadHasNoEndRowsAreForeignFromItsFirstLineOn() {
    HurtTable twice =
        Tables.unloaded(Tables.INTEGRATION).joined(lineAt(Cases.NOW.plus(Duration.ofHours(4))));
    Incident modifying = modifying(Duration.ofMinutes(2)).withTables(List.of(twice));
    Incident broken = sampled(modifying, Tables.brokenOff(Tables.INTEGRATION, 500));
    assertThat(youngerThan(broken)).isEqualTo(twice.firstAt().plusSeconds(30));
    Load again = new Load(Tables.INTEGRATION, Cases.NOW, Optional.empty(), RowCounts.NONE);
    Incident reloaded = broken.withHand(broken.hand().withLoads(List.of(again)));
    assertThat(youngerThan(reloaded)).isEqualTo(twice.lastAt().plusSeconds(30));
    Incident ended = sampled(modifying, Tables.completed(Tables.INTEGRATION));
    assertThat(youngerThan(ended)).isEqualTo(Tables.LOADED_AT.plusSeconds(30));
  }

  private static HurtTable lineAt(Instant at) {
    HurtTable one = Tables.unloaded(Tables.INTEGRATION);
    return new HurtTable(
        one.source(), one.target(), one.fault(), List.of(), at, at, 1, List.of(), false);
  }

  private static Incident sampled(Incident incident, TableStatistics statistics) {
    Sample sample = new Sample(Cases.NOW.minusSeconds(60), List.of(statistics));
    return incident.withHand(incident.hand().withSample(Optional.of(sample)));
  }

  private static Instant youngerThan(Incident incident) {
    return Inquiries.ask(incident, Limits.standard(), Cases.NOW).stream()
        .filter(Question.TheRows.class::isInstance)
        .map(Question.TheRows.class::cast)
        .flatMap(rows -> rows.wanted().stream())
        .map(RowsWanted::youngerThan)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whenEveryRowIsAccountedForTheTaskIsModified() {
    assertThat(Told.of(looked(), decide(looked(), standing()))).isEqualTo("do ModifyTask");
  }

  @Test
  void statisticsThatStillMoveAreLookedAtAgain() {
    Seen seen =
        standing().statistics(Tables.completed(Tables.INTEGRATION, MOVED, Tables.LOADED_AT));
    Incident again = next(looked(), seen);
    assertThat(again.phase()).isEqualTo(looked().phase());
    assertThat(again.hand().sample()).map(Sample::at).contains(Cases.NOW);
  }

  @Test
  void aRowOfSomebodyElseIsPutBackAndAskedFor() {
    Seen foreign = standing().rows(Tables.counted(Tables.INTEGRATION, Tables.ROWS + 1, 0));
    Incident back = next(looked(), foreign);
    assertThat(back.phase()).isInstanceOf(Phase.Paused.class);
    assertThat(back.plan().concerns()).containsExactly(UNEXPLAINED);
    assertThat(Told.of(back, decide(back, standing()))).isEqualTo("do ResumeTask");

    Incident planning = Cases.looked(back).withHand(Cases.looked(back).hand().withStopped(false));
    Seen moving =
        Seen.of(GivenTask.running())
            .statistics(Tables.completed(Tables.INTEGRATION, MOVED, Tables.LOADED_AT))
            .rows(Tables.counted(Tables.INTEGRATION, Tables.ROWS, 0));
    Incident asking = next(planning.in(new Phase.Planning(Cases.NOW)), moving);
    assertThat(asking.phase()).isInstanceOf(Phase.AwaitingApproval.class);
    assertThat(asking.plan().notes()).singleElement().asString().contains("stood still");
  }

  @Test
  void aCountOfATableAtRestRefutesWhatWasFound() {
    Incident doubted = looked().withPlan(looked().plan().withConcerns(List.of(UNEXPLAINED)));
    Incident planning = doubted.withHand(doubted.hand().withStopped(false));
    Incident next = next(planning.in(new Phase.Planning(Cases.NOW)), Seen.of(GivenTask.running()));
    assertThat(next.phase()).isInstanceOf(Phase.Stopping.class);
  }

  @Test
  void whatSomebodyApprovedIsNotAskedForAgain() {
    Incident approved = looked().withPlan(looked().plan().withConcerns(List.of(UNEXPLAINED)));
    Seen foreign = standing().rows(Tables.counted(Tables.INTEGRATION, Tables.ROWS + 1, 0));
    assertThat(Told.of(approved, decide(approved, foreign))).isEqualTo("do ModifyTask");
  }

  @Test
  void rowsThatTheOperatorsPreparationKeptAreDoubtedUntilWeHaveLoadedUnderOurs() {
    TableStatistics broken = Tables.in(TableState.ERROR, Tables.INTEGRATION);
    SettingChange ours = new SettingChange.Prep(PrepMode.DO_NOTHING, PrepMode.TRUNCATE_BEFORE_LOAD);
    Incident changed = looked().withPlan(looked().plan().withChanged(List.of(ours)));
    Sample sample = new Sample(Cases.NOW.minusSeconds(60), List.of(broken));
    Incident planning =
        changed
            .withHand(changed.hand().withStopped(false).withSample(Optional.of(sample)))
            .in(new Phase.Planning(Cases.NOW));
    Seen one =
        Seen.of(GivenTask.running())
            .statistics(broken)
            .rows(Tables.counted(Tables.INTEGRATION, 1, 0));
    assertThat(next(planning, one).plan().concerns()).contains(UNEXPLAINED);
    Load load =
        new Load(Tables.INTEGRATION, Cases.NOW, Optional.empty(), new RowCounts(0, 0, 0, 0));
    Incident loaded = planning.withHand(planning.hand().withLoads(List.of(load)));
    Seen partly = one.statistics(Tables.brokenOff(Tables.INTEGRATION, 400));
    assertThat(next(loaded, partly).plan().concerns()).isEmpty();
  }

  enum Blind {
    NO_STATISTICS,
    NO_ROWS;

    Seen seen() {
      return switch (this) {
        case NO_STATISTICS ->
            standing().statistics(Answer.<List<TableStatistics>>unknown("Rate exceeded."));
        case NO_ROWS -> standing().rows(Answer.unknown("Too many clients."));
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeCountedIsWaitedForAndThenPutBack(Blind blind) {
    assertThat(decide(looked(), blind.seen())).isInstanceOf(Decision.Wait.class);
    Instant begun = Cases.NOW.minus(Duration.ofMinutes(6));
    Incident late = looked().in(new Phase.Modifying(begun));
    assertThat(next(late.withHand(late.hand().withProgress(0, begun)), blind.seen()).phase())
        .isInstanceOf(Phase.Paused.class);
  }

  @Test
  void aRecoveryTaskNeedsNoSecondCount() {
    Incident recovery =
        Cases.stopped(Cases.in(new Phase.Modifying(Cases.NOW), Route.RECOVERY_TASK));
    assertThat(asked(recovery)).containsExactly(Question.TheTask.class);
    assertThat(recovery.hand().sample()).isEqualTo(Optional.empty());
  }
}
