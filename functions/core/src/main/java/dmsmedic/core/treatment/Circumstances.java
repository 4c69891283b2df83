package dmsmedic.core.treatment;

import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.InstanceClass;
import dmsmedic.core.observation.TargetTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the guards of a rung look at, for one hurt table.
 *
 * @param table the target's catalogue entry of the hurt table
 * @param others what a change of the whole task would reach beside the table
 */
public record Circumstances(
    ReplicationTask task,
    TableMappings mappings,
    Answer<TargetTable> table,
    Answer<ClusterView> cluster,
    Answer<InstanceClass> instance,
    Others others) {

  /** Sources for which the DMS guide lists LOB settings of single tables. */
  private static final Set<String> RULE_ENGINES =
      Set.of("oracle", "sqlserver", "mysql", "aurora", "postgres", "aurora-postgresql");

  /**
   * The hurt tables that follow the task's LOB settings, the table that is looked at included.
   *
   * <p>A change of the whole task reaches those too that were proven whole before it, by another
   * rung, and would damage them anew.
   *
   * @param everyTable whether the hurt tables are all that the task has
   * @param notFull why one of them must not be in full LOB mode
   * @param limitKb the greatest limit under which one became whole, in kilobytes; else 0
   * @param actualBytes the greatest length reported of those that are whole; else 0
   * @param untold one that became whole in full LOB mode and of whose values no length is known
   */
  public record Others(
      boolean everyTable,
      Optional<String> notFull,
      int limitKb,
      long actualBytes,
      Optional<TableName> untold) {

    /** What these hurt tables of a task come to. */
    public static Others of(
        boolean everyTable,
        List<HurtTable> hurt,
        TableMappings mappings,
        Answer<Map<TableName, TargetTable>> targets) {
      List<HurtTable> following =
          hurt.stream().filter(table -> ruled(mappings, table.source()).isEmpty()).toList();
      List<HurtTable> whole = following.stream().filter(HurtTable::whole).toList();
      return new Others(
          everyTable,
          following.stream()
              .flatMap(table -> LobRungs.notFull(table, targets).stream())
              .findFirst(),
          whole.stream().mapToInt(HurtTable::limitedKb).max().orElse(0),
          whole.stream().mapToLong(HurtTable::actualBytes).max().orElse(0),
          whole.stream()
              .filter(table -> table.lastTried(Rung.FULL_LOB) && table.actualBytes() == 0)
              .map(HurtTable::source)
              .findFirst());
    }
  }

  /** Whether a table-settings rule may carry the LOB mode of one table. */
  boolean ruleAllowed() {
    return RULE_ENGINES.contains(task.source().engine())
        && table.found().map(TargetTable::keyed).orElse(false);
  }

  /** The table's own LOB settings, where a rule gives it some that override the task's. */
  Optional<TableLob> rule(TableName source) {
    return ruled(mappings, source);
  }

  private static Optional<TableLob> ruled(TableMappings mappings, TableName source) {
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
