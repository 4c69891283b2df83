package dmsmedic.taskhealer.dms;

/**
 * Every IAM action of DMS that the healer's role needs, named beside the call that needs it.
 *
 * <p>A test compares this list with the deployment template (AWS Service Authorization Reference,
 * AWS Database Migration Service).
 */
public enum DmsPermission {
  DESCRIBE_TASKS("DescribeReplicationTasks", false),
  DESCRIBE_ENDPOINTS("DescribeEndpoints", false),
  DESCRIBE_INSTANCES("DescribeReplicationInstances", false),
  DESCRIBE_STATISTICS("DescribeTableStatistics", false),
  LIST_TAGS("ListTagsForResource", false),
  STOP_TASK("StopReplicationTask", true),
  START_TASK("StartReplicationTask", true),
  MODIFY_TASK("ModifyReplicationTask", true),
  RELOAD_TABLES("ReloadTables", true),
  DELETE_TASK("DeleteReplicationTask", true),
  CREATE_TASK("CreateReplicationTask", true),
  /** What a create that carries tags needs beside its own action. */
  ADD_TAGS("AddTagsToResource", true);

  private final String call;
  private final boolean changes;

  DmsPermission(String call, boolean changes) {
    this.call = call;
    this.changes = changes;
  }

  /** The action in a policy, such as {@code dms:StopReplicationTask}. */
  public String action() {
    return "dms:" + call;
  }

  /** Whether it changes something, so that a policy must limit it by tag. */
  public boolean changes() {
    return changes;
  }

  /** The name of the API call. */
  String call() {
    return call;
  }
}
