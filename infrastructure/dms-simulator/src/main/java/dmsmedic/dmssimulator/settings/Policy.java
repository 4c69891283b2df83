package dmsmedic.dmssimulator.settings;

/** What DMS does about an error (CHAP_Tasks.CustomizingTasks.TaskSettings.ErrorHandling). */
public enum Policy {
  IGNORE,
  IGNORE_RECORD,
  LOG_ERROR,
  INSERT_RECORD,
  UPDATE_RECORD,
  SUSPEND_TABLE,
  STOP_TASK
}
