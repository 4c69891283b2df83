package dmsmedic.core.announcement;

import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TaskArn;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A message for people, before it takes the shape of a channel.
 *
 * @param id the incident and the number of the notice; a repeated delivery has the same
 * @param title one line that says what is the case
 * @param sections what follows, in the order in which it is read
 */
public record Announcement(
    String id,
    String incident,
    TaskArn task,
    Notice.Kind kind,
    Instant at,
    String title,
    List<Section> sections) {

  /**
   * A part of a message.
   *
   * @param verbatim whether the lines are commands to be pasted, so that no channel may reflow them
   */
  public record Section(String heading, List<String> lines, boolean verbatim) {
    public Section {
      heading = printable(heading);
      lines = lines.stream().map(Announcement::printable).toList();
    }
  }

  public Announcement {
    title = printable(title);
    sections = List.copyOf(sections);
  }

  /**
   * Text in which a name or a message of somebody else cannot begin a line, hide or turn around.
   */
  private static String printable(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
  }

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

  /** Whether somebody has to act. */
  public boolean urgent() {
    return kind == Notice.Kind.HANDED_OVER || kind == Notice.Kind.APPROVAL_ASKED;
  }

  /** The message as plain text, for a mailbox. */
  public String text() {
    StringBuilder text = new StringBuilder(title).append('\n');
    for (Section section : sections) {
      text.append('\n').append(section.heading()).append('\n');
      section.lines().forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.toString();
  }
}
