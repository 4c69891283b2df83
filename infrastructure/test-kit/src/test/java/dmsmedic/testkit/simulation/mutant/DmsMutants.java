package dmsmedic.testkit.simulation.mutant;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.loop.Dms;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Observation.AllTasks;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.SettingChange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Healers whose hand on DMS does something else than was decided, or whose eye sees it wrong. */
final class DmsMutants {

  private DmsMutants() {}

  /** Asks once more after every reload: for the same tables, or naming others or none. */
  static final class ReloadsAgain extends DmsAsIs {
    private final UnaryOperator<List<TableName>> again;

    ReloadsAgain(Dms real, UnaryOperator<List<TableName>> again) {
      super(real);
      this.again = again;
    }

    @Override
    public Outcome reload(TaskArn task, List<TableName> tables) {
      Outcome first = real.reload(task, tables);
      return first instanceof Outcome.Done ? real.reload(task, again.apply(tables)) : first;
    }
  }

  /** Takes every load for one that goes on, whether rows come or not. */
  static final class SeesRowsMove extends DmsAsIs {
    private final InstantSource clock;

    SeesRowsMove(Dms real, InstantSource clock) {
      super(real);
      this.clock = clock;
    }

    @Override
    public Answer<List<TableStatistics>> statistics(TaskArn task) {
      return real.statistics(task).map(all -> all.stream().map(this::shown).toList());
    }

    private TableStatistics shown(TableStatistics table) {
      return table.state().loading()
          ? Shown.with(table, new RowCounts(clock.instant().getEpochSecond(), 0, 0, 0))
          : table;
    }
  }

  /** Reloads tables that nothing is wrong with as well. */
  static final class ReloadsMore extends DmsAsIs {
    ReloadsMore(Dms real) {
      super(real);
    }

    @Override
    public Outcome reload(TaskArn task, List<TableName> tables) {
      List<TableName> more = new ArrayList<>(tables);
      real.statistics(task).found().orElse(List.of()).stream()
          .map(TableStatistics::table)
          .filter(table -> !tables.contains(table))
          .findFirst()
          .ifPresent(more::add);
      return real.reload(task, more);
    }
  }

  /** Changes a setting more than was planned. */
  static final class ModifiesMore extends DmsAsIs {
    ModifiesMore(Dms real) {
      super(real);
    }

    @Override
    public Outcome modify(TaskArn task, Deed.ModifyTask change) {
      Optional<TaskView> view = real.task(task).found().flatMap(known -> known);
      List<SettingChange> more = new ArrayList<>(change.changes());
      view.ifPresent(known -> {
        int before = known.task().settings().size(TaskSettings.Knob.VALIDATION_PARTIAL_LOB_KB);
        more.add(
            new SettingChange.Size(
                TaskSettings.Knob.VALIDATION_PARTIAL_LOB_KB, before, before + 1));
      });
      return real.modify(task, new Deed.ModifyTask(more, change.restStamp()));
    }
  }

  /** Does not see what an operator changed since it first looked, and changes it all the same. */
  static final class SeesOldSettings extends DmsAsIs {
    private final Map<TaskArn, Plan.Basis> first;

    SeesOldSettings(Dms real, Map<TaskArn, Plan.Basis> first) {
      super(real);
      this.first = first;
    }

    @Override
    public Answer<Optional<TaskView>> task(TaskArn task) {
      return real.task(task).map(known -> known.map(this::shown));
    }

    private TaskView shown(TaskView view) {
      return Shown.with(
          view,
          first.computeIfAbsent(
              view.task().arn(), _ -> Plan.Basis.of(view.task(), view.mappings())));
    }

    @Override
    public Outcome modify(TaskArn task, Deed.ModifyTask change) {
      Optional<TaskView> view = real.task(task).found().flatMap(known -> known);
      if (view.isEmpty()) {
        return new Outcome.NotNow("The task is not known.");
      }
      ReplicationTask now = view.get().task();
      List<SettingChange> changes =
          change.changes().stream()
              .map(one -> from(one, now.settings(), view.get().mappings()))
              .toList();
      Outcome outcome = real.modify(task, new Deed.ModifyTask(changes, now.restStamp()));
      first.computeIfPresent(task, (_, basis) -> changed(basis, change.changes()));
      return outcome;
    }

    private static Plan.Basis changed(Plan.Basis basis, List<SettingChange> changes) {
      TaskSettings settings = basis.settings();
      TableMappings mappings = basis.mappings();
      for (SettingChange change : changes) {
        settings = change.in(settings);
        mappings = change.in(mappings);
      }
      return new Plan.Basis(settings, mappings, basis.restStamp(), basis.cluster());
    }

    private static SettingChange from(
        SettingChange change, TaskSettings now, TableMappings mappings) {
      return switch (change) {
        case SettingChange.Lob c -> new SettingChange.Lob(now.lob(), c.to());
        case SettingChange.TableLobs c ->
            new SettingChange.TableLobs(c.table(), mappings.lob(c.table()), c.to());
        case SettingChange.Prep c -> new SettingChange.Prep(now.prepMode(), c.to());
        case SettingChange.Size c -> new SettingChange.Size(c.knob(), now.size(c.knob()), c.to());
      };
    }
  }

  /** Sees other tags than an operator has set. */
  static final class SeesTags extends DmsAsIs {
    private final UnaryOperator<TaskView> shown;

    SeesTags(Dms real, UnaryOperator<TaskView> shown) {
      super(real);
      this.shown = shown;
    }

    @Override
    public Answer<Optional<TaskView>> task(TaskArn task) {
      return real.task(task).map(known -> known.map(shown));
    }

    @Override
    public Answer<AllTasks> tasks() {
      return real.tasks()
          .map(all -> new AllTasks(all.read().stream().map(shown).toList(), all.unread()));
    }
  }

  /** Says that it reloaded, and that the tables are loaded. */
  static final class OnlyPretends extends DmsAsIs {
    private final Map<TableName, Instant> loaded;
    private final InstantSource clock;

    OnlyPretends(Dms real, Map<TableName, Instant> loaded, InstantSource clock) {
      super(real);
      this.loaded = loaded;
      this.clock = clock;
    }

    @Override
    public Outcome reload(TaskArn task, List<TableName> tables) {
      tables.forEach(table -> loaded.put(table, clock.instant()));
      return new Outcome.Done();
    }

    @Override
    public Answer<List<TableStatistics>> statistics(TaskArn task) {
      return real.statistics(task).map(all -> all.stream().map(this::shown).toList());
    }

    private TableStatistics shown(TableStatistics table) {
      return Optional.ofNullable(loaded.get(table.table()))
          .map(at ->
              new TableStatistics(
                  table.table(),
                  table.state(),
                  table.counts(),
                  Optional.of(at),
                  Optional.of(at.plusSeconds(1)),
                  table.validation(),
                  table.reloaded()))
          .orElse(table);
    }
  }

  /** Forgets one change in the commands that undo. */
  static final class UndoesLess extends DmsAsIs {
    UndoesLess(Dms real) {
      super(real);
    }

    @Override
    public Answer<List<String>> commands(TaskArn task, List<SettingChange> changes) {
      return real.commands(task, changes.subList(Math.min(1, changes.size()), changes.size()));
    }
  }
}
