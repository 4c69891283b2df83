package dmsmedic.testkit.dms;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Dms;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.SettingChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Dms} promises, whatever is behind it.
 *
 * <p>The source has the tables {@link #ORDERS} and {@link #ITEMS}, and no others.
 */
public abstract class DmsContract extends DmsStage {

  @Test
  void aTaskThatDoesNotExistIsKnownNotToExist() {
    assertThat(dms().task(NOBODYS).found()).contains(Optional.empty());
    assertThat(dms().taskNamed("nobodys").found()).contains(Optional.empty());
    assertThat(dms().statistics(NOBODYS).found()).isEmpty();
    assertThat(dms().commands(NOBODYS, List.of()).reason()).isNotEmpty();
  }

  @Test
  void nothingCanBeDoneToATaskThatDoesNotExist() {
    assertThat(dms().stop(NOBODYS)).isInstanceOf(Outcome.Refused.class);
    assertThat(dms().resume(NOBODYS)).isInstanceOf(Outcome.Refused.class);
    assertThat(dms().delete(NOBODYS)).isInstanceOf(Outcome.Refused.class);
    assertThat(dms().reload(NOBODYS, List.of(ORDERS))).isInstanceOf(Outcome.Refused.class);
    assertThat(dms().create(NOBODYS, recovery("x", OURS))).isInstanceOf(Outcome.Refused.class);
    assertThat(dms().modify(NOBODYS, new Deed.ModifyTask(List.of(), "")))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aTaskIsFoundByArnByNameAndAmongAll() {
    TaskArn one = given("one", MigrationType.FULL_LOAD);
    TaskArn two = given("two", MigrationType.FULL_LOAD_AND_CDC);

    assertThat(task(one).status()).isEqualTo(TaskStatus.READY);
    assertThat(dms().taskNamed("two").found().orElseThrow().map(v -> v.task().arn())).contains(two);
    assertThat(dms().tasks().found().orElseThrow().read())
        .extracting(view -> view.task().arn())
        .containsExactlyInAnyOrder(one, two);
    assertThat(view(two).mappings().selects(ITEMS)).isTrue();
    assertThat(task(two).target().username()).contains("dms");
  }

  @Test
  void aTaskThatNeverRanHasNoStatistics() {
    TaskArn task = given("fresh", MigrationType.FULL_LOAD_AND_CDC);
    assertThat(dms().statistics(task).found()).contains(List.of());
  }

  @Test
  void aReplicatingTaskRunsAfterItsLoadUntilItIsStopped() {
    TaskArn task = running();
    assertThat(task(task).status()).isEqualTo(TaskStatus.RUNNING);
    assertThat(task(task).startedAt()).isPresent();
    assertThat(statistics(task, ORDERS).state()).isEqualTo(TableState.COMPLETED);
    assertThat(statistics(task, ITEMS).counts().loaded()).isPositive();

    assertThat(dms().stop(task)).isEqualTo(new Outcome.Done());
    settle();
    assertThat(task(task).status()).isEqualTo(TaskStatus.STOPPED);
    assertThat(task(task).stoppedBySomeone()).isTrue();
    assertThat(task(task).stopReason().orElseThrow().word()).isEqualTo("NORMAL");
  }

  @Test
  void aStoppedTaskResumesAndKeepsItsLoads() {
    TaskArn task = stopped();
    Optional<Instant> loaded = statistics(task, ORDERS).loadEndedAt();
    assertThat(dms().resume(task)).isEqualTo(new Outcome.Done());
    settle();
    assertThat(task(task).status()).isEqualTo(TaskStatus.RUNNING);
    assertThat(statistics(task, ORDERS).loadEndedAt()).isEqualTo(loaded);
  }

  @Test
  void aFullLoadEndsByItself() {
    TaskArn task = given("load", MigrationType.FULL_LOAD);
    assertThat(dms().startFirst(task)).isEqualTo(new Outcome.Done());
    settle();
    assertThat(task(task).loadFinished()).isTrue();
  }

  @Test
  void aFirstStartHappensOnce() {
    assertThat(dms().startFirst(stopped())).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void theWrongStateIsNotNow() {
    TaskArn ready = given("ready", MigrationType.FULL_LOAD_AND_CDC);
    assertThat(dms().stop(ready)).isInstanceOf(Outcome.NotNow.class);
    assertThat(dms().reload(ready, List.of(ORDERS))).isInstanceOf(Outcome.NotNow.class);
    TaskArn running = running();
    assertThat(dms().resume(running)).isInstanceOf(Outcome.NotNow.class);
    assertThat(dms().delete(running)).isInstanceOf(Outcome.NotNow.class);
    assertThat(dms().modify(running, change(running, doubled(running))))
        .isInstanceOf(Outcome.NotNow.class);
  }

  @Test
  void changesAreMadeAndTheirInverseRestoresEverything() {
    TaskArn task = stopped();
    TaskView before = view(task);
    List<SettingChange> changes = everyChange(before);

    assertThat(dms().modify(task, change(task, changes))).isEqualTo(new Outcome.Done());
    settle();
    TaskView after = view(task);
    assertThat(changes)
        .allMatch(change -> change.seenIn(after.task().settings(), after.mappings()));
    assertThat(after.task().restStamp()).isEqualTo(before.task().restStamp());
    assertThat(after.task().status()).isEqualTo(TaskStatus.STOPPED);

    List<SettingChange> undo = changes.reversed().stream().map(SettingChange::inverse).toList();
    assertThat(dms().modify(task, change(task, undo))).isEqualTo(new Outcome.Done());
    settle();
    TaskView restored = view(task);
    assertThat(restored.task().settings()).isEqualTo(before.task().settings());
    assertThat(restored.mappings().lob(ORDERS)).isEqualTo(before.mappings().lob(ORDERS));
    assertThat(restored.task().restStamp()).isEqualTo(before.task().restStamp());
  }

  @Test
  void aSettingThatSomebodyElseChangedIsNotOverwritten() {
    TaskArn task = stopped();
    SettingChange.Size stale = new SettingChange.Size(Knob.COMMIT_RATE, 77, 78);
    TaskView before = view(task);
    assertThat(dms().modify(task, change(task, List.of(stale))))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(dms().modify(task, new Deed.ModifyTask(doubled(task), "another stamp")))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(view(task)).isEqualTo(before);
  }

  @Test
  void aReloadLoadsTheNamedTablesAgainAndNoOthers() {
    TaskArn task = running();
    Optional<Instant> orders = statistics(task, ORDERS).loadEndedAt();
    Optional<Instant> items = statistics(task, ITEMS).loadEndedAt();
    settle();
    assertThat(dms().reload(task, List.of(ITEMS))).isEqualTo(new Outcome.Done());
    settle();
    assertThat(statistics(task, ITEMS).state()).isEqualTo(TableState.COMPLETED);
    assertThat(statistics(task, ITEMS).loadEndedAt()).isNotEqualTo(items);
    assertThat(statistics(task, ITEMS).reloaded()).contains(true);
    assertThat(statistics(task, ORDERS).loadEndedAt()).isEqualTo(orders);
    assertThat(statistics(task, ORDERS).reloaded()).contains(false);
  }

  @Test
  void aReloadNamesOneToTenTablesThatTheTaskHas() {
    TaskArn task = running();
    List<TableName> eleven =
        IntStream.range(0, 11).mapToObj(i -> new TableName("public", "t" + i)).toList();
    assertThat(dms().reload(task, List.of())).isInstanceOf(Outcome.Refused.class);
    assertThat(dms().reload(task, eleven)).isInstanceOf(Outcome.Refused.class);
    assertThat(dms().reload(task, List.of(ORDERS, ORDERS))).isInstanceOf(Outcome.Refused.class);
    assertThat(dms().reload(task, List.of(new TableName("public", "ORDERS"))))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aRecoveryTaskLoadsOnlyTheNamedTablesAndCanBeDeleted() {
    TaskArn parent = given("parent", MigrationType.FULL_LOAD);
    assertThat(dms().create(parent, recovery("recovery", OURS))).isEqualTo(new Outcome.Done());
    settle();
    TaskView ours = dms().taskNamed("recovery").found().orElseThrow().orElseThrow();
    assertThat(ours.task().type()).isEqualTo(MigrationType.FULL_LOAD);
    assertThat(ours.task().tags()).isEqualTo(OURS);
    assertThat(ours.task().source()).isEqualTo(task(parent).source());
    assertThat(ours.task().target()).isEqualTo(task(parent).target());
    assertThat(ours.task().instanceArn()).isEqualTo(task(parent).instanceArn());
    assertThat(ours.task().settings().prepMode()).isEqualTo(PrepMode.TRUNCATE_BEFORE_LOAD);
    assertThat(ours.mappings().lob(ITEMS)).contains(TableLob.FULL);

    assertThat(dms().startFirst(ours.task().arn())).isEqualTo(new Outcome.Done());
    settle();
    assertThat(dms().statistics(ours.task().arn()).found().orElseThrow())
        .extracting(TableStatistics::table)
        .containsExactly(ITEMS);
    assertThat(dms().delete(ours.task().arn())).isEqualTo(new Outcome.Done());
    settle();
    assertThat(dms().task(ours.task().arn()).found()).contains(Optional.empty());
    assertThat(task(parent).status()).isEqualTo(TaskStatus.READY);
  }

  @Test
  void aRecoveryTaskLoadsNoRowsThatAFilterOfItsParentKeepsAway() {
    List<Rule.Selection> rules =
        List.of(including("1", "order_items", true), including("2", "orders", false));
    TaskArn parent = given("parent", rules);
    dms().startFirst(parent);
    settle();
    assertThat(dms().create(parent, recovery("recovery", OURS))).isEqualTo(new Outcome.Done());
    settle();
    TaskView ours = dms().taskNamed("recovery").found().orElseThrow().orElseThrow();
    assertThat(ours.mappings().filters(ITEMS)).isTrue();
    dms().startFirst(ours.task().arn());
    settle();
    assertThat(statistics(ours.task().arn(), ITEMS).counts().loaded())
        .isEqualTo(statistics(parent, ITEMS).counts().loaded());
  }

  @Test
  void noRecoveryTaskIsCreatedWhereNobodyCanTellWhichRowsItWouldLoad() {
    List<Rule.Selection> torn =
        List.of(including("1", "%", false), including("2", "order_items", true));
    for (List<Rule.Selection> rules : List.of(torn, List.of(including("1", "orders", false)))) {
      TaskArn parent = given("parent" + rules.size(), rules);
      assertThat(dms().create(parent, recovery("recovery", OURS)))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused -> assertThat(refused.reason()).contains("'" + ITEMS + "'"));
      assertThat(dms().taskNamed("recovery").found()).contains(Optional.empty());
    }
  }

  @Test
  void aRepeatedCreateFindsTheFirstAndNobodyElses() {
    TaskArn parent = given("parent", MigrationType.FULL_LOAD);
    assertThat(dms().create(parent, recovery("again", OURS))).isEqualTo(new Outcome.Done());
    settle();
    assertThat(dms().create(parent, recovery("again", OURS))).isEqualTo(new Outcome.Done());
    assertThat(dms().create(parent, recovery("again", Map.of(Mode.INCIDENT_TAG, "other"))))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(dms().create(parent, recovery("parent", OURS))).isInstanceOf(Outcome.Refused.class);
    assertThat(dms().tasks().found().orElseThrow().read()).hasSize(2);
  }

  @Test
  void commandsNameTheTaskAndNoChangesNeedNone() {
    TaskArn task = given("told", MigrationType.FULL_LOAD_AND_CDC);
    assertThat(dms().commands(task, doubled(task)).found().orElseThrow())
        .singleElement()
        .asString()
        .startsWith("aws dms modify-replication-task --replication-task-arn " + task + " ");
    assertThat(dms().commands(task, List.of()).found()).contains(List.of());
  }

  @Test
  void theInstanceOfATaskHasAClassAndAnotherHasNone() {
    TaskArn task = given("placed", MigrationType.FULL_LOAD);
    assertThat(dms().instanceClass(task(task).instanceArn()).found().orElseThrow().name())
        .startsWith("dms.");
    String other = "arn:aws:dms:eu-west-1:123456789012:rep:NONE";
    assertThat(dms().instanceClass(other).reason()).contains(other);
  }
}
