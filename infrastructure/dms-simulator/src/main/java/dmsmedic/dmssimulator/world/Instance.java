package dmsmedic.dmssimulator.world;

import java.util.Map;

/** A replication instance in the API's words; its members may be changed. */
public record Instance(String arn, Map<String, Object> fields) {

  /** Its identifier, which names its log group. */
  public String identifier() {
    return String.valueOf(fields.get("ReplicationInstanceIdentifier"));
  }

  /** creating, available, deleting. */
  public String status() {
    return String.valueOf(fields.get("ReplicationInstanceStatus"));
  }

  public void status(String next) {
    fields.put("ReplicationInstanceStatus", next);
  }
}
