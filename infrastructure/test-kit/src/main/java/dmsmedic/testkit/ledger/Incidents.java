package dmsmedic.testkit.ledger;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Hand;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.core.incident.Load;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.Rung;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.treatment.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Incidents of any size.
 *
 * <p>What is written in many small items depends on what is long in an incident, and on what stands
 * in it more than once.
 */
public final class Incidents {

  private static final Duration LEASE = Duration.ofMinutes(3);

  private Incidents() {}

  /** A new incident of a task with so many hurt tables. */
  public static Incident opened(TaskArn task, int tables, Instant at) {
    return Incident.opened(
        task, IntStream.range(0, tables).mapToObj(number -> hurt(number, at)).toList(), at);
  }

  /**
   * An incident in which every long list stands more than once.
   *
   * <p>A treatment with one change for each table has done its changes, is about to do the same
   * ones once more, and is the one that was interrupted.
   */
  public static Incident treated(TaskArn task, int tables, Instant at) {
    Incident opened = opened(task, tables, at);
    Treatment treatment = treatment(opened.tables());
    List<SettingChange> changes = treatment.settings();
    Plan none = Plan.none();
    Plan plan =
        new Plan(
            Optional.of(treatment),
            none.basis(),
            none.notes(),
            1,
            changes,
            none.changedRoles(),
            none.concerns(),
            none.approval(),
            Optional.of(treatment));
    Deed deed = new Deed.ModifyTask(changes, "rest");
    Hand hand =
        opened
            .hand()
            .withIntent(Optional.of(new Intent(deed, at, at.plus(LEASE))))
            .withLoads(treatment.tables().stream().map(table -> load(table, at)).toList());
    return opened.withPlan(plan).withHand(hand);
  }

  private static Treatment treatment(List<HurtTable> hurt) {
    return new Treatment(
        Treatment.Route.RELOAD,
        hurt.stream()
            .map(table -> new Treatment.Dose(table.source(), table.fault(), Rung.FULL_LOB, 0))
            .toList(),
        hurt.stream().map(table -> fullLob(table.source())).toList(),
        List.of());
  }

  private static SettingChange fullLob(TableName table) {
    return new SettingChange.TableLobs(table, Optional.empty(), Optional.of(TableLob.FULL));
  }

  private static Load load(TableName table, Instant at) {
    return new Load(table, at, Optional.of(at), new RowCounts(1, 2, 3, 4));
  }

  private static HurtTable hurt(int number, Instant at) {
    return new HurtTable(
        new TableName("Schéma", "table_" + number),
        new TableName("public", "table_" + number),
        Fault.LOB_TRUNCATED,
        List.of(new HurtTable.Truncation("document", 32_768, 116_664L + number)),
        at,
        at.plusMillis(number),
        1,
        List.of(),
        false);
  }
}
