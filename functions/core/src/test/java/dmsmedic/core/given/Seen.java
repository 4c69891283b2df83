package dmsmedic.core.given;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.Found;
import dmsmedic.core.observation.InstanceClass;
import dmsmedic.core.observation.Neighbour;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.Observation.EarlierLoad;
import dmsmedic.core.observation.Observation.RecoveryView;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.TargetTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An observation to start from: everything was asked and answered, and nothing is wrong. */
public final class Seen {

  private Answer<Optional<TaskView>> task;
  private Answer<List<TableStatistics>> statistics =
      Answer.known(List.of(Tables.completed(Tables.INTEGRATION), Tables.completed(Tables.OTHER)));
  private Answer<List<Found>> lines = Answer.known(List.of());
  private Optional<Instant> linesUntil = Optional.empty();
  private Answer<ClusterView> cluster = Answer.known(Clusters.with());
  private Answer<Map<TableName, TargetTable>> tables =
      Answer.known(
          Map.of(
              Tables.INTEGRATION, Tables.catalogued(Tables.INTEGRATION),
              Tables.OTHER, Tables.catalogued(Tables.OTHER)));
  private Answer<Map<TableName, RowsFound>> rows =
      Answer.known(
          Map.of(
              Tables.INTEGRATION, Tables.counted(Tables.INTEGRATION, Tables.ROWS, 116_664),
              Tables.OTHER, Tables.counted(Tables.OTHER, Tables.ROWS, 116_664)));
  private Answer<List<Neighbour>> neighbours;
  private Answer<InstanceClass> instance = Answer.known(new InstanceClass("dms.r5.4xlarge"));
  private Answer<Optional<RecoveryView>> recovery = Answer.known(Optional.empty());
  private Answer<List<EarlierLoad>> earlierLoads = Answer.known(List.of());

  private Seen(Answer<Optional<TaskView>> task) {
    this.task = task;
    neighbours =
        Answer.known(
            task.found().flatMap(known -> known).stream()
                .map(view ->
                    new Neighbour(
                        view.task(),
                        view.mappings(),
                        Answer.known(List.of(Tables.INTEGRATION, Tables.OTHER))))
                .toList());
  }

  /** The task is as given. */
  public static Seen of(GivenTask given) {
    return new Seen(Answer.known(Optional.of(given.view())));
  }

  /** DMS has no such task. */
  public static Seen noTask() {
    return new Seen(Answer.known(Optional.empty()));
  }

  /** DMS did not answer. */
  public static Seen unknownTask() {
    Seen seen = new Seen(Answer.unknown("Rate exceeded."));
    seen.statistics = Answer.unknown("Rate exceeded.");
    seen.recovery = Answer.unknown("Rate exceeded.");
    return seen;
  }

  public Seen statistics(TableStatistics... values) {
    statistics = Answer.known(List.of(values));
    return this;
  }

  public Seen statistics(Answer<List<TableStatistics>> value) {
    statistics = value;
    return this;
  }

  public Seen lines(Found... values) {
    lines = Answer.known(List.of(values));
    return this;
  }

  public Seen lines(Answer<List<Found>> value) {
    lines = value;
    return this;
  }

  /** The logs hold more lines than these, from an instant on. */
  public Seen linesUntil(Instant value) {
    linesUntil = Optional.of(value);
    return this;
  }

  public Seen cluster(ClusterView value) {
    cluster = Answer.known(value);
    return this;
  }

  public Seen cluster(Answer<ClusterView> value) {
    cluster = value;
    return this;
  }

  public Seen tables(TargetTable... values) {
    tables = Answer.known(byName(values, TargetTable::name));
    return this;
  }

  public Seen tables(Answer<Map<TableName, TargetTable>> value) {
    tables = value;
    return this;
  }

  public Seen rows(RowsFound... values) {
    rows = Answer.known(byName(values, RowsFound::target));
    return this;
  }

  public Seen rows(Answer<Map<TableName, RowsFound>> value) {
    rows = value;
    return this;
  }

  public Seen neighbours(Answer<List<Neighbour>> value) {
    neighbours = value;
    return this;
  }

  public Seen instance(Answer<InstanceClass> value) {
    instance = value;
    return this;
  }

  /** The recovery task is as given. */
  public Seen recovery(GivenTask given, TableStatistics... loaded) {
    recovery = Answer.known(Optional.of(new RecoveryView(given.view(), List.of(loaded))));
    return this;
  }

  public Seen recovery(Answer<Optional<RecoveryView>> value) {
    recovery = value;
    return this;
  }

  public Seen earlierLoads(EarlierLoad... values) {
    earlierLoads = Answer.known(List.of(values));
    return this;
  }

  /** What was observed. */
  public Observation observation() {
    return new Observation(
        task,
        statistics,
        lines,
        linesUntil,
        cluster,
        tables,
        rows,
        neighbours,
        instance,
        recovery,
        earlierLoads);
  }

  private static <T> Map<TableName, T> byName(T[] values, Function<T, TableName> name) {
    return Arrays.stream(values).collect(Collectors.toMap(name, Function.identity()));
  }
}
