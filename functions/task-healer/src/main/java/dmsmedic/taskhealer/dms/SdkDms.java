package dmsmedic.taskhealer.dms;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Dms;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.InstanceClass;
import dmsmedic.core.observation.Observation.AllTasks;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.pace.Allowance;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.taskhealer.dms.document.TaskDocuments;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.model.Filter;
import software.amazon.awssdk.services.databasemigration.model.ReplicationTask;
import software.amazon.awssdk.services.databasemigration.model.StartReplicationTaskTypeValue;
import software.amazon.awssdk.services.databasemigration.model.TableToReload;

/**
 * AWS DMS itself, through its SDK.
 *
 * <p>Tasks, statistics and tags are read anew with every question; only endpoints are remembered
 * for some minutes. Every decision about an error is made in {@link ErrorCodes}.
 */
public final class SdkDms implements Dms {

  /**
   * What the resource id of every recovery task begins with.
   *
   * <p>A policy cannot tell the tagging of a task that is being created from that of a task that
   * exists; by its name it can (AWS DMS API reference, CreateReplicationTask, ResourceIdentifier).
   */
  public static final String RECOVERY_PREFIX = "dms-medic-";

  private final Remote remote;
  private final Endpoints endpoints;
  private final Allowance allowance;

  /** The adapter over one client for everything, whose retries are the caller's choice. */
  public SdkDms(DatabaseMigrationClient client, InstantSource clock) {
    this(client, client, clock, Allowance.unlimited(clock));
  }

  /**
   * The adapter over two clients.
   *
   * @param client for questions, which may be retried
   * @param deeds for what changes something, which must not be: {@link DmsClients#once}
   * @param allowance which both clients take their requests from
   */
  public SdkDms(
      DatabaseMigrationClient client,
      DatabaseMigrationClient deeds,
      InstantSource clock,
      Allowance allowance) {
    this.allowance = allowance;
    this.remote = new Remote(client, deeds);
    this.endpoints = new Endpoints(remote, clock);
  }

  /** The IAM actions that the adapter needs; {@link DmsPermission} tells more of each. */
  public static List<String> permissions() {
    return Stream.of(DmsPermission.values()).map(DmsPermission::action).toList();
  }

  @Override
  public Answer<Optional<TaskView>> task(TaskArn task) {
    return ask(() -> views(described(task)).findFirst());
  }

  @Override
  public Answer<Optional<TaskView>> taskNamed(String identifier) {
    return ask(() -> named(identifier));
  }

  private Optional<TaskView> named(String identifier) {
    Filter filter = Remote.filter("replication-task-id", List.of(identifier));
    return views(remote.tasks(Optional.of(filter)))
        .filter(view -> view.task().identifier().equalsIgnoreCase(identifier))
        .findFirst();
  }

  @Override
  public Answer<AllTasks> tasks() {
    return ask(() -> read(remote.tasks(Optional.empty())));
  }

  private List<ReplicationTask> described(TaskArn task) {
    Filter filter = Remote.filter("replication-task-arn", List.of(task.value()));
    return remote.tasks(Optional.of(filter));
  }

  private Stream<TaskView> views(List<ReplicationTask> tasks) {
    return TaskReader.allOrNone(read(tasks)).stream();
  }

  private AllTasks read(List<ReplicationTask> tasks) {
    List<String> arns = tasks.stream().map(ReplicationTask::replicationTaskArn).toList();
    Map<String, Map<String, String>> tags = remote.tags(arns);
    Map<String, Endpoint> ends =
        endpoints.of(
            tasks.stream()
                .flatMap(task -> Stream.of(task.sourceEndpointArn(), task.targetEndpointArn()))
                .flatMap(Stream::ofNullable)
                .toList());
    return TaskReader.all(tasks, ends, tags);
  }

  @Override
  public Answer<List<TableStatistics>> statistics(TaskArn task) {
    return ask(() -> statisticsOf(task));
  }

  private List<TableStatistics> statisticsOf(TaskArn task) {
    try {
      return remote.statistics(task).stream().map(TaskReader::statistics).toList();
    } catch (CallFailed e) {
      if (e.trouble().kind() == Trouble.Kind.PASSING && neverRan(task)) {
        return List.of();
      }
      throw e;
    }
  }

  /** DMS may refuse the statistics of a task that has none yet, with the code of a wrong state. */
  private boolean neverRan(TaskArn task) {
    return described(task).stream()
        .map(found -> Optional.ofNullable(found.status()).map(TaskStatus::of))
        .flatMap(Optional::stream)
        .anyMatch(status -> status == TaskStatus.READY || status == TaskStatus.CREATING);
  }

