package dmsmedic.core.observation;

import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.mapping.TargetName;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Observation.UnreadTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A task that writes into the same database.
 *
 * <p>Thousands of hurt tables ask it one after the other, so where its tables go is found out once.
 */
public final class Neighbour {

  private final Optional<TaskArn> arn;
  private final String identifier;
  private final TableMappings mappings;
  private final Answer<Map<TableName, List<TableName>>> sources;

  /** Targets that it may yet write, though no table of it is listed. */
  private final Predicate<TableName> mayProduce;

  /**
   * A neighbour.
   *
   * @param tables the source tables it has, as its own statistics list them; unknown while DMS does
   *     not say
   */
  public Neighbour(ReplicationTask task, TableMappings mappings, Answer<List<TableName>> tables) {
    this.arn = Optional.of(task.arn());
    this.identifier = task.identifier();
    this.mappings = mappings;
    this.sources =
        switch (tables) {
          case Answer.Unknown<List<TableName>>(String reason) -> Answer.unknown(reason);
          case Answer.Known<List<TableName>>(List<TableName> all) -> byTarget(all, mappings);
        };
    this.mayProduce = ahead(task, tables) ? mappings.mayProduce() : _ -> false;
  }

  /**
   * Whether what it writes is still to come: DMS lists no tables of a task before its first run,
   * and somebody may start it at any moment. One that is being deleted writes nothing any more.
   */
  private static boolean ahead(ReplicationTask task, Answer<List<TableName>> tables) {
    return task.status() != TaskStatus.DELETING && tables.found().filter(List::isEmpty).isPresent();
  }

  /** A neighbour of which nobody can tell which tables it writes. */
  public Neighbour(UnreadTask task) {
    this.arn = Optional.empty();
    this.identifier = task.identifier();
    this.mappings = new TableMappings(List.of());
    this.sources = Answer.unknown(task.reason());
    this.mayProduce = _ -> false;
  }

  private static Answer<Map<TableName, List<TableName>>> byTarget(
      List<TableName> all, TableMappings mappings) {
    Map<TableName, List<TableName>> sources = new HashMap<>();
    for (TableName table : all) {
      switch (mappings.target(table)) {
        case TargetName.Ambiguous(String reason) -> {
          return Answer.unknown(reason);
        }
        case TargetName.Mapped(TableName target) ->
            sources.computeIfAbsent(target, _ -> new ArrayList<>()).add(table);
        case TargetName.NotSelected() -> {}
      }
    }
    return Answer.known(sources);
  }

  /** Whether it is this task itself. */
  public boolean is(TaskArn task) {
    return arn.equals(Optional.of(task));
  }

  public String identifier() {
    return identifier;
  }

  public TableMappings mappings() {
    return mappings;
  }

  /** Whether DMS said which tables it has. */
  public boolean known() {
    return sources.found().isPresent();
  }

  /**
   * The source tables of this task that become the target table; unknown where rules are unclear,
   * and where no table is listed and the rules may produce the target.
   */
  public Answer<List<TableName>> sourcesOf(TableName target) {
    if (mayProduce.test(target)) {
      return Answer.unknown("DMS lists no tables of it yet, and its rules may select some.");
    }
    return sources.map(all -> List.copyOf(all.getOrDefault(target, List.of())));
  }
}
