package dmsmedic.core.observation;

import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.mapping.TargetName;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import java.util.List;

/**
 * A task that writes into the same database.
 *
 * @param tables the source tables it has, as its own statistics list them; unknown while DMS does
 *     not say
 */
public record Neighbour(
    ReplicationTask task, TableMappings mappings, Answer<List<TableName>> tables) {

  /**
   * The source tables of this task that become the target table; unknown where rules are unclear.
   */
  public Answer<List<TableName>> sourcesOf(TableName target) {
    return switch (tables) {
      case Answer.Unknown<List<TableName>>(String reason) -> Answer.unknown(reason);
      case Answer.Known<List<TableName>>(List<TableName> all) -> sourcesAmong(all, target);
    };
  }

  private Answer<List<TableName>> sourcesAmong(List<TableName> all, TableName target) {
    for (TableName table : all) {
      if (mappings.target(table) instanceof TargetName.Ambiguous(String reason)) {
        return Answer.unknown(reason);
      }
    }
    TargetName wanted = new TargetName.Mapped(target);
    return Answer.known(all.stream().filter(t -> mappings.target(t).equals(wanted)).toList());
  }
}
