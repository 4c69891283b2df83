package dmsmedic.taskhealer.notify;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.announcement.Announcement.Section;
import dmsmedic.core.redaction.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An announcement made fit to be sent: no control characters, no credentials, not too long.
 *
 * <p>What is too long loses lines and says so; commands are left whole or left out, since a part of
 * one must not be pasted.
 */
final class Presentable {

  /** SNS takes 256 KB; the rest is for escapes and what stands around the text. */
  static final int BYTES_MAX = 100_000;

  private static final int LINE_CHARS_MAX = 2_000;
  private static final int TITLE_CHARS_MAX = 500;

  /** Control characters, and those that change the direction of what follows or are not seen. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}]++");

  private Presentable() {}

  static Announcement of(Announcement announcement) {
    List<Section> sections = announcement.sections().stream().map(Presentable::clean).toList();
    String title = cut(clean(announcement.title()), TITLE_CHARS_MAX);
    Announcement whole = with(announcement, title, sections);
    for (int lines = 1_000; lines > 0 && bytes(whole) > BYTES_MAX; lines /= 2) {
      int most = lines;
      whole = with(announcement, title, sections.stream().map(s -> shorter(s, most)).toList());
    }
    return bytes(whole) <= BYTES_MAX ? whole : with(announcement, title, List.of());
  }

  /** A subject for a mailbox: ASCII, one line, at most 100 characters. */
  static String subject(Announcement announcement) {
    return cut(announcement.title().replaceAll("[^\\x20-\\x7e]", "?").strip(), 100);
  }

  private static Section clean(Section section) {
    List<String> lines = new ArrayList<>();
    for (String line : section.lines()) {
      if (section.verbatim()) {
        line.lines().map(Presentable::clean).forEach(lines::add);
      } else {
        lines.add(cut(clean(line), LINE_CHARS_MAX));
      }
    }
    return new Section(clean(section.heading()), lines, section.verbatim());
  }

  private static String clean(String text) {
    return Redaction.of(UNSEEN.matcher(text).replaceAll(" "));
  }

  private static Section shorter(Section section, int most) {
    List<String> lines = section.lines();
    if (lines.size() <= most) {
      return section;
    }
    String left = (lines.size() - (section.verbatim() ? 0 : most)) + " lines are left out here.";
    List<String> fewer = new ArrayList<>(section.verbatim() ? List.of() : lines.subList(0, most));
    fewer.add(section.verbatim() ? "# " + left : left);
    return new Section(section.heading(), fewer, section.verbatim());
  }

  private static Announcement with(Announcement one, String title, List<Section> sections) {
    return new Announcement(
        one.id(), one.incident(), one.task(), one.kind(), one.at(), title, sections);
  }

  private static long bytes(Announcement announcement) {
    return announcement.text().getBytes(StandardCharsets.UTF_8).length;
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 3) + "...";
  }
}
