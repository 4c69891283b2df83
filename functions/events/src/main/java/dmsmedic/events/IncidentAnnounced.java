package dmsmedic.events;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.announcement.Announcement.Section;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * The healer tells what it tells people, for programs: an incident was opened, needs an approval,
 * was healed, or was handed over; or a storm began or ended, which is about no single task.
 *
 * <p>A repeated delivery has the same id and idempotency key.
 */
public record IncidentAnnounced(EventMetadata metadata, Announcement announcement) {
  /** The event's source. */
  public static final String SOURCE = "dms-medic";

  /** The event of an announcement. */
  public static IncidentAnnounced of(Announcement announcement) {
    EventMetadata metadata =
        new EventMetadata(
            announcement.id(),
            announcement.task().map(TaskArn::value).orElseGet(announcement::incident),
            announcement.id(),
            announcement.at());
    return new IncidentAnnounced(metadata, announcement);
  }

  /** The event's detail-type, one for each kind of notice. */
  public static String detailType(Notice.Kind kind) {
    return switch (kind) {
      case OPENED -> "Incident Opened";
      case APPROVAL_ASKED -> "Approval Asked";
      case HEALED -> "Incident Healed";
      case HANDED_OVER -> "Incident Handed Over";
      case HANDED_OVER_IN_STORM -> "Incident Handed Over In Storm";
      case STORM_BEGAN -> "Storm Began";
      case STORM_ENDED -> "Storm Ended";
    };
  }

  /** Whether an event is of this kind. */
  public static boolean isIn(EventEnvelope event) {
    return event.source().equals(SOURCE)
        && List.of(Notice.Kind.values()).stream()
            .anyMatch(kind -> detailType(kind).equals(event.detailType()));
  }

  /** The announcement in an event of this kind. */
  public static IncidentAnnounced read(EventEnvelope event) {
    Fields detail = event.detailFields();
    Fields data = detail.object("data");
    Announcement announcement =
        new Announcement(
            data.text("id"),
            data.text("incident"),
            task(data),
            kind(data, event.detailType()),
            data.time("at"),
            data.text("title"),
            data.objects("sections").stream().map(IncidentAnnounced::section).toList());
    return new IncidentAnnounced(EventMetadata.read(detail), announcement);
  }

  /** The detail, which is all that is put on the bus beside source and detail-type. */
  public Json.Obj writeDetail() {
    return Json.object().with("metadata", metadata.write()).with("data", data());
  }

  private Json.Obj data() {
    List<Json> sections =
        announcement.sections().stream().<Json>map(IncidentAnnounced::write).toList();
    Json.Obj about =
        Json.object().with("id", announcement.id()).with("incident", announcement.incident());
    return announcement
        .task()
        .map(task -> about.with("task", task.value()))
        .orElse(about)
        .with("at", announcement.at().toString())
        .with("urgent", announcement.urgent())
        .with("title", announcement.title())
        .with("sections", new Json.Arr(sections));
  }

  private static Json.Obj write(Section section) {
    return Json.object()
        .with("heading", section.heading())
        .with("verbatim", section.verbatim())
        .with("lines", Json.Arr.of(section.lines()));
  }

  private static Section section(Fields section) {
    return new Section(section.text("heading"), section.texts("lines"), section.truth("verbatim"));
  }

  private static Optional<TaskArn> task(Fields data) {
    try {
      return data.optionalText("task").map(TaskArn::new);
    } catch (IllegalArgumentException e) {
      throw data.refusal("task", "is not the ARN of a replication task");
    }
  }

  private static Notice.Kind kind(Fields data, String detailType) {
    return List.of(Notice.Kind.values()).stream()
        .filter(kind -> detailType(kind).equals(detailType))
        .findFirst()
        .orElseThrow(() -> data.refusal("id", "stands in an event of another kind"));
  }
}
