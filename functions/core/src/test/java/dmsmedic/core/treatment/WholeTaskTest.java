package dmsmedic.core.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.assessment.Planner;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Seen;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.observation.TargetTable;
import dmsmedic.core.treatment.HurtTable.Attempt;
import dmsmedic.core.treatment.Treatment.Dose;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A change of the whole task reaches the tables too that are whole already. */
class WholeTaskTest {

  private static final LobSettings FULL = new LobSettings(true, true, false, 32, 64, 0);
  private static final TargetTable STRICT = Tables.catalogued(Tables.INTEGRATION, true, false);
  private static final TargetTable UNKEYED = Tables.catalogued(Tables.INTEGRATION, false, true);
  private static final TargetTable PLAIN = Tables.catalogued(Tables.INTEGRATION);

  private static HurtTable whole(Rung rung, int sizeKb, long actualBytes) {
    return Tables.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES, actualBytes)
        .with(new Attempt(rung, sizeKb))
        .proven(true);
  }

  private static HurtTable cutInFullMode() {
    return Tables.truncated(Tables.OTHER).with(new Attempt(Rung.FULL_LOB, 0));
  }

  private static Planner.Result plan(
      GivenTask task, HurtTable whole, HurtTable cut, TargetTable target) {
    Incident incident = Incident.opened(GivenTask.ARN, List.of(whole, cut), GivenTask.NOON);
    Seen seen =
        Seen.of(task)
            .statistics(Tables.completed(Tables.INTEGRATION), Tables.completed(Tables.OTHER))
            .tables(target, Tables.catalogued(Tables.OTHER));
    return new Planner(incident, seen.observation()).plan(task.view());
  }

  private static Dose dose(GivenTask task, HurtTable whole, HurtTable cut, TargetTable target) {
    assertThat(plan(task, whole, cut, target)).isInstanceOf(Planner.Result.Planned.class);
    return ((Planner.Result.Planned) plan(task, whole, cut, target)).treatment().doses().getFirst();
  }

  @Test
  void fullModeForTheTaskNeedsEveryTableToBearIt() {
    GivenTask mongo = GivenTask.running().engine("mongodb");
    HurtTable limited = whole(Rung.LIMITED_LOB, 143, Tables.ACTUAL_BYTES);
    HurtTable cut = Tables.truncated(Tables.OTHER);
    assertThat(dose(mongo, limited, cut, PLAIN).rung()).isEqualTo(Rung.FULL_LOB);
    assertThat(dose(mongo, limited, cut, STRICT).rung()).isEqualTo(Rung.LIMITED_LOB);
    assertThat(dose(mongo, limited, cut, UNKEYED).rung()).isEqualTo(Rung.LIMITED_LOB);
    HurtTable cutBefore = limited.with(new Attempt(Rung.FULL_LOB, 0));
    HurtTable healedByLimit = cutBefore.with(new Attempt(Rung.LIMITED_LOB, 143));
    assertThat(dose(mongo, healedByLimit, cut, PLAIN).rung()).isEqualTo(Rung.LIMITED_LOB);
  }

  @Test
  void aTableWithSettingsOfItsOwnIsNotReached() {
    GivenTask ruled =
        GivenTask.running().engine("mongodb").rule(Tables.INTEGRATION, TableLob.limitedTo(143));
    HurtTable limited = whole(Rung.LIMITED_LOB, 143, Tables.ACTUAL_BYTES);
    assertThat(dose(ruled, limited, Tables.truncated(Tables.OTHER), STRICT).rung())
        .isEqualTo(Rung.FULL_LOB);
  }

  @Test
  void aLimitForTheTaskHoldsTheValuesOfWholeTables() {
    GivenTask mongo = GivenTask.running().engine("mongodb").lob(FULL);
    HurtTable longer = whole(Rung.FULL_LOB, 0, 1_000_000);
    assertThat(dose(mongo, longer, cutInFullMode(), PLAIN).sizeKb()).isEqualTo(1221);
    HurtTable given = whole(Rung.LIMITED_LOB, 5000, Tables.ACTUAL_BYTES);
    assertThat(dose(mongo, given, cutInFullMode(), PLAIN).sizeKb()).isEqualTo(5000);
    GivenTask ruled =
        GivenTask.running().engine("mongodb").lob(FULL).rule(Tables.INTEGRATION, TableLob.FULL);
    assertThat(dose(ruled, longer, cutInFullMode(), PLAIN).sizeKb()).isEqualTo(143);
  }

  @Test
  void aLimitForTheTaskThatCannotHoldThemIsBarred() {
    GivenTask mongo = GivenTask.running().engine("mongodb").lob(FULL);
    HurtTable tooLong = whole(Rung.FULL_LOB, 0, 102_400L * 1024 + 1);
    assertThat(plan(mongo, tooLong, cutInFullMode(), PLAIN))
        .isInstanceOf(Planner.Result.NotPossible.class);
    HurtTable untold = whole(Rung.FULL_LOB, 0, 0);
    assertThat(plan(mongo, untold, cutInFullMode(), PLAIN))
        .isInstanceOfSatisfying(
            Planner.Result.NotPossible.class,
            no -> assertThat(no.sentence()).contains("of whose values no length is known"));
  }
}