  @Override
  public Answer<InstanceClass> instanceClass(String instanceArn) {
    return ask(() ->
        remote
            .instance(instanceArn)
            .map(instance -> new InstanceClass(instance.replicationInstanceClass()))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "DMS has no replication instance '" + instanceArn + "'.")));
  }

  @Override
  public Outcome stop(TaskArn task) {
    return act(() -> remote.stop(task));
  }

  @Override
  public Outcome resume(TaskArn task) {
    return act(() -> remote.start(task, StartReplicationTaskTypeValue.RESUME_PROCESSING));
  }

  @Override
  public Outcome startFirst(TaskArn task) {
    return act(() -> remote.start(task, StartReplicationTaskTypeValue.START_REPLICATION));
  }

  @Override
  public Outcome modify(TaskArn task, Deed.ModifyTask change) {
    return onTask(task, found -> modify(task, TaskReader.documents(found), change));
  }

  private Outcome modify(TaskArn task, TaskDocuments now, Deed.ModifyTask change) {
    Optional<String> objection = now.objection(change.changes(), change.restStamp());
    if (objection.isPresent()) {
      return new Outcome.Refused(objection.get());
    }
    return now.show(change.changes())
        ? new Outcome.Done()
        : act(() -> remote.modify(Requests.modify(task, now, change.changes())));
  }

  @Override
  public Outcome reload(TaskArn task, List<TableName> tables) {
    if (tables.isEmpty() || tables.size() > Deed.ReloadTables.MOST) {
      return new Outcome.Refused("A reload names 1 to 10 tables, not " + tables.size() + ".");
    }
    if (new HashSet<>(tables).size() < tables.size()) {
      return new Outcome.Refused("A reload names each table once.");
    }
    return act(() -> remote.reload(task, tables.stream().map(SdkDms::toReload).toList()));
  }

  private static TableToReload toReload(TableName table) {
    return TableToReload.builder().schemaName(table.schema()).tableName(table.table()).build();
  }

  @Override
  public Outcome create(TaskArn parent, Deed.CreateRecovery recovery) {
    return onTask(parent, found -> create(found, recovery));
  }

  private Outcome create(ReplicationTask parent, Deed.CreateRecovery recovery) {
    Optional<String> objection =
        TaskReader.documents(parent).mappings().objection(recovery.tables());
    if (objection.isPresent()) {
      return new Outcome.Refused(objection.get());
    }
    try {
      remote.create(Requests.create(parent, recovery));
      return new Outcome.Done();
    } catch (CallFailed e) {
      return e.trouble().kind() == Trouble.Kind.PRESENT ? found(recovery) : e.trouble().outcome();
    }
  }

  /** A task of that name may be the one that an earlier call created. */
  private Outcome found(Deed.CreateRecovery recovery) {
    String identifier = recovery.identifier();
    return switch (taskNamed(identifier)) {
      case Answer.Unknown<Optional<TaskView>>(String reason) -> new Outcome.Unsure(reason);
      case Answer.Known<Optional<TaskView>>(Optional<TaskView> view) ->
          view.filter(task -> ofSameIncident(task, recovery)).isPresent()
              ? new Outcome.Done()
              : new Outcome.Refused(
                  "There is a task '" + identifier + "' that does not belong to the incident.");
    };
  }

  private static boolean ofSameIncident(TaskView view, Deed.CreateRecovery recovery) {
    Optional<String> incident = Optional.ofNullable(recovery.tags().get(Mode.INCIDENT_TAG));
    return incident.isPresent()
        && incident.equals(Optional.ofNullable(view.task().tags().get(Mode.INCIDENT_TAG)));
  }

  @Override
  public Outcome delete(TaskArn task) {
    return act(() -> remote.delete(task));
  }

  @Override
  public Answer<List<String>> commands(TaskArn task, List<SettingChange> changes) {
    return ask(() -> CliCommand.modify(task, documents(task), changes));
  }

  private TaskDocuments documents(TaskArn task) {
    return described(task).stream()
        .findFirst()
        .map(TaskReader::documents)
        .orElseThrow(() -> new IllegalArgumentException(absent(task)));
  }

  private static String absent(TaskArn task) {
    return "DMS has no task '" + task + "'.";
  }

  @Override
  public boolean exhausted() {
    return allowance.exhausted();
  }

  private static <T> Answer<T> ask(Supplier<T> question) {
    try {
      return Answer.known(question.get());
    } catch (CallFailed e) {
      return Answer.unknown(e.trouble().reason());
    } catch (IllegalArgumentException e) {
      return Answer.unknown(String.valueOf(e.getMessage()));
    }
  }

  private static Outcome act(Runnable call) {
    try {
      call.run();
      return new Outcome.Done();
    } catch (CallFailed e) {
      return e.trouble().outcome();
    }
  }

  /** A deed that needs the task as it is now; where that is not to be had, nothing was done. */
  private Outcome onTask(TaskArn task, Function<ReplicationTask, Outcome> deed) {
    Optional<ReplicationTask> found;
    try {
      found = described(task).stream().findFirst();
    } catch (CallFailed e) {
      return e.trouble().beforeTheDeed();
    }
    try {
      return found.map(deed).orElseGet(() -> new Outcome.Refused(absent(task)));
    } catch (IllegalArgumentException e) {
      return new Outcome.Refused("Task '" + task + "' cannot be read: " + e.getMessage());
    }
  }
}
