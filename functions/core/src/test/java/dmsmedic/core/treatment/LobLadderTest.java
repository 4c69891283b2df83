package dmsmedic.core.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Tables;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.InstanceClass;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.observation.TargetTable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ladder of a cut value, guard by guard. */
class LobLadderTest {

  private static final HurtTable CUT = Tables.truncated(Tables.INTEGRATION);
  private static final TargetTable PLAIN = Tables.catalogued(Tables.INTEGRATION);

  @Test
  void theFirstRungIsFullLobModeForTheHurtTableAlone() {
    Ladder.Choice choice = choose(CUT, GivenTask.running());
    assertThat(choice.rung()).isEqualTo(Rung.FULL_LOB);
    assertThat(choice.barred()).isEmpty();
    assertThat(choice.proposal().settings())
        .containsExactly(
            new SettingChange.TableLobs(
                Tables.INTEGRATION, Optional.empty(), Optional.of(TableLob.FULL)));
  }

  @Test
  void mongoDbHasNoRulesOfTablesSoTheTaskChanges() {
    assertThat(settings(choose(CUT, GivenTask.running().engine("mongodb"))))
        .singleElement()
        .isInstanceOfSatisfying(
            SettingChange.Lob.class,
            change -> {
              assertThat(change.to().full()).isTrue();
              assertThat(change.to().limited()).isFalse();
              assertThat(change.to().chunkKb()).isEqualTo(64);
            });
  }

  @Test
  void aRuleThatExistsOverridesTheTaskAndIsTheOneToChangeWhateverTheEngine() {
    GivenTask ruled =
        GivenTask.running().engine("db2").rule(Tables.INTEGRATION, TableLob.limitedTo(16));
    assertThat(settings(choose(CUT, ruled)))
        .containsExactly(
            new SettingChange.TableLobs(
                Tables.INTEGRATION,
                Optional.of(TableLob.limitedTo(16)),
                Optional.of(TableLob.FULL)));
  }

  @Test
  void aTaskInFullModeWhoseTableIsCutByItsOwnRuleGetsTheRuleChanged() {
    LobSettings full = new LobSettings(true, true, false, 0, 64, 0);
    GivenTask ruled =
        GivenTask.running().lob(full).rule(Tables.INTEGRATION, TableLob.limitedTo(32));
    assertThat(choose(CUT, ruled).rung()).isEqualTo(Rung.FULL_LOB);
    assertThat(settings(choose(CUT, ruled)).getFirst().key()).isEqualTo("lob of " + CUT.source());
  }

  @Test
  void fullModeNeedsAKey() {
    Ladder.Choice choice =
        choose(CUT, GivenTask.running(), Tables.catalogued(Tables.INTEGRATION, false, true));
    assertThat(choice.rung()).isEqualTo(Rung.LIMITED_LOB);
    assertThat(choice.barred()).singleElement().asString().contains("no primary key");
    assertThat(settings(choice).getFirst()).isInstanceOf(SettingChange.Lob.class);
  }

  @Test
  void fullModeNeedsColumnsThatMayBeNull() {
    Ladder.Choice choice =
        choose(CUT, GivenTask.running(), Tables.catalogued(Tables.INTEGRATION, true, false));
    assertThat(choice.rung()).isEqualTo(Rung.LIMITED_LOB);
    assertThat(choice.barred()).singleElement().asString().contains("[metadata] are NOT NULL");
  }

  @Test
  void whileChangesAreReplicatedTheLimitOfANotNullTableIsRaisedForTheWholeTask() {
    TargetTable strict = Tables.catalogued(Tables.INTEGRATION, true, false);
    assertThat(settings(choose(CUT, GivenTask.running(), strict)).getFirst())
        .isInstanceOf(SettingChange.Lob.class);
    assertThat(settings(choose(CUT, GivenTask.finishedFullLoad(), strict)).getFirst())
        .isInstanceOf(SettingChange.TableLobs.class);
  }

