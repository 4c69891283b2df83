package dmsmedic.testkit.simulation.promise.ending;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.announcement.Announcement.Section;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the commands and statements of announcements really do, as those say who composed them. */
final class Offers {
  private static final String TABLE = "lob of ";

  private final Map<String, List<SettingChange>> commands = new HashMap<>();
  private final Map<String, RoleChange> statements = new HashMap<>();

  void see(Event event) {
    if (event instanceof Event.CommandComposed composed) {
      commands.put(printed(composed.command()), composed.changes());
    } else if (event instanceof Event.StatementComposed composed) {
      statements.put(printed(composed.statement()), composed.change());
    }
  }

  /** A message shows control characters as something else. */
  private static String printed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return new Section("", List.of(text), true).lines().getFirst();
      }
    }
    return text;
  }

  /** The changes of a task that somebody makes who pastes every command of the message. */
  List<SettingChange> settings(Announcement announcement) {
    return verbatim(announcement)
        .flatMap(line -> commands.getOrDefault(line, List.of()).stream())
        .toList();
  }

  private static Stream<String> verbatim(Announcement announcement) {
    return announcement.sections().stream()
        .filter(Section::verbatim)
        .flatMap(section -> section.lines().stream());
  }

  /** Whether a comment among the commands names a setting, by the keys of {@link Settings}. */
  static boolean inWords(Announcement announcement, String key) {
    String words =
        switch (key) {
          case "lob" -> "the task from ";
          case "preparation" -> "preparation of tables from ";
          default ->
              key.startsWith(TABLE)
                  ? "table '" + key.substring(TABLE.length()) + "' from "
                  : key.toLowerCase(Locale.ROOT) + " from ";
        };
    return verbatim(announcement).anyMatch(line -> line.startsWith("# ") && line.contains(words));
  }

  /** The changes of a role that somebody makes who pastes every statement of the message. */
  List<RoleChange> roles(Announcement announcement) {
    return verbatim(announcement)
        .flatMap(line -> Optional.ofNullable(statements.get(line)).stream())
        .toList();
  }
}
