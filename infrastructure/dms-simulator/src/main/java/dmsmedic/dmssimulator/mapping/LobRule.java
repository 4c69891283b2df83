package dmsmedic.dmssimulator.mapping;

/**
 * The lob-settings of a table settings rule, which override the task's LOB mode for its table
 * (CHAP_Tasks.CustomizingTasks.TableMapping.SelectionTransformation.Tablesettings).
 */
public record LobRule(Mode mode, long bulkMaxKb) {

  /** Limited, full (unlimited), or as the task says (none). */
  public enum Mode {
    LIMITED,
    UNLIMITED,
    NONE
  }
}
