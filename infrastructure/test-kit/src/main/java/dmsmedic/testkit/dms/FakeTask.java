package dmsmedic.testkit.dms;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.StopReason;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.SettingChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A task of {@link FakeDms}: what never changes, what may, and how its tables stand. */
final class FakeTask {

  /** What never changes about a task. */
  record Identity(
      TaskArn arn,
      String identifier,
      MigrationType type,
      Endpoint source,
      Endpoint target,
      String instanceArn) {}

  /** What an operator may change at any time. */
  record Plan(
      TaskSettings settings, TableMappings mappings, String restStamp, Map<String, String> tags) {

    Plan after(List<SettingChange> changes) {
      TaskSettings changedSettings = settings;
      TableMappings changedMappings = mappings;
      for (SettingChange change : changes) {
        changedSettings = change.in(changedSettings);
        changedMappings = change.in(changedMappings);
      }
      return new Plan(changedSettings, changedMappings, restStamp, tags);
    }

    /** Whether a change was made for other settings than these. */
    boolean isForeignTo(Deed.ModifyTask modify) {
      return !restStamp.equals(modify.restStamp())
          || modify.changes().stream()
              .anyMatch(change ->
                  !change.seenIn(settings, mappings)
                      && !change.inverse().seenIn(settings, mappings));
    }

    Plan forRecovery(Deed.CreateRecovery recovery) {
      Plan changed = after(recovery.changes());
      TableMappings only = RecoveryRules.only(changed.mappings, recovery.tables());
      return new Plan(changed.settings, only, "recovery", recovery.tags());
    }
  }

  /** How a run ended. */
  private record End(Optional<StopReason> reason, Optional<String> failure, Instant at) {}

  final Identity identity;
  final SortedMap<TableName, TableStatistics> tables = new TreeMap<>();
  Plan plan;
  TaskStatus status = TaskStatus.CREATING;
  private TaskStatus rest = TaskStatus.READY;
  private Optional<Instant> startedAt = Optional.empty();
  private Optional<End> end = Optional.empty();

  FakeTask(Identity identity, Plan plan) {
    this.identity = identity;
    this.plan = plan;
  }

  boolean everStarted() {
    return startedAt.isPresent();
  }

  void starting() {
    status = TaskStatus.STARTING;
    end = Optional.empty();
  }

  void running(Instant now) {
    status = TaskStatus.RUNNING;
    startedAt = Optional.of(now);
  }

  void modifying(Plan changed) {
    rest = status;
    status = TaskStatus.MODIFYING;
    plan = changed;
  }

  void resting() {
    status = rest;
  }

  void stopped(StopReason reason, Instant now) {
    status = TaskStatus.STOPPED;
    end = Optional.of(new End(Optional.of(reason), Optional.empty(), now));
  }

  void failed(String message, Instant now) {
    status = TaskStatus.FAILED;
    end = Optional.of(new End(StopReason.in(message), Optional.of(message), now));
  }

  void selected(List<TableName> sources) {
    sources.stream()
        .filter(plan.mappings()::selects)
        .forEach(table -> tables.putIfAbsent(table, fresh(table)));
  }

  private static TableStatistics fresh(TableName table) {
    return new TableStatistics(
        table,
        TableState.BEFORE_LOAD,
        new RowCounts(0, 0, 0, 0),
        Optional.empty(),
        Optional.empty(),
        "Not enabled",
        Optional.of(false));
  }

  void reloading(TableName table) {
    tables.computeIfPresent(
        table,
        (name, was) ->
            new TableStatistics(
                name,
                TableState.BEING_RELOADED,
                was.counts(),
                was.loadStartedAt(),
                was.loadEndedAt(),
                was.validation(),
                Optional.of(true)));
  }

  /** Every table that loads or waits has been loaded, with so many rows. */
  void loaded(long rows, Instant now) {
    tables.replaceAll((name, was) -> was.state().loading() ? loaded(was, rows, now) : was);
  }

  private static TableStatistics loaded(TableStatistics was, long rows, Instant now) {
    return new TableStatistics(
        was.table(),
        TableState.COMPLETED,
        new RowCounts(rows, 0, 0, 0),
        Optional.of(now),
        Optional.of(now),
        was.validation(),
        was.reloaded());
  }

  TaskView view() {
    return new TaskView(
        new ReplicationTask(
            identity.arn(),
            identity.identifier(),
            status,
            identity.type(),
            end.flatMap(End::reason),
            end.flatMap(End::failure),
            startedAt,
            end.map(End::at),
            plan.settings(),
            plan.restStamp(),
            identity.source(),
            identity.target(),
            identity.instanceArn(),
            Optional.empty(),
            plan.tags()),
        plan.mappings());
  }
}