  @Test
  void fullModeAndBatchApplyExcludeEachOther() {
    Ladder.Choice choice = choose(CUT, GivenTask.running().batchApply());
    assertThat(choice.rung()).isEqualTo(Rung.LIMITED_LOB);
    assertThat(choice.barred()).singleElement().asString().contains("BatchApplyEnabled");
  }

  @Test
  void anUnknownOrMissingTargetBarsFullMode() {
    Circumstances unknown =
        circumstances(GivenTask.running(), Answer.unknown("Connection refused."));
    assertThat(Ladder.of(Fault.LOB_TRUNCATED).choose(CUT, unknown).barred().getFirst())
        .contains("not known: Connection refused.");
    Circumstances absent =
        circumstances(GivenTask.running(), Answer.known(TargetTable.absent(Tables.INTEGRATION)));
    assertThat(Ladder.of(Fault.LOB_TRUNCATED).choose(CUT, absent).barred().getFirst())
        .contains("no table");
  }

  @Test
  void theLimitIsTheLoggedLengthInKilobytesWithRoom() {
    assertThat(limitKb(CUT, GivenTask.running().batchApply())).isEqualTo(143);
    HurtTable justOver = Tables.truncated(Tables.INTEGRATION, 32_768, 32_769);
    assertThat(limitKb(justOver, GivenTask.running().batchApply())).isEqualTo(64);
  }

  @Test
  void theLimitGrowsByDoublingUpToWhatTheGuideRecommends() {
    HurtTable long1 = Tables.truncated(Tables.INTEGRATION, 61_440_000, 61_440_001);
    GivenTask large =
        GivenTask.running()
            .batchApply()
            .lob(new LobSettings(true, false, true, 60_000, 0, 0))
            .size(Knob.COMMIT_RATE, 10)
            .size(Knob.MAX_FULL_LOAD_SUB_TASKS, 1);
    assertThat(limitKb(long1, large)).isEqualTo(102_400);
    HurtTable tooLong = Tables.truncated(Tables.INTEGRATION, 32_768, 102_400L * 1024 + 1);
    assertThat(choose(tooLong, GivenTask.running().batchApply()).rung()).isEqualTo(Rung.PERSON);
    GivenTask largest =
        GivenTask.running().batchApply().lob(new LobSettings(true, false, true, 102_400, 0, 0));
    assertThat(choose(CUT, largest).barred().getLast()).contains("no limit up to 102400 KB");
  }

  @Test
  void aLineThatTellsNoLengthNeverMakesTheLimitSmaller() {
    HurtTable untold =
        Tables.truncated(Tables.INTEGRATION, 0, 0).with(new HurtTable.Attempt(Rung.FULL_LOB, 0));
    LobSettings full = new LobSettings(true, true, false, 0, 64, 0);
    assertThat(limitKb(untold, GivenTask.running().lob(full))).isEqualTo(64);
    LobSettings kept = new LobSettings(true, true, false, 500, 64, 0);
    assertThat(limitKb(untold, GivenTask.running().lob(kept))).isEqualTo(1000);
  }

  @Test
  void aLimitThatWasTriedIsNotTriedAgain() {
    HurtTable tried = CUT.with(new HurtTable.Attempt(Rung.LIMITED_LOB, 143));
    Ladder.Choice choice = choose(tried, GivenTask.running().batchApply());
    assertThat(choice.rung()).isEqualTo(Rung.PERSON);
    assertThat(choice.barred().getLast()).contains("143 KB was tried");
  }

  @Test
  void memoryIsRelievedByFewerRowsAndThenByFewerTables() {
    Circumstances small = instance("dms.t3.small", GivenTask.running().batchApply());
    HurtTable big = Tables.truncated(Tables.INTEGRATION, 32_768, 2_000_000);
    List<SettingChange> changes = settings(Ladder.of(big.fault()).choose(big, small));
    assertThat(changes)
        .contains(new SettingChange.Size(Knob.MAX_FULL_LOAD_SUB_TASKS, 8, 4))
        .contains(new SettingChange.Size(Knob.COMMIT_RATE, 10_000, 107));
  }

