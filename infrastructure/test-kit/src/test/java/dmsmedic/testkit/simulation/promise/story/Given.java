package dmsmedic.testkit.simulation.promise.story;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.mapping.Locator;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.Rung;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.core.treatment.Treatment.Dose;
import dmsmedic.core.treatment.Treatment.Route;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The example that histories are told about. */
public final class Given {
  public static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  public static final TaskArn TASK = TaskArn.of("aws", "eu-west-1", "123456789012", "SHOP");
  public static final TaskArn OTHER_TASK = TaskArn.of("aws", "eu-west-1", "123456789012", "CRM");
  public static final TaskArn RECOVERY = TaskArn.of("aws", "eu-west-1", "123456789012", "OURS");
  public static final String CLUSTER = "cluster.example";
  public static final TableName ORDERS = new TableName("shop", "orders");
  public static final TableName ITEMS = new TableName("shop", "items");
  public static final Map<String, String> HEAL = Map.of(Mode.TAG, "heal");
  public static final Map<String, String> OBSERVE = Map.of(Mode.TAG, "observe");

  public static final LobSettings LIMITED = new LobSettings(true, false, true, 32, 0, 0);
  public static final TaskSettings SETTINGS =
      new TaskSettings(
          LIMITED, false, PrepMode.TRUNCATE_BEFORE_LOAD, false, Map.of(Knob.COMMIT_RATE, 10_000));
  public static final TableMappings MAPPINGS =
      new TableMappings(List.of(new Rule.Selection("1", Locator.of("shop", "%"), true, false)));
  public static final Plan.Basis BASIS =
      new Plan.Basis(SETTINGS, MAPPINGS, "rest", Optional.empty());

  public static final SettingChange FULL_LOB = new SettingChange.Lob(LIMITED, LIMITED.inFullMode());
  public static final SettingChange SMALLER_COMMITS =
      new SettingChange.Size(Knob.COMMIT_RATE, 10_000, 1_000);
  public static final RoleChange RETRIES =
      new RoleChange(
          "dms",
          Optional.empty(),
          SessionVariable.COPY_FROM_RETRIES_ENABLED,
          Optional.empty(),
          Optional.of("true"));

  private Given() {}

  /** A treatment that changes these settings and reloads these tables. */
  public static Treatment reload(List<SettingChange> settings, TableName... tables) {
    return new Treatment(Route.RELOAD, doses(tables), settings, List.of());
  }

  /** A treatment that sets the role and reloads these tables. */
  public static Treatment roles(TableName... tables) {
    return new Treatment(
        Route.RELOAD,
        doses(Fault.COPY_NOT_RETRIED, Rung.ROLE_SETTINGS, tables),
        List.of(),
        List.of(RETRIES));
  }

  /** A treatment by a recovery task. */
  public static Treatment recovery(TableName... tables) {
    return new Treatment(Route.RECOVERY_TASK, doses(tables), List.of(FULL_LOB), List.of());
  }

  /** A treatment that has nothing to change any more, and loads nothing again. */
  public static Treatment futureOnly(TableName... tables) {
    return new Treatment(Route.FUTURE_ONLY, doses(tables), List.of(), List.of());
  }

  /** Doses that may change the limit and what pays for it. */
  private static List<Dose> doses(TableName... tables) {
    return doses(Fault.LOB_TRUNCATED, Rung.LIMITED_LOB, tables);
  }

  private static List<Dose> doses(Fault fault, Rung rung, TableName... tables) {
    return Stream.of(tables).map(table -> new Dose(table, fault, rung, 0)).toList();
  }

  /** A table that was cut. */
  public static HurtTable hurt(TableName table) {
    return hurt(Fault.LOB_TRUNCATED, table);
  }

  /** The incident of two tables of which the first was proven whole. */
  public static Incident firstProven(Incident known) {
    return known.withTables(List.of(hurt(ORDERS).proven(true), hurt(ITEMS)));
  }

  /** The tables of a treatment with what is wrong with them. */
  static List<HurtTable> hurt(Treatment treatment) {
    return treatment.doses().stream().map(dose -> hurt(dose.fault(), dose.source())).toList();
  }

  private static HurtTable hurt(Fault fault, TableName table) {
    return new HurtTable(table, table, fault, List.of(), NOON, NOON, 1, List.of(), false);
  }
}
