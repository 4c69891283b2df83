package dmsmedic.taskhealer.dynamodb;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.migration.TaskArn;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The name of one item of the table. */
record ItemKey(String pk, String sk) {

  /** What the sort keys of closed incidents begin with; they sort by the time they were opened. */
  static final String CLOSED = "closed#";

  static ItemKey open(TaskArn task) {
    return new ItemKey(task.value(), "open");
  }

  static ItemKey closed(Incident incident) {
    return new ItemKey(incident.task().value(), CLOSED + incident.openedAt() + "#" + incident.id());
  }

  static ItemKey file(TaskArn task) {
    return new ItemKey(task.value(), "file");
  }

  /** The one item of the whole fleet. */
  static ItemKey fleet() {
    return new ItemKey("fleet", "file");
  }

  static ItemKey holders(String role) {
    return new ItemKey("role#" + role, "holders");
  }

  static ItemKey requests() {
    return new ItemKey("requests#dms", "bucket");
  }

  /** Another item of the same partition. */
  ItemKey sibling(String otherSk) {
    return new ItemKey(pk, otherSk);
  }

  Map<String, AttributeValue> attributes() {
    return Map.of(
        LedgerTable.PK, AttributeValue.fromS(pk), LedgerTable.SK, AttributeValue.fromS(sk));
  }

  @Override
  public String toString() {
    return "'" + sk + "' of '" + pk + "'";
  }
}
