package dmsmedic.dmssimulator.voice;

import dmsmedic.dmssimulator.behaviour.Behaviour;
import dmsmedic.dmssimulator.behaviour.Switch;
import dmsmedic.dmssimulator.kernel.Json;
import dmsmedic.dmssimulator.kernel.Sent;
import dmsmedic.dmssimulator.world.Happening;
import dmsmedic.dmssimulator.world.StartType;
import dmsmedic.dmssimulator.world.Task;
import dmsmedic.dmssimulator.world.World;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The events of tasks, in the shape of captured EventBridge events. */
public final class Announcer {
  private final World world;
  private final Behaviour behaviour;

  /** An announcer for one account. */
  public Announcer(World world, Behaviour behaviour) {
    this.world = world;
    this.behaviour = behaviour;
  }

  public void created(Task task) {
    String text = "The replication task has been created.";
    send(task, new Kind("DMS-EVENT-0074", "REPLICATION_TASK_CREATED", "Creation"), text);
  }

  public void started(Task task, StartType type) {
    send(
        task,
        new Kind("DMS-EVENT-0069", "REPLICATION_TASK_STARTED", "StateChange"),
        behaviour.says(Switch.NEW_EVENT_WORDING)
            ? "The replication task has started with taskType: %s, startType: %s"
                .formatted(task.type().wire(), type.wire())
            : "Replication task started, with flag, " + flag(type));
  }

  private static String flag(StartType type) {
    return switch (type) {
      case START_REPLICATION -> "fresh start";
      case RESUME_PROCESSING -> "resume";
      case RELOAD_TARGET -> "reload target";
    };
  }

  public void stopped(Task task) {
    String text = "Replication task stopped";
    send(task, new Kind("DMS-EVENT-0079", "REPLICATION_TASK_STOPPED", "StateChange"), text);
  }

  public void failed(Task task, String lastError) {
    String id = behaviour.says(Switch.FAILED_EVENT_HAS_ID) ? "DMS-EVENT-0078" : "";
    send(task, new Kind(id, "REPLICATION_TASK_FAILED", "Failure"), lastError);
  }

  public void modified(Task task) {
    String text = "A replication task has been modified.";
    send(
        task, new Kind("DMS-EVENT-0080", "REPLICATION_TASK_MODIFIED", "ConfigurationChange"), text);
  }

  public void deleted(Task task) {
    String text = "The replication task has been deleted.";
    send(task, new Kind("DMS-EVENT-0073", "REPLICATION_TASK_DELETED", "Deletion"), text);
  }

  public void reloadAsked(Task task) {
    String text = "Reload of table details has been requested.";
    send(task, new Kind("DMS-EVENT-0081", "REPLICATION_TASK_TABLES_RELOADED", "StateChange"), text);
  }

  /** Id (may be empty), type and category of an event. */
  private record Kind(String eventId, String eventType, String category) {}

  private void send(Task task, Kind kind, String text) {
    Map<String, Object> detail = new LinkedHashMap<>();
    if (!kind.eventId().isEmpty()) {
      detail.put("eventId", kind.eventId());
    }
    detail.put("eventType", kind.eventType());
    detail.put("detailMessage", text);
    detail.put("type", "REPLICATION_TASK");
    detail.put("category", kind.category());
    if (behaviour.says(Switch.EVENT_HAS_RESOURCE_LINK)) {
      detail.put(
          "resourceLink",
          "https://console.aws.amazon.com/dms/v2/home?region=%s#taskDetails/%s"
              .formatted(world.region(), task.plan().name()));
    }
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "0");
    event.put("id", id(task));
    event.put("detail-type", "DMS Replication Task State Change");
    event.put("source", "aws.dms");
    event.put("account", world.account());
    event.put("time", world.now().truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", world.region());
    event.put("resources", List.of(task.arn()));
    event.put("detail", detail);
    world.outbox().put(new Sent.Event(Json.write(event)));
    world
        .happenings()
        .add(
            new Happening(
                task.plan().name(), "replication-task", kind.category(), text, world.now()));
  }

  private String id(Task task) {
    byte[] seed = (task.arn() + "/" + world.serial()).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString();
  }
}
