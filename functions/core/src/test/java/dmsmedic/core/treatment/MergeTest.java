package dmsmedic.core.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.core.treatment.Treatment.Route;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of merging and undoing, over proposals drawn from a seed. */
class MergeTest {

  private static final List<Knob> KNOBS = List.of(Knob.values());
  private static final GivenTask BEFORE =
      GivenTask.running().rule(Tables.OTHER, TableLob.limitedTo(16));
  private static final TaskSettings SETTINGS = BEFORE.task().settings();
  private static final TableMappings MAPPINGS = BEFORE.view().mappings();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void theOrderOfProposalsDoesNotMatter(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      List<Fit.Fits> proposals = proposals(random);
      Merge straight = Merge.of(proposals);
      Collections.shuffle(proposals, random);
      Merge shuffled = Merge.of(proposals);
      if (straight instanceof Merge.Conflict) {
        assertThat(shuffled).isInstanceOf(Merge.Conflict.class);
      } else {
        assertThat(shuffled).isEqualTo(straight);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void undoAfterMergeAfterMergeRestoresTheSettings(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      TaskSettings settings = SETTINGS;
      TableMappings mappings = MAPPINGS;
      Plan plan = Plan.none();
      for (int round = 0; round < 2; round++) {
        if (Merge.of(proposals(random)) instanceof Merge.Merged merged) {
          Treatment treatment = rebased(merged, settings, mappings);
          settings = treatment.in(settings);
          mappings = treatment.in(mappings);
          plan = plan.withChanged(treatment.settings());
          assertThat(treatment.seenIn(settings, mappings)).isTrue();
        }
      }
      for (SettingChange change : plan.undoOfSettings()) {
        settings = change.in(settings);
        mappings = change.in(mappings);
      }
      assertThat(settings).isEqualTo(SETTINGS);
      for (TableName table : List.of(Tables.INTEGRATION, Tables.OTHER)) {
        assertThat(mappings.lob(table)).isEqualTo(MAPPINGS.lob(table));
      }
    }
  }

  @Test
  void ofTwoSizesTheOneThatLoadsLessWins() {
    Merge merge =
        Merge.of(
            List.of(
                fits(new SettingChange.Size(Knob.COMMIT_RATE, 10_000, 1_000)),
                fits(new SettingChange.Size(Knob.COMMIT_RATE, 10_000, 100))));
    assertThat(merge)
        .isEqualTo(
            new Merge.Merged(
                List.of(new SettingChange.Size(Knob.COMMIT_RATE, 10_000, 100)), List.of()));
  }

  @Test
  void fullAndLimitedModeOfOneTaskAreAConflictByName() {
    LobSettings lob = SETTINGS.lob();
    Merge merge =
        Merge.of(
            List.of(
                fits(new SettingChange.Lob(lob, lob.inFullMode())),
                fits(new SettingChange.Lob(lob, lob.limitedTo(64)))));
    assertThat(merge).isEqualTo(new Merge.Conflict("Two remedies want different values of lob."));
  }

  @Test
  void differentDefaultsOfOneRoleAreAConflictByName() {
    RoleChange on = role("true");
    RoleChange off = role("false");
    Merge merge =
        Merge.of(
            List.of(
                new Fit.Fits(List.of(), List.of(on), 0), new Fit.Fits(List.of(), List.of(off), 0)));
    assertThat(merge).isInstanceOf(Merge.Conflict.class);
  }

  private static RoleChange role(String to) {
    return new RoleChange(
        "dms_user",
        Optional.empty(),
        SessionVariable.COPY_FROM_ATOMIC_ENABLED,
        Optional.empty(),
        Optional.of(to));
  }

  private static Fit.Fits fits(SettingChange change) {
    return new Fit.Fits(List.of(change), List.of(), 0);
  }

  private static List<Fit.Fits> proposals(Random random) {
    List<Fit.Fits> proposals = new ArrayList<>();
    int many = 1 + random.nextInt(4);
    for (int i = 0; i < many; i++) {
      List<SettingChange> settings = new ArrayList<>();
      List<RoleChange> roles = new ArrayList<>();
      if (random.nextBoolean()) {
        settings.add(change(random));
      }
      if (random.nextInt(3) == 0) {
        roles.add(role(random.nextInt(8) == 0 ? "true" : "false"));
      }
      proposals.add(new Fit.Fits(settings, roles, 0));
    }
    return proposals;
  }

  private static SettingChange change(Random random) {
    LobSettings lob = SETTINGS.lob();
    TableName table = random.nextBoolean() ? Tables.INTEGRATION : Tables.OTHER;
    TableLob to =
        random.nextInt(6) == 0 ? TableLob.FULL : TableLob.limitedTo(64 << random.nextInt(4));
    Knob knob = KNOBS.get(random.nextInt(KNOBS.size()));
    return switch (random.nextInt(4)) {
      case 0 ->
          new SettingChange.Lob(
              lob,
              random.nextInt(6) == 0 ? lob.inFullMode() : lob.limitedTo(64 << random.nextInt(4)));
      case 1 -> new SettingChange.TableLobs(table, MAPPINGS.lob(table), Optional.of(to));
      case 2 -> new SettingChange.Prep(SETTINGS.prepMode(), PrepMode.DO_NOTHING);
      default -> new SettingChange.Size(knob, SETTINGS.size(knob), 1 + random.nextInt(5_000));
    };
  }

  /** The treatment as it would be planned on settings that an earlier one changed. */
  private static Treatment rebased(Merge.Merged merged, TaskSettings now, TableMappings mappings) {
    List<SettingChange> changes = new ArrayList<>();
    for (SettingChange change : merged.settings()) {
      changes.add(
          switch (change) {
            case SettingChange.Lob c -> new SettingChange.Lob(now.lob(), c.to());
            case SettingChange.TableLobs c ->
                new SettingChange.TableLobs(c.table(), mappings.lob(c.table()), c.to());
            case SettingChange.Prep c -> new SettingChange.Prep(now.prepMode(), c.to());
            case SettingChange.Size c ->
                new SettingChange.Size(c.knob(), now.size(c.knob()), c.to());
          });
    }
    return new Treatment(Route.RELOAD, List.of(), changes, merged.roles());
  }
}
