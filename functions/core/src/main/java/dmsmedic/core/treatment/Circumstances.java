package dmsmedic.core.treatment;

import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.InstanceClass;
import dmsmedic.core.observation.TargetTable;
import java.util.Optional;
import java.util.Set;

/**
 * What the guards of a rung look at, for one hurt table.
 *
 * @param table the target's catalogue entry of the hurt table
 * @param everyTable whether the hurt tables are all that the task has
 */
public record Circumstances(
    ReplicationTask task,
    TableMappings mappings,
    Answer<TargetTable> table,
    Answer<ClusterView> cluster,
    Answer<InstanceClass> instance,
    boolean everyTable) {

  /** Sources for which the DMS guide lists LOB settings of single tables. */
  private static final Set<String> RULE_ENGINES =
      Set.of("oracle", "sqlserver", "mysql", "aurora", "postgres", "aurora-postgresql");

  /** Whether a table-settings rule may carry the LOB mode of one table. */
  boolean ruleAllowed() {
    return RULE_ENGINES.contains(task.source().engine())
        && table.found().map(TargetTable::keyed).orElse(false);
  }

  /** The table's own LOB settings, where a rule gives it some that override the task's. */
  Optional<TableLob> rule(TableName source) {
    return mappings.lob(source).filter(lob -> lob.mode() != TableLob.Mode.NONE);
  }

  /** Whether the table is in full LOB mode now. */
  boolean fullLob(TableName source) {
    return rule(source)
        .map(lob -> lob.mode() == TableLob.Mode.UNLIMITED)
        .orElse(task.settings().lob().full());
  }

  /** The limit that cuts the table's values now, in kilobytes; 0 where none does. */
  int limitKb(TableName source) {
    if (fullLob(source)) {
      return 0;
    }
    return rule(source).map(TableLob::bulkMaxKb).orElse(task.settings().lob().lobMaxKb());
  }
}
