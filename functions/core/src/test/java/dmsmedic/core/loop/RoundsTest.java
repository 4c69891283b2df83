package dmsmedic.core.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Lines;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Chronicle.History;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.mapping.Locator;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Observation.EarlierLoad;
import dmsmedic.core.triage.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom a signal concerns, and what is remembered of a task. */
class RoundsTest {

  private static final Instant NOON = GivenTask.NOON;

  private final World world = new World(GivenTask.running());
  private final Instant deadline = NOON.plusSeconds(120);

  @Test
  void aLineOfCockroachWakesTheTasksOfItsRole() {
    Rounds rounds = new Rounds(world.loop());
    assertThat(rounds.cockroachLine(Optional.of("dms_user"), NOON, deadline)).hasSize(1);
    assertThat(rounds.cockroachLine(Optional.empty(), NOON, deadline)).hasSize(1);
    assertThat(rounds.cockroachLine(Optional.of("app"), NOON, deadline)).isEmpty();
  }

  @Test
  void anEventOfOurRecoveryTaskWakesItsParent() {
    TaskArn ours = TaskArn.of("aws", "eu-west-1", "123456789012", "OURS");
    GivenTask given =
        GivenTask.running()
            .arn(ours, "ours")
            .tag(Mode.INCIDENT_TAG, "example-1")
            .tag(Mode.PARENT_TAG, GivenTask.ARN.value());
    world.dms.tasks.put(ours, new WorldTask(world, given.view()));
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    new Rounds(world.loop()).task(new Signal.TaskChanged(ours), deadline);
    assertThat(world.ledger.open).containsOnlyKeys(GivenTask.ARN);
    assertThat(new Rounds(world.loop()).tick(deadline)).hasSize(1);
  }

  /** The broken one comes first, as its ARN is the lesser. */
  @Test
  void oneTaskThatCannotBeWokenDoesNotHoldUpTheOthers() {
    TaskArn first = TaskArn.of("aws", "eu-west-1", "123456789012", "AAA");
    Incident senseless =
        Incident.opened(first, List.of(), NOON).in(new Phase.CreatingRecovery(NOON)).withVersion(1);
    world.dms.tasks.put(
        first, new WorldTask(world, GivenTask.running().arn(first, "first").view()));
    world.ledger.open.put(first, senseless);
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);

