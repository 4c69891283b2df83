package dmsmedic.taskhealer.dms.document;

import dmsmedic.core.migration.TableName;

/** Documents as DMS reports them, with everything that has ever caused trouble. */
final class Documents {

  static final TableName ITEMS = new TableName("INV", "ITEMS");
  static final TableName ORDERS = new TableName("INV", "ORDERS");

  static final String SETTINGS =
      """
      {
        "Logging": {
          "EnableLogging": true,
          "LogComponents": [
            {"Severity": "LOGGER_SEVERITY_DEFAULT", "Id": "SOURCE_UNLOAD"},
            {"Severity": "LOGGER_SEVERITY_DEBUG", "Id": "TARGET_LOAD"}
          ],
          "CloudWatchLogGroup": "dms-tasks-example",
          "CloudWatchLogStream": "dms-task-EXAMPLE"
        },
        "TargetMetadata": {
          "TargetSchema": "", "SupportLobs": true, "FullLobMode": false, "LobChunkSize": 0,
          "LimitedSizeLobMode": true, "LobMaxSize": 32, "InlineLobMaxSize": 0,
          "LoadMaxFileSize": 0, "ParallelLoadThreads": 0, "BatchApplyEnabled": true,
          "NewerKey": 1.50
        },
        "FullLoadSettings": {
          "TargetTablePrepMode": "DROP_AND_CREATE", "CommitRate": 10000, "MaxFullLoadSubTasks": 8
        },
        "ValidationSettings": {
          "EnableValidation": true, "ValidationPartialLobSize": 16, "ValidationOnly": false
        },
        "ControlTablesSettings": {
          "historyTimeslotInMinutes": 5, "HistoryTimeslotInMinutes": 5, "ControlSchema": "a\\/b"
        },
        "BeforeImageSettings": null
      }
      """;

  static final String MAPPINGS =
      """
      {"rules": [
        {"rule-type": "selection", "rule-id": "1", "rule-name": "all", "rule-action": "include",
         "object-locator": {"schema-name": "INV", "table-name": "%"}, "filters": []},
        {"rule-type": "selection", "rule-id": "2", "rule-name": "not", "rule-action": "exclude",
         "object-locator": {"schema-name": "INV", "table-name": "TMP%"}},
        {"rule-type": "transformation", "rule-id": "7", "rule-name": "lower",
         "rule-target": "table", "rule-action": "convert-lowercase",
         "object-locator": {"schema-name": "INV", "table-name": "%"}},
        {"rule-type": "transformation", "rule-id": "8", "rule-name": "schema",
         "rule-target": "schema", "rule-action": "rename", "value": "inv",
         "object-locator": {"schema-name": "INV"}},
        {"rule-type": "table-settings", "rule-id": "9", "rule-name": "items",
         "object-locator": {"schema-name": "INV", "table-name": "ITEMS"},
         "parallel-load": {"type": "partitions-auto"},
         "lob-settings": {"mode": "limited", "bulk-max-size": "16"}},
        {"rule-type": "validation", "rule-id": "10", "rule-name": "v", "rule-target": "column"}
      ], "newer": "kept"}
      """;

  private Documents() {}

  static TaskDocuments both() {
    return TaskDocuments.of(SETTINGS, MAPPINGS);
  }

  static TaskDocuments withSettings(String part, String other) {
    return TaskDocuments.of(replaced(SETTINGS, part, other), MAPPINGS);
  }

  static TaskDocuments withMappings(String part, String other) {
    return TaskDocuments.of(SETTINGS, replaced(MAPPINGS, part, other));
  }

  /** A replacement that finds nothing would test nothing. */
  private static String replaced(String text, String part, String other) {
    if (!text.contains(part)) {
      throw new IllegalArgumentException("There is no " + part);
    }
    return text.replace(part, other);
  }
}
