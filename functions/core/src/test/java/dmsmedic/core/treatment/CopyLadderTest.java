package dmsmedic.core.treatment;

import static dmsmedic.core.observation.SessionVariable.COPY_FROM_ATOMIC_ENABLED;
import static dmsmedic.core.observation.SessionVariable.COPY_FROM_RETRIES_ENABLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.given.Clusters;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Tables;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.ClusterView.RoleDefault;
import dmsmedic.core.observation.Observation.TaskView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ladder of a COPY that died, guard by guard. */
class CopyLadderTest {

  private static final HurtTable DEAD = Tables.unloaded(Tables.INTEGRATION);

  @Test
  void bothSettingsOfTheRoleComeFirst() {
    Ladder.Choice choice = choose(DEAD, Clusters.with());
    assertThat(choice.rung()).isEqualTo(Rung.ROLE_SETTINGS);
    assertThat(choice.proposal().settings()).isEmpty();
    assertThat(choice.proposal().roles())
        .extracting(RoleChange::variable, RoleChange::to, RoleChange::database)
        .containsExactly(
            tuple(COPY_FROM_RETRIES_ENABLED, Optional.of("true"), Optional.empty()),
            tuple(COPY_FROM_ATOMIC_ENABLED, Optional.of("false"), Optional.empty()));
  }

  @Test
  void v22114TakesTheFirstSettingOnly() {
    assertThat(choose(DEAD, Clusters.retriesOnly()).proposal().roles())
        .extracting(RoleChange::variable)
        .containsExactly(COPY_FROM_RETRIES_ENABLED);
  }

  @Test
  void v2223KnowsNoRetriesSoCopiesBecomeSmaller() {
    Ladder.Choice choice = choose(DEAD, Clusters.tooOld());
    assertThat(choice.rung()).isEqualTo(Rung.SMALLER_COPY);
    assertThat(choice.barred().getFirst()).contains("v22.2.3").contains("v22.2.4 or later");
  }

  @Test
  void rootTakesNoDefaults() {
    Ladder.Choice choice = choose(DEAD, Clusters.of("root", List.of()));
    assertThat(choice.rung()).isEqualTo(Rung.SMALLER_COPY);
    assertThat(choice.barred().getFirst()).contains("logs in as root");
  }

  @Test
  void aRoleThatIsNotThereTakesNone() {
    ClusterView nobody =
        new ClusterView(
            Clusters.with().version(), "ghost", false, List.of(), Clusters.with().builtIn());
    assertThat(choose(DEAD, nobody).barred().getFirst()).contains("no role 'ghost'");
  }

  @Test
  void aDefaultInTheDatabaseIsChangedWhereItStands() {
    ClusterView overridden =
        Clusters.with(
            new RoleDefault(COPY_FROM_ATOMIC_ENABLED, "on", Optional.of("defaultdb"), false));
    RoleChange atomic = choose(DEAD, overridden).proposal().roles().getLast();
    assertThat(atomic.database()).contains("defaultdb");
    assertThat(atomic.from()).contains("on");
    assertThat(atomic.inverse().to()).contains("on");
  }

  @Test
  void settingsThatAreInForceAreNotSetAgain() {
    Ladder.Choice choice = choose(DEAD, Clusters.healed());
    assertThat(choice.rung()).isEqualTo(Rung.SMALLER_COPY);
    assertThat(choice.barred().getFirst()).contains("in force");
  }

  @Test
  void anUnreachableClusterBarsThem() {
    Circumstances blind = circumstances(GivenTask.running(), Answer.unknown("Refused."));
    assertThat(Ladder.of(Fault.COPY_NOT_RETRIED).choose(DEAD, blind).rung())
        .isEqualTo(Rung.SMALLER_COPY);
  }

  @Test
  void aSmallerCopyIsAnEighthWithFewerRowsAndFewerTables() {
    HurtTable tried = DEAD.with(new HurtTable.Attempt(Rung.ROLE_SETTINGS, 0));
    Ladder.Choice choice = choose(tried, Clusters.with());
    assertThat(choice.barred()).singleElement().asString().contains("a COPY still died");
    assertThat(choice.proposal().settings())
        .containsExactly(
            new SettingChange.Size(Knob.LOAD_MAX_FILE_SIZE_KB, 0, 4096),
            new SettingChange.Size(Knob.COMMIT_RATE, 10_000, 1_000),
            new SettingChange.Size(Knob.MAX_FULL_LOAD_SUB_TASKS, 8, 4));
  }

  @Test
  void aCopyThatIsSmallAlreadyGoesToAPerson() {
    HurtTable tried = DEAD.with(new HurtTable.Attempt(Rung.ROLE_SETTINGS, 0));
    GivenTask small = GivenTask.running().size(Knob.LOAD_MAX_FILE_SIZE_KB, 512);
    Ladder.Choice choice =
        Ladder.of(Fault.COPY_NOT_RETRIED)
            .choose(tried, circumstances(small, Answer.known(Clusters.with())));
    assertThat(choice.rung()).isEqualTo(Rung.PERSON);
    assertThat(choice.barred().getLast()).contains("512 KB already");
  }

  @Test
  void changesThatCouldNotBeAppliedGoToAPersonAtOnce() {
    assertThat(Ladder.of(Fault.APPLY_RETRY_EXHAUSTED).rungs()).containsExactly(Rung.PERSON);
  }

  @Test
  void aRoleChangeIsSeenWhateverTheClusterCallsOn() {
    RoleChange change = choose(DEAD, Clusters.with()).proposal().roles().getFirst();
    RoleDefault on = new RoleDefault(COPY_FROM_RETRIES_ENABLED, "on", Optional.empty(), false);
    assertThat(change.seenIn(Clusters.with(on))).isTrue();
    assertThat(change.seenIn(Clusters.with())).isFalse();
    assertThat(change.inverse().seenIn(Clusters.with())).isTrue();
  }

  private static Ladder.Choice choose(HurtTable table, ClusterView cluster) {
    return Ladder.of(table.fault())
        .choose(table, circumstances(GivenTask.running(), Answer.known(cluster)));
  }

  private static Circumstances circumstances(GivenTask given, Answer<ClusterView> cluster) {
    TaskView view = given.view();
    return new Circumstances(
        view.task(),
        view.mappings(),
        Answer.notAsked(),
        cluster,
        Answer.notAsked(),
        LobLadderTest.others(false));
  }
}
