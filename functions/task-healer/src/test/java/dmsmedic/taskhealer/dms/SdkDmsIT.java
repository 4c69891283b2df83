package dmsmedic.taskhealer.dms;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Dms;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Observation.AllTasks;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.testkit.dms.DmsContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The adapter through the real SDK over HTTP, against a simulated DMS. */
class SdkDmsIT extends DmsContract {

  private final SimulatedAccount account = SimulatedAccount.open();

  @AfterEach
  void close() {
    account.close();
  }

  @Override
  protected Dms dms() {
    return account.dms();
  }

  @Override
  protected TaskArn given(String identifier, MigrationType type) {
    return account.task(identifier, type, List.of(ORDERS, ITEMS));
  }

  @Override
  protected TaskArn given(String identifier, List<Rule.Selection> selections) {
    return account.task(identifier, selections);
  }

  @Override
  protected void settle() {
    account.settle();
  }

  @Test
  void theSecretAndTheRoleComeFromTheTagsOfTheEndpoint() {
    ReplicationTask task = task(given("tagged", MigrationType.FULL_LOAD));
    assertThat(task.target().secretName()).contains("example/target");
    assertThat(task.target().username()).contains("dms");
    assertThat(task.source().username()).contains("reader");
    assertThat(task.source().secretName()).isEmpty();
    assertThat(task.target().host()).isEqualTo("target.example");
    assertThat(task.tags()).containsEntry("dms-medic", "heal");
  }

  @Test
  void theLogGroupIsThatOfTheTaskWhereItLogs() {
    TaskArn task = given("logging", MigrationType.FULL_LOAD);
    assertThat(task(task).logGroup()).contains("dms-tasks-example");
  }

  @Test
  void endpointsAreRememberedBetweenQuestions() {
    TaskArn task = given("asked", MigrationType.FULL_LOAD);
    task(task);
    task(task);
    assertThat(account.calls("DescribeEndpoints")).hasSize(1);
  }

  @Test
  void everyPageIsRead() {
    for (int i = 0; i < 101; i++) {
      account.create("many-" + i, MigrationType.FULL_LOAD, List.of(ORDERS));
    }
    assertThat(dms().tasks().found().orElseThrow().read()).hasSize(101);
    assertThat(account.calls("ListTagsForResource")).hasSizeGreaterThan(1);
  }

  @Test
  void aTaskThatCannotBeReadHidesNoOther() {
    TaskArn good = given("good", MigrationType.FULL_LOAD);
    TaskArn odd = given("odd", MigrationType.FULL_LOAD);
    account.operatorMaps(
        odd,
        """
        {"rules":[{"rule-type":"selection","rule-id":"2","rule-name":"2","rule-action":"include",
         "object-locator":{"schema-name":"s","table-name":"t"}},
         {"rule-type":"table-settings","rule-id":"1","rule-name":"1",
         "object-locator":{"schema-name":"s","table-name":"t"},
         "lob-settings":{"mode":"unlimited","bulk-max-size":"99999999999"}}]}
        """);

    AllTasks all = dms().tasks().found().orElseThrow();

    assertThat(all.read()).extracting(view -> view.task().arn()).containsExactly(good);
    assertThat(all.unread())
        .singleElement()
        .satisfies(task -> {
          assertThat(task.identifier()).isEqualTo("odd");
          assertThat(task.mayWriteInto(task(good).target())).isTrue();
          assertThat(task.mayWriteInto(task(good).source())).isFalse();
          assertThat(task.reason()).startsWith("Task '" + odd + "' cannot be read: ");
        });
    assertThat(dms().task(odd).reason()).isEqualTo(all.unread().getFirst().reason());
  }

  @Test
  void aModifySendsTheChangedGroupAlone() {
    TaskArn task = given("small", MigrationType.FULL_LOAD);
    dms().modify(task, new Deed.ModifyTask(doubled(task), task(task).restStamp()));
    String sent = account.calls("ModifyReplicationTask").getFirst().request();
    assertThat(sent).contains("LobMaxSize").doesNotContain("TableMappings", "CommitRate");
  }