    assertThatThrownBy(() -> new Rounds(world.loop()).tick(deadline))
        .hasMessage("Task " + first + " could not be woken.");
    assertThat(world.ledger.open).containsKey(GivenTask.ARN);
  }

  @Test
  void anIncidentThatSomebodyEndedByHandIsToldAndClosed() {
    Phase ended = new Phase.HandedOver(NOON, new Ending(Ending.Why.OPERATOR, "Ended by hand."));
    Incident incident =
        Incident.opened(GivenTask.ARN, List.of(), NOON)
            .withVersion(1)
            .in(ended)
            .announcing(Notice.Kind.HANDED_OVER, NOON);
    world.ledger.open.put(GivenTask.ARN, incident);
    new Rounds(world.loop()).tick(deadline);
    assertThat(world.announcements).extracting(a -> a.kind()).contains(Notice.Kind.HANDED_OVER);
    assertThat(world.ledger.open).isEmpty();
  }

  @Test
  void aTaskThatIsOffIsNotLookedAt() {
    world.task.tags.put(Mode.TAG, "off");
    assertThat(new Rounds(world.loop()).tick(deadline)).isEmpty();
  }

  @Test
  void aWakeUpWithoutTimeDoesNothing() {
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    assertThat(world.loop().wake(new Signal.Tick(GivenTask.ARN), NOON))
        .isEqualTo(new Loop.Woken.Yielded("The time is up."));
    assertThat(world.ledger.writes()).isZero();
  }

  @Test
  void aQuietLogIsWrittenDownRarely() {
    for (int i = 0; i < 90; i++) {
      world.wake();
    }
    assertThat(world.ledger.writes()).isBetween(2L, 4L);
    world.lines.add(Lines.truncated(Tables.OTHER, world.now.minusSeconds(240)));
    world.wake();
    assertThat(world.ledger.open).hasSize(1);
  }

  @Test
  void aFileForgetsWhatIsOlderThanADay() {
    TableName table = Tables.INTEGRATION;
    TaskFile file =
        TaskFile.of(GivenTask.ARN)
            .opened(NOON)
            .reloaded(List.of(table), NOON)
            .reloaded(List.of(table), NOON.plusSeconds(60));
    assertThat(file.usage(NOON.plusSeconds(60), 7).reloads()).isEqualTo(Map.of(table, 2));
    assertThat(file.usage(NOON.plusSeconds(60), 7).openIncidents()).isEqualTo(7);
    Instant nextDay = NOON.plus(Duration.ofDays(1)).plusSeconds(30);
    assertThat(file.usage(nextDay, 0).reloads()).isEqualTo(Map.of(table, 1));
    assertThat(file.usage(nextDay, 0).incidents()).isZero();
    assertThat(file.opened(nextDay).incidents()).containsExactly(nextDay);
    assertThat(file.reloaded(List.of(), nextDay).reloads()).hasSize(1);
  }

  @Test
  void aBudgetThatIsTightenedInTheMiddleHandsOverARunningTask() {
    world.fullLobLimitKb = 64;
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.until(Phase.Modifying.class);
    Limits usual = Limits.standard();
    world.limits = new Limits(usual.waits(), new Limits.Counts(1, 4, 3, 20));
    world.untilClosed();
    assertThat(((Phase.HandedOver) world.ledger.closed.getFirst().phase()).ending())
        .isEqualTo(
            new Ending(
                Ending.Why.BUDGET, "The incident has had 1 treatments, which is the limit."));
    assertThat(world.task.status).isEqualTo(TaskStatus.RUNNING);
    assertThat(world.effects).filteredOn(effect -> effect.startsWith("RELOAD")).hasSize(1);
  }

  @Test
  void theLogIsReadFromTheMarkOrAnEarlierSightingButNotFromBeforeTheLastEnd() {
    TaskFile fresh = TaskFile.of(GivenTask.ARN);
    assertThat(fresh.since(Optional.empty())).isEqualTo(Instant.EPOCH);
    TaskFile swept = fresh.swept(NOON);
    assertThat(swept.since(Optional.of(NOON.plusSeconds(5)))).isEqualTo(NOON);
    assertThat(swept.since(Optional.of(NOON.minusSeconds(5)))).isEqualTo(NOON.minusSeconds(5));
    TaskFile closed = fresh.closed(new History(NOON, NOON, List.of()), List.of());
    assertThat(closed.since(Optional.of(NOON.minusSeconds(5)))).isEqualTo(NOON);
  }

  @Test
  void theFileKnowsTheLastLoadOfEachTableThatAnIncidentHasSeenEnd() {
    EarlierLoad first = new EarlierLoad(Tables.OTHER, NOON, new RowCounts(5, 1, 0, 0));
    EarlierLoad later = new EarlierLoad(Tables.OTHER, NOON.plusSeconds(9), first.base());
    EarlierLoad other = new EarlierLoad(Tables.INTEGRATION, NOON, first.base());
    TaskFile once = TaskFile.of(GivenTask.ARN).closed(History.NONE, List.of(first));
    TaskFile twice = once.closed(new History(NOON, NOON, List.of()), List.of(later, other));
    assertThat(twice.loads()).containsExactly(other, later);
    assertThat(twice.closed(History.NONE, List.of(first))).isEqualTo(twice);
  }

  private WorldTask neighbour(String name, String schema) {
    TaskArn arn = TaskArn.of("aws", "eu-west-1", "123456789012", name);
    Rule rule = new Rule.Selection("1", Locator.of(schema, "%"), true, false);
    GivenTask given = GivenTask.running().arn(arn, name.toLowerCase(Locale.ROOT));
    WorldTask next = new WorldTask(world, given.mappings(new TableMappings(List.of(rule))).view());
    world.dms.tasks.put(arn, next);
    return next;
  }

  @Test
  void aQuietLogIsReadWithoutARequestForItsTask() {
    neighbour("QUIET", "other");
    world.wake();
    assertThat(world.asked).containsExactly("tasks");
  }

  @Test
  void onlyNeighboursThatMayWriteTheTableAreAskedForTheirTables() {
    neighbour("FAR", "other");
    neighbour("NEAR", Tables.INTEGRATION.schema());
    neighbour("LEFT", Tables.INTEGRATION.schema()).tags.put(Mode.INCIDENT_TAG, "gone-1");
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.until(Phase.AwaitingApproval.class);
    assertThat(world.asked)
        .contains("statistics NEAR", "statistics LEFT")
        .doesNotContain("statistics FAR");
  }

  @Test
  void beforeADeedEverythingIsAskedAnew() {
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.wake();
    world.asked.clear();
    world.wake();
    assertThat(world.asked)
        .startsWith("tasks", "statistics EXAMPLE", "task EXAMPLE")
        .filteredOn("tasks"::equals)
        .hasSizeGreaterThan(1);
  }

  @Test
  void whileDmsAnswersNothingBecauseOfItsLimitNobodyIsCalled() {
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.wake();
    world.exhausted = true;
    world.statisticsAreSilent = true;
    for (int i = 0; i < 150; i++) {
      world.loop().wake(new Signal.Tick(GivenTask.ARN), world.now.plusSeconds(60));
      world.pass(Duration.ofSeconds(20));
    }
    assertThat(world.ledger.closed).isEmpty();
    assertThat(world.ledger.opened(GivenTask.ARN).phase()).isInstanceOf(Phase.Planning.class);
    world.exhausted = false;
    world.statisticsAreSilent = false;
    world.untilClosed();
    assertThat(world.ledger.closed.getFirst().phase()).isInstanceOf(Phase.Healed.class);
  }

  @Test
  void aLimitThatNeverLiftsEndsWithAPerson() {
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.wake();
    world.exhausted = true;
    world.statisticsAreSilent = true;
    for (int i = 0; i < 200 && world.ledger.closed.isEmpty(); i++) {
      world.loop().wake(new Signal.Tick(GivenTask.ARN), world.now.plusSeconds(60));
      world.pass(Duration.ofSeconds(20));
    }
    assertThat(world.ledger.closed)
        .singleElement()
        .satisfies(closed -> assertThat(closed.phase()).isInstanceOf(Phase.HandedOver.class));
  }

  @Test
  void aTickWithoutRequestsStillReadsLogsAndLeavesIncidentsForTheNext() {
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.wake();
    neighbour("QUIET", "other");
    world.exhausted = true;
    assertThat(new Rounds(world.loop()).tick(world.now.plusSeconds(60)))
        .hasSize(2)
        .last()
        .isEqualTo(new Loop.Woken.Yielded("1 tasks are left for the next tick."));
  }

  @Test
  void aLogThatTakesManyLooksIsReadOnFromLookToLook() {
    world.linesOfALook = 7;
    for (int i = 0; i < 60; i++) {
      world.lines.add(Lines.truncated(Tables.INTEGRATION, world.now.plusMillis(i)));
    }
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.until(Phase.Proving.class);
    for (int i = 0; i < 60; i++) {
      world.lines.add(Lines.copyDied(world.now.plusSeconds(i)));
    }
    world.untilClosed();
    assertThat(world.ledger.closed.getFirst().phase()).isInstanceOf(Phase.Healed.class);
    assertThat(world.ledger.closed.getFirst().chronicle().sweptUntil())
        .isAfter(GivenTask.NOON.plusSeconds(60));
  }

  @Test
  void aTableThatIsHurtAgainIsSeenInTheFirstPartOfManyLines() {
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.until(Phase.Proving.class);
    world.linesOfALook = 5;
    for (int i = 0; i < 60; i++) {
      world.lines.add(Lines.truncated(Tables.INTEGRATION, world.now.plusMillis(i)));
    }
    world.until(Phase.Planning.class);
    assertThat(world.ledger.opened(GivenTask.ARN).plan().treatments()).isEqualTo(1);
  }

  @Test
  void aQuietPartOfALogIsNotTakenForTheWholeOfIt() {
    world.linesOfALook = 1;
    for (int i = 0; i < 4; i++) {
      world.lines.add(Lines.applyDied(world.now.minusSeconds(3000 - i)));
    }
    world.lines.add(Lines.truncated(Tables.INTEGRATION, world.now.minusSeconds(200)));
    for (int i = 0; i < 8; i++) {
      world.wake();
    }
    assertThat(world.ledger.open).containsOnlyKeys(GivenTask.ARN);
  }
}
