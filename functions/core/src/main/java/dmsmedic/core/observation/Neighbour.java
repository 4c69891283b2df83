package dmsmedic.core.observation;

import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.mapping.TargetName;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Observation.UnreadTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  }

  /** A neighbour of which nobody can tell which tables it writes. */
  public Neighbour(UnreadTask task) {
    this.arn = Optional.empty();
    this.identifier = task.identifier();
    this.mappings = new TableMappings(List.of());
    this.sources = Answer.unknown(task.reason());
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
   * The source tables of this task that become the target table; unknown where rules are unclear.
   */
  public Answer<List<TableName>> sourcesOf(TableName target) {
    return sources.map(all -> List.copyOf(all.getOrDefault(target, List.of())));
  }
}
