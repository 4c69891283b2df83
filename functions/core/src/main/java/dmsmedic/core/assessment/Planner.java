package dmsmedic.core.assessment;

import dmsmedic.core.incident.Ending.Why;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.mapping.TargetName;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.observation.TargetTable;
import dmsmedic.core.treatment.Circumstances;
import dmsmedic.core.treatment.Fit;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.Ladder;
import dmsmedic.core.treatment.Merge;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.Rung;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.core.treatment.Treatment.Dose;
import dmsmedic.core.treatment.Treatment.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One treatment for everything that is hurt: a rung for each table, merged. */
public record Planner(Incident incident, Observation seen) {

  /** What planning comes to. */
  public sealed interface Result {

    /** A treatment, and why lower rungs were barred. */
    record Planned(Treatment treatment, List<String> barred) implements Result {}

    /** There is none. */
    record NotPossible(Why why, String sentence) implements Result {}

    /** Something needed for it is not known yet. */
    record NotKnown(String sentence) implements Result {}
  }

  /** The treatment for the task as it is now. */
  public Result plan(TaskView view) {
    Optional<Result> unfit = unfit(view);
    if (unfit.isPresent()) {
      return unfit.get();
    }
    List<Dose> doses = new ArrayList<>();
    List<Fit.Fits> proposals = new ArrayList<>();
    List<String> barred = new ArrayList<>();
    Circumstances.Others others =
        Circumstances.Others.of(everyTable(), incident.tables(), view.mappings(), seen.tables());
    Optional<Treatment> interrupted = incident.plan().interrupted().filter(t -> inForce(t, view));
    interrupted.ifPresent(t -> proposals.add(new Fit.Fits(List.of(), t.roles(), 0)));
    for (HurtTable table : open()) {
      Optional<Dose> again = interrupted.flatMap(treatment -> treatment.dose(table));
      if (again.isPresent()) {
        doses.add(again.get());
        continue;
      }
      Ladder.Choice choice =
          Ladder.of(table.fault()).choose(table, circumstances(table, view, others));
      choice.barred().forEach(reason -> barred.add(table.source() + ", " + reason));
      if (choice.rung() != Rung.PERSON) {
        doses.add(
            new Dose(table.source(), table.fault(), choice.rung(), choice.proposal().sizeKb()));
        proposals.add(choice.proposal());
      }
    }
    if (doses.isEmpty()) {
      return new Result.NotPossible(
          Why.LADDER_ENDED, "No remedy is left. " + String.join(" ", barred));
    }
    return merged(view, doses, proposals, barred);
  }

  /**
   * Whether an interrupted treatment only has to load its tables.
   *
   * <p>What it changed is in force, so its rungs would be barred although nobody knows yet whether
   * they help. A treatment that changed nothing yet is simply planned again.
   */
  private boolean inForce(Treatment interrupted, TaskView view) {
    boolean settings =
        interrupted.settings().stream()
            .filter(change -> !(change instanceof SettingChange.Prep))
            .allMatch(change -> change.seenIn(view.task().settings(), view.mappings()));
    boolean roles =
        interrupted.roles().isEmpty()
            || seen.cluster()
                .found()
                .map(cluster -> interrupted.roles().stream().allMatch(r -> r.seenIn(cluster)))
                .orElse(false);
    return settings && roles;
  }

  /** Whether the interrupted treatment set defaults of the role, which must be looked at again. */
  private boolean setRoles() {
    return incident.plan().interrupted().filter(t -> !t.roles().isEmpty()).isPresent();
  }

  private List<HurtTable> open() {
    return incident.tables().stream().filter(table -> !table.whole()).toList();
  }

  /** What makes a plan impossible before any rung is looked at. */
  private Optional<Result> unfit(TaskView view) {
    if (incident.tables().isEmpty()) {
      return Optional.of(
          new Result.NotPossible(
              Why.LADDER_ENDED, "The fault is not one that settings or a reload can mend."));
    }
    for (HurtTable table : open()) {
      TargetName name = view.mappings().target(table.source());
      if (!name.equals(new TargetName.Mapped(table.target()))) {
        return Optional.of(
            new Result.NotPossible(
                Why.CONFLICT, "The target of '" + table.source() + "' is not certain: " + name));
      }
    }
    if (setRoles() && seen.cluster().found().isEmpty()) {
      return Optional.of(new Result.NotKnown("the cluster: " + seen.cluster().reason()));
    }
    return seen.tables().found().isEmpty()
        ? Optional.of(new Result.NotKnown("the target's catalogue: " + seen.tables().reason()))
        : foreign();
  }

