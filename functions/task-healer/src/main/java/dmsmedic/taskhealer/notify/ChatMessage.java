package dmsmedic.taskhealer.notify;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.announcement.Announcement.Section;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * The custom notification of Amazon Q Developer in chat applications; any other text is dropped
 * there without a word.
 *
 * <p>The incident is the thread, so that all its messages stand together. Signs that mean a mention
 * or a link to a chat are escaped, since names and sentences come from logs. (Amazon Q Developer in
 * chat applications, "Custom notifications".)
 */
final class ChatMessage {

  /** Chat applications cut or refuse longer texts. */
  private static final int CHARS_MAX = 6_000;

  private ChatMessage() {}

  static Json.Obj of(Announcement announcement) {
    String kind = announcement.kind().name().toLowerCase(Locale.ROOT);
    List<String> task = announcement.task().stream().map(TaskArn::value).toList();
    Json.Obj context = Json.object().with("incident", announcement.incident());
    Json.Obj content =
        Json.object()
            .with("textType", "client-markdown")
            .with("title", escaped(announcement.title()))
            .with("description", description(announcement))
            .with("keywords", Json.Arr.of(List.of("dms-medic", kind)));
    Json.Obj metadata =
        Json.object()
            .with("threadId", announcement.incident())
            .with("summary", escaped(announcement.title()))
            .with("eventType", kind)
            .with("relatedResources", Json.Arr.of(task))
            .with(
                "additionalContext",
                task.isEmpty() ? context : context.with("task", task.getFirst()));
    return Json.object()
        .with("version", "1.0")
        .with("source", "custom")
        .with("id", announcement.id())
        .with("content", content)
        .with("metadata", metadata);
  }

  /** As many sections as fit, none in part: half a command must not be pasted. */
  private static String description(Announcement announcement) {
    StringBuilder text = new StringBuilder();
    int left = 0;
    for (Section section : announcement.sections()) {
      String more = section(section);
      if (left == 0 && text.length() + more.length() <= CHARS_MAX) {
        text.append(more);
      } else {
        left++;
      }
    }
    if (left > 0) {
      text.append("\n").append(left).append(" more sections are in the mail and in the event.");
    }
    return text.isEmpty() ? escaped(announcement.title()) : text.toString().strip();
  }

  private static String section(Section section) {
    String lines = section.lines().stream().map(ChatMessage::escaped).collect(join(section));
    return section.verbatim()
        ? "\n*%s*\n```\n%s\n```\n".formatted(escaped(section.heading()), lines)
        : "\n*%s*\n- %s\n".formatted(escaped(section.heading()), lines);
  }

  private static Collector<CharSequence, ?, String> join(Section section) {
    return Collectors.joining(section.verbatim() ? "\n" : "\n- ");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("```", "'''");
  }
}