  @Test
  void aRecoveryTaskIsToldByItsArn() {
    TaskArn parent = given("parent", MigrationType.FULL_LOAD);
    for (String name : List.of("dms-medic-1796040000-1-longtaskname", "dms-medic-1796040000-2")) {
      Map<String, String> tags = Map.of("dms-medic", "heal", "dms-medic-incident", name);
      Deed.CreateRecovery deed = new Deed.CreateRecovery(name, List.of(ITEMS), List.of(), tags);
      assertThat(dms().create(parent, deed)).isEqualTo(new Outcome.Done());
      assertThat(dms().taskNamed(name).found().orElseThrow().orElseThrow().task().arn())
          .asString()
          .contains(":task:" + SdkDms.RECOVERY_PREFIX);
    }
  }

  @Test
  void anotherSettingThatAnOperatorChangedMeanwhileRefusesTheModify() {
    TaskArn task = given("raced", MigrationType.FULL_LOAD);
    Deed.ModifyTask planned = new Deed.ModifyTask(doubled(task), task(task).restStamp());
    account.operatorModifies(
        task, "{\"ErrorBehavior\":{\"DataTruncationErrorPolicy\":\"SUSPEND_TABLE\"}}");
    assertThat(dms().modify(task, planned))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.reason()).contains("other"));
  }

  @Test
  void aChangeThatIsThereAlreadySendsNothing() {
    TaskArn task = given("done", MigrationType.FULL_LOAD);
    List<SettingChange> changes =
        List.of(new SettingChange.TableLobs(ORDERS, Optional.empty(), Optional.of(TableLob.FULL)));
    Deed.ModifyTask modify = new Deed.ModifyTask(changes, task(task).restStamp());
    assertThat(dms().modify(task, modify)).isEqualTo(new Outcome.Done());
    settle();
    assertThat(dms().modify(task, modify)).isEqualTo(new Outcome.Done());
    assertThat(account.calls("ModifyReplicationTask")).hasSize(1);
  }

  @Test
  void nobodyAnsweringLeavesTheFateOfADeedOpenAndAQuestionUnanswered() {
    TaskArn task = given("lonely", MigrationType.FULL_LOAD);
    account.disappear();
    assertThat(dms().resume(task)).isInstanceOf(Outcome.Unsure.class);
    assertThat(dms().task(task).reason()).contains("no answer");
    assertThat(dms().modify(task, new Deed.ModifyTask(List.of(), "")))
        .isInstanceOf(Outcome.NotNow.class);
  }

  @Test
  void anEmptyQuotaIsNotNowAndNothingIsSentAgainIntoIt() {
    TaskArn task = given("throttled", MigrationType.FULL_LOAD);
    try (SimulatedAccount poor = SimulatedAccount.withoutQuota()) {
      assertThat(poor.dms().resume(task)).isInstanceOf(Outcome.NotNow.class);
      assertThat(poor.calls("StartReplicationTask")).hasSize(1);
      assertThat(poor.dms().exhausted()).isTrue();
      assertThat(poor.dms().tasks().reason()).contains("No request to DMS is left for now.");
      assertThat(poor.calls("DescribeReplicationTasks")).isEmpty();
    }
  }

  @Test
  void whatOthersHaveAskedIsNotAskedAndADeedIsDoneAllTheSame() {
    TaskArn task = given("busy", MigrationType.FULL_LOAD);
    int sent = account.calls("DescribeReplicationTasks").size();
    account.othersLeave(0);
    assertThat(dms().exhausted()).isFalse();
    assertThat(dms().task(task).reason()).contains("No request to DMS is left for now.");
    assertThat(dms().exhausted()).isTrue();
    assertThat(account.calls("DescribeReplicationTasks")).hasSize(sent);
    assertThat(dms().startFirst(task)).isEqualTo(new Outcome.Done());
    settle();
    assertThat(dms().exhausted()).isFalse();
  }

  @Test
  void everyPageTakesARequest() {
    for (int i = 0; i < 501; i++) {
      account.create("many-" + i, MigrationType.FULL_LOAD, List.of(ORDERS));
    }
    int sent = account.calls("DescribeReplicationTasks").size();
    account.othersLeave(1);
    assertThat(dms().tasks().reason()).contains("No request to DMS is left for now.");
    assertThat(account.calls("DescribeReplicationTasks")).hasSize(sent + 5);
  }
}
