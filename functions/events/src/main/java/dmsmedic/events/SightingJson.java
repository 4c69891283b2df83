package dmsmedic.events;

import dmsmedic.core.fault.CopyConditions;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.fault.Origin;
import dmsmedic.core.fault.Sighting;
import dmsmedic.core.fault.TableToken;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import dmsmedic.events.json.UnreadableException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** How a sighting is written as JSON; what is unknown is left out. */
final class SightingJson {
  private static final int REASON_CHARS_MAX = 300;

  private SightingJson() {}

  static Json.Obj write(Sighting sighting) {
    Json.Obj data =
        Json.object()
            .with("fault", sighting.fault().word())
            .with("origin", write(sighting.origin()));
    data = withValue(data, "table", sighting.table().map(SightingJson::write));
    data = data.with("column", sighting.column());
    data = withNumber(data, "limitBytes", sighting.limitBytes());
    data = withNumber(data, "actualBytesMax", sighting.actualBytesMax());
    data =
        data.with("count", sighting.count())
            .with("firstAt", sighting.firstAt().toString())
            .with("lastAt", sighting.lastAt().toString());
    return withValue(data, "copyConditions", sighting.copyConditions().map(SightingJson::write));
  }

  static Sighting read(Fields data) {
    return refusing(
        data,
        () ->
            new Sighting(
                fault(data),
                origin(data.object("origin")),
                data.optionalObject("table").map(SightingJson::table),
                data.optionalText("column"),
                data.optionalNumber("limitBytes"),
                data.optionalNumber("actualBytesMax"),
                data.number("count"),
                data.time("firstAt"),
                data.time("lastAt"),
                data.optionalObject("copyConditions").map(SightingJson::copyConditions)));
  }

  /** What a sighting is about, for correlation: the task, or the cluster's log. */
  static String subject(Origin origin) {
    return switch (origin) {
      case Origin.DmsTaskLog log -> log.task().value();
      case Origin.CockroachLog(String group, String stream, Optional<String> _) ->
          group + "/" + stream;
      case Origin.TaskState(TaskArn task) -> task.value();
      case Origin.Checkup() -> "checkup";
    };
  }

  private static Json.Obj write(Origin origin) {
    return switch (origin) {
      case Origin.DmsTaskLog(TaskArn task, String group, String stream) ->
          Json.object()
              .with("kind", "DmsTaskLog")
              .with("task", task.value())
              .with("logGroup", group)
              .with("logStream", stream);
      case Origin.CockroachLog(String group, String stream, Optional<String> role) ->
          Json.object()
              .with("kind", "CockroachLog")
              .with("logGroup", group)
              .with("logStream", stream)
              .with("role", role);
      case Origin.TaskState(TaskArn task) ->
          Json.object().with("kind", "TaskState").with("task", task.value());
      case Origin.Checkup() -> Json.object().with("kind", "Checkup");
    };
  }

  private static Origin origin(Fields origin) {
    String kind = origin.text("kind");
    return switch (kind) {
      case "DmsTaskLog" ->
          new Origin.DmsTaskLog(task(origin), origin.text("logGroup"), origin.text("logStream"));
      case "CockroachLog" ->
          new Origin.CockroachLog(
              origin.text("logGroup"), origin.text("logStream"), origin.optionalText("role"));
      case "TaskState" -> new Origin.TaskState(task(origin));
      case "Checkup" -> new Origin.Checkup();
      default -> throw origin.refusal("kind", "is no origin known here");
    };
  }

  private static TaskArn task(Fields origin) {
    return refusing(origin, () -> new TaskArn(origin.text("task")));
  }

  private static Fault fault(Fields data) {
    return Fault.ofWord(data.text("fault"))
        .orElseThrow(() -> data.refusal("fault", "is no fault known here"));
  }

  private static Json write(TableToken table) {
    return switch (table) {
      case TableToken.Joined(String text) -> Json.object().with("token", text);
      case TableToken.Separate(TableName name) ->
          Json.object().with("schema", name.schema()).with("name", name.table());
      case TableToken.Unqualified(String text) -> Json.object().with("name", text);
    };
  }

  private static TableToken table(Fields table) {
    return refusing(
        table,
        () -> {
          Optional<String> token = table.optionalText("token");
          if (token.isPresent()) {
            return new TableToken.Joined(token.get());
          }
          String name = table.text("name");
          return table
              .optionalText("schema")
              .map(schema -> TableToken.separate(schema, name))
              .orElseGet(() -> new TableToken.Unqualified(name));
        });
  }

  private static Json write(CopyConditions conditions) {
    return Json.object()
        .with("implicit", conditions.implicit())
        .with("atomic", conditions.atomic())
        .with("retries", conditions.retries());
  }

  private static CopyConditions copyConditions(Fields conditions) {
    return new CopyConditions(
        conditions.truth("implicit"), conditions.truth("atomic"), conditions.truth("retries"));
  }

  private static Json.Obj withNumber(Json.Obj data, String name, OptionalLong value) {
    return value.isPresent() ? data.with(name, value.getAsLong()) : data;
  }

  private static Json.Obj withValue(Json.Obj data, String name, Optional<Json> value) {
    return value.map(present -> data.with(name, present)).orElse(data);
  }

  /** What a constructor refuses is a refusal of the object that it was given. */
  private static <T> T refusing(Fields object, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      String where = object.path().replaceFirst("\\.$", "");
      throw new UnreadableException("Field " + where + " is refused: " + reason(e) + ".", e);
    }
  }

  /** The reason may quote what was refused. */
  private static String reason(IllegalArgumentException e) {
    String reason = String.valueOf(e.getMessage()).replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    return reason.length() <= REASON_CHARS_MAX ? reason : reason.substring(0, REASON_CHARS_MAX);
  }
}
