package dmsmedic.taskhealer.dms;

import dmsmedic.core.migration.TaskArn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.model.CreateReplicationTaskRequest;
import software.amazon.awssdk.services.databasemigration.model.Endpoint;
import software.amazon.awssdk.services.databasemigration.model.Filter;
import software.amazon.awssdk.services.databasemigration.model.ModifyReplicationTaskRequest;
import software.amazon.awssdk.services.databasemigration.model.ReloadOptionValue;
import software.amazon.awssdk.services.databasemigration.model.ReplicationInstance;
import software.amazon.awssdk.services.databasemigration.model.ReplicationTask;
import software.amazon.awssdk.services.databasemigration.model.StartReplicationTaskTypeValue;
import software.amazon.awssdk.services.databasemigration.model.TableStatistics;
import software.amazon.awssdk.services.databasemigration.model.TableToReload;
import software.amazon.awssdk.services.databasemigration.model.Tag;

/**
 * The calls to DMS, each beside the permission it needs, with every page read and every failure a
 * {@link CallFailed}.
 */
final class Remote {

  private static final int PAGE = 100;
  private static final int STATISTICS_PAGE = 500;

  /** Room for 20 000 tasks or endpoints, and 100 000 tables; beyond that something is wrong. */
  private static final int PAGES = 200;

  /** How many resources are named in one call; the API gives no limit. */
  private static final int BATCH = 50;

  private final DatabaseMigrationClient client;

  /** Sends each call once: a deed that is sent again after a lost answer may be done twice. */
  private final DatabaseMigrationClient deeds;

  Remote(DatabaseMigrationClient client, DatabaseMigrationClient deeds) {
    this.client = client;
    this.deeds = deeds;
  }

  List<ReplicationTask> tasks(Optional<Filter> filter) {
    return orNone(
        DmsPermission.DESCRIBE_TASKS,
        () ->
            client
                .describeReplicationTasksPaginator(
                    r -> r.maxRecords(PAGE).filters(filter.stream().toList()))
                .stream()
                .map(page -> page.replicationTasks()));
  }

  static Filter filter(String name, List<String> values) {
    return Filter.builder().name(name).values(values).build();
  }

  List<Endpoint> endpoints(List<String> arns) {
    return batches(arns)
        .flatMap(batch ->
            orNone(
                DmsPermission.DESCRIBE_ENDPOINTS,
                () ->
                    client
                        .describeEndpointsPaginator(
                            r -> r.maxRecords(PAGE).filters(filter("endpoint-arn", batch)))
                        .stream()
                        .map(page -> page.endpoints()))
                .stream())
        .toList();
  }

  List<TableStatistics> statistics(TaskArn task) {
    return paged(
        DmsPermission.DESCRIBE_STATISTICS,
        () ->
            client
                .describeTableStatisticsPaginator(
                    r -> r.replicationTaskArn(task.value()).maxRecords(STATISTICS_PAGE))
                .stream()
                .map(page -> page.tableStatistics()));
  }

  Optional<ReplicationInstance> instance(String arn) {
    return orNone(
            DmsPermission.DESCRIBE_INSTANCES,
            () ->
                client
                    .describeReplicationInstancesPaginator(r ->
                        r.maxRecords(PAGE)
                            .filters(filter("replication-instance-arn", List.of(arn))))
                    .stream()
                    .map(page -> page.replicationInstances()))
        .stream()
        .findFirst();
  }

  /** The tags of several resources by ARN; a resource without tags is not in it. */
  Map<String, Map<String, String>> tags(List<String> arns) {
    Map<String, Map<String, String>> tags = new HashMap<>();
    batches(arns).forEach(batch -> tagsOf(batch).forEach(tag -> note(tags, batch, tag)));
    return tags;
  }

  private List<Tag> tagsOf(List<String> arns) {
    return call(
        DmsPermission.LIST_TAGS,
        () ->
            client
                .listTagsForResource(r -> {
                  if (arns.size() == 1) {
                    r.resourceArn(arns.getFirst());
                  } else {
                    r.resourceArnList(arns);
                  }
                })
                .tagList());
  }

  private static void note(Map<String, Map<String, String>> tags, List<String> asked, Tag tag) {
    String arn = asked.size() == 1 ? asked.getFirst() : tag.resourceArn();
    if (arn == null) {
      String reason = "DMS does not say which resource a tag belongs to.";
      throw new CallFailed(new Trouble(Trouble.Kind.FINAL, reason));
    }
    String value = Optional.ofNullable(tag.value()).orElse("");
    tags.computeIfAbsent(arn, any -> new HashMap<>()).put(tag.key(), value);
  }

  void stop(TaskArn task) {
    call(
        DmsPermission.STOP_TASK,
        () -> deeds.stopReplicationTask(r -> r.replicationTaskArn(task.value())));
  }

  void start(TaskArn task, StartReplicationTaskTypeValue type) {
    call(
        DmsPermission.START_TASK,
        () ->
            deeds.startReplicationTask(
                r -> r.replicationTaskArn(task.value()).startReplicationTaskType(type)));
  }

  void modify(ModifyReplicationTaskRequest request) {
    call(DmsPermission.MODIFY_TASK, () -> deeds.modifyReplicationTask(request));
  }

  void reload(TaskArn task, List<TableToReload> tables) {
    call(
        DmsPermission.RELOAD_TABLES,
        () ->
            deeds.reloadTables(r ->
                r.replicationTaskArn(task.value())
                    .tablesToReload(tables)
                    .reloadOption(ReloadOptionValue.DATA_RELOAD)));
  }

  /** Also needs {@link DmsPermission#ADD_TAGS}, for the tags in the request. */
  void create(CreateReplicationTaskRequest request) {
    call(DmsPermission.CREATE_TASK, () -> deeds.createReplicationTask(request));
  }

  void delete(TaskArn task) {
    call(
        DmsPermission.DELETE_TASK,
        () -> deeds.deleteReplicationTask(r -> r.replicationTaskArn(task.value())));
  }

  private static <T> List<T> orNone(DmsPermission permission, Supplier<Stream<List<T>>> pages) {
    try {
      return paged(permission, pages);
    } catch (CallFailed e) {
      if (e.trouble().kind() == Trouble.Kind.ABSENT) {
        return List.of();
      }
      throw e;
    }
  }

  private static <T> List<T> paged(DmsPermission permission, Supplier<Stream<List<T>>> pages) {
    List<List<T>> read = call(permission, () -> pages.get().limit(PAGES + 1L).toList());
    if (read.size() > PAGES) {
      String reason = permission.call() + " has more than " + PAGES + " pages.";
      throw new CallFailed(new Trouble(Trouble.Kind.FINAL, reason));
    }
    return read.stream().flatMap(List::stream).toList();
  }

  private static <T> T call(DmsPermission permission, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw new CallFailed(ErrorCodes.of(permission, e), e);
    }
  }

  private static Stream<List<String>> batches(List<String> arns) {
    List<List<String>> batches = new ArrayList<>();
    for (int i = 0; i < arns.size(); i += BATCH) {
      batches.add(arns.subList(i, Math.min(arns.size(), i + BATCH)));
    }
    return batches.stream();
  }
}