  /**
   * A column that the target does not have was never migrated, so the line is not about this task.
   */
  private Optional<Result> foreign() {
    Map<TableName, TargetTable> tables = seen.tables().found().orElse(Map.of());
    for (HurtTable table : open()) {
      TargetTable target = tables.get(table.target());
      if (target == null || !target.exists()) {
        return Optional.of(
            new Result.NotPossible(
                Why.LADDER_ENDED, "The target has no table '" + table.target() + "'."));
      }
      for (HurtTable.Truncation truncation : table.columns()) {
        Optional<Result> unclear = unclear(target, truncation.column());
        if (unclear.isPresent()) {
          return unclear;
        }
      }
    }
    return Optional.empty();
  }

  /** A proof reads one column, by the target's own spelling. */
  private static Optional<Result> unclear(TargetTable target, String column) {
    List<String> names = target.spelled(column);
    if (names.isEmpty()) {
      return Optional.of(
          new Result.NotPossible(
              Why.LADDER_ENDED,
              "The target table '%s' has no column '%s'.".formatted(target.name(), column)));
    }
    return names.size() == 1
        ? Optional.empty()
        : Optional.of(
            new Result.NotPossible(
                Why.CONFLICT,
                "Column '%s' can be each of %s of the target table '%s'."
                    .formatted(column, names, target.name())));
  }

  /** The hurt tables with their columns as the target spells them, for the proof to ask for. */
  public List<HurtTable> spelled() {
    Map<TableName, TargetTable> tables = seen.tables().found().orElse(Map.of());
    return incident.tables().stream()
        .map(table ->
            Optional.ofNullable(tables.get(table.target())).map(table::spelled).orElse(table))
        .toList();
  }

  private Circumstances circumstances(HurtTable table, TaskView view, Circumstances.Others others) {
    Answer<TargetTable> target =
        seen.tables().map(found -> TargetTable.among(found, table.target()));
    return new Circumstances(
        view.task(), view.mappings(), target, seen.cluster(), seen.instance(), others);
  }

  private boolean everyTable() {
    Set<TableName> hurt = Set.copyOf(incident.sources());
    return seen.statistics()
        .found()
        .map(all -> all.stream().map(TableStatistics::table).allMatch(hurt::contains))
        .orElse(false);
  }

  private Result merged(
      TaskView view, List<Dose> doses, List<Fit.Fits> proposals, List<String> barred) {
    return switch (Merge.of(proposals)) {
      case Merge.Conflict(String name) -> new Result.NotPossible(Why.CONFLICT, name);
      case Merge.Merged(List<SettingChange> settings, List<RoleChange> roles) -> {
        Route route = route(view.task());
        List<SettingChange> all = new ArrayList<>(settings);
        preparation(view, route).ifPresent(all::add);
        yield new Result.Planned(new Treatment(route, doses, all, roles), barred);
      }
    };
  }

  /** A reload under another preparation mode doubles rows or drops the table. */
  private static Optional<SettingChange> preparation(TaskView view, Route route) {
    PrepMode now = view.task().settings().prepMode();
    return route == Route.FUTURE_ONLY || now == PrepMode.TRUNCATE_BEFORE_LOAD
        ? Optional.empty()
        : Optional.of(new SettingChange.Prep(now, PrepMode.TRUNCATE_BEFORE_LOAD));
  }

  /** The route by which a task's tables are loaded again. */
  private static Route route(ReplicationTask task) {
    return switch (task.type()) {
      case FULL_LOAD -> Route.RECOVERY_TASK;
      case FULL_LOAD_AND_CDC -> Route.RELOAD;
      case CDC -> Route.FUTURE_ONLY;
    };
  }
}