  @Test
  void aLimitThatNoCommitFitsIntoMemoryIsBarred() {
    Circumstances tiny = instance("dms.t3.micro", GivenTask.running().batchApply());
    HurtTable huge = Tables.truncated(Tables.INTEGRATION, 32_768, 50_000_000);
    assertThat(Ladder.of(huge.fault()).choose(huge, tiny).barred().getLast())
        .contains("too little memory");
  }

  @Test
  void partialValidationFollowsTheLimit() {
    GivenTask validated =
        GivenTask.running().batchApply().validated().size(Knob.VALIDATION_PARTIAL_LOB_KB, 32);
    assertThat(settings(choose(CUT, validated)))
        .contains(new SettingChange.Size(Knob.VALIDATION_PARTIAL_LOB_KB, 32, 143));
  }

  @Test
  void fullModeIsTriedOnce() {
    HurtTable tried = CUT.with(new HurtTable.Attempt(Rung.FULL_LOB, 0));
    assertThat(choose(tried, GivenTask.running()).rung()).isEqualTo(Rung.LIMITED_LOB);
  }

  private static int limitKb(HurtTable table, GivenTask given) {
    Ladder.Choice choice = choose(table, given);
    assertThat(choice.rung()).isEqualTo(Rung.LIMITED_LOB);
    return choice.proposal().sizeKb();
  }

  private static List<SettingChange> settings(Ladder.Choice choice) {
    return choice.proposal().settings();
  }

  private static Ladder.Choice choose(HurtTable table, GivenTask given) {
    return choose(table, given, PLAIN);
  }

  private static Ladder.Choice choose(HurtTable table, GivenTask given, TargetTable target) {
    return Ladder.of(table.fault()).choose(table, circumstances(given, Answer.known(target)));
  }

  @Test
  void aTableThatIsInFullModeIsNotTakenBackToALimit() {
    GivenTask full = GivenTask.running().rule(Tables.INTEGRATION, TableLob.FULL);
    Ladder.Choice choice =
        Ladder.of(Fault.LOB_TRUNCATED)
            .choose(Tables.truncated(Tables.INTEGRATION), circumstances(full, Answer.known(PLAIN)));
    assertThat(choice.rung()).isEqualTo(Rung.PERSON);
    assertThat(choice.barred()).anyMatch(reason -> reason.contains("take back"));
  }

  @Test
  void theWholeTasksModeIsNotChangedWhereOtherTablesWereNotLookedAt() {
    GivenTask ruleless = GivenTask.running().engine("mongodb");
    TaskView view = ruleless.view();
    Circumstances some =
        new Circumstances(
            view.task(),
            view.mappings(),
            Answer.known(PLAIN),
            Answer.notAsked(),
            Answer.known(new InstanceClass("dms.r5.4xlarge")),
            others(false));
    HurtTable table = Tables.truncated(Tables.INTEGRATION);
    Ladder ladder = Ladder.of(Fault.LOB_TRUNCATED);
    assertThat(ladder.choose(table, some).rung()).isEqualTo(Rung.LIMITED_LOB);
    assertThat(ladder.choose(table, circumstances(ruleless, Answer.known(PLAIN))).rung())
        .isEqualTo(Rung.FULL_LOB);
  }

  private static Circumstances circumstances(GivenTask given, Answer<TargetTable> target) {
    TaskView view = given.view();
    return new Circumstances(
        view.task(),
        view.mappings(),
        target,
        Answer.notAsked(),
        Answer.known(new InstanceClass("dms.r5.4xlarge")),
        others(true));
  }

  private static Circumstances instance(String name, GivenTask given) {
    TaskView view = given.view();
    return new Circumstances(
        view.task(),
        view.mappings(),
        Answer.known(PLAIN),
        Answer.notAsked(),
        Answer.known(new InstanceClass(name)),
        others(true));
  }

  static Circumstances.Others others(boolean everyTable) {
    return new Circumstances.Others(everyTable, Optional.empty(), 0, 0, Optional.empty());
  }
}
