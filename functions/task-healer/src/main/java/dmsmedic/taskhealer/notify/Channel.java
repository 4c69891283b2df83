package dmsmedic.taskhealer.notify;

import dmsmedic.core.announcement.Announcement;
import java.util.Locale;

/** A kind of reader, who subscribes to the topic with a filter on the attribute {@code channel}. */
public enum Channel {
  /** A mailbox: the whole text. */
  MAIL,
  /** A chat room through Amazon Q Developer: its custom notification in JSON. */
  CHAT,
  /** Whoever is on call: a few lines, and only when somebody has to act. */
  PAGER;

  /** The value of the attribute. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean takes(Announcement announcement) {
    return !announcement.quiet() && (this != PAGER || announcement.urgent());
  }

  String text(Announcement announcement) {
    return switch (this) {
      case MAIL -> announcement.text();
      case CHAT -> ChatMessage.of(announcement).write();
      case PAGER ->
          announcement.title()
              + "\nincident "
              + announcement.incident()
              + announcement.task().map(task -> "\ntask " + task).orElse("");
    };
  }
}
