package dmsmedic.core.announcement;

import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TaskArn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message for people, before it takes the shape of a channel.
 *
 * @param id the incident and the number of the notice; a repeated delivery has the same
 * @param incident the incident, or the storm
 * @param task the task that it is about; empty where it is about the whole fleet
 * @param title one line that says what is the case
 * @param sections what follows, in the order in which it is read
 */
public record Announcement(
    String id,
    String incident,
    Optional<TaskArn> task,
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

  /** A message about one task. */
  public Announcement(
      String id,
      String incident,
      TaskArn task,
      Notice.Kind kind,
      Instant at,
      String title,
      List<Section> sections) {
    this(id, incident, Optional.of(task), kind, at, title, sections);
  }

  public Announcement {
    title = printable(title);
    sections = List.copyOf(sections);
  }

  /**
   * Text in which a name or a message of somebody else cannot begin a line, hide or turn around.
   */
  private static String printable(String text) {
    return plain(text) ? text : UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
  }

  /** Nearly every text holds letters of ASCII only, and needs no pattern. */
  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

  /** Whether somebody has to act. */
  public boolean urgent() {
    return switch (kind) {
      case HANDED_OVER, APPROVAL_ASKED, STORM_BEGAN, STORM_ENDED -> true;
      case OPENED, HEALED, HANDED_OVER_IN_STORM -> false;
    };
  }

  /** Whether it is for programs only, because people are told in another message. */
  public boolean quiet() {
    return kind == Notice.Kind.HANDED_OVER_IN_STORM;
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
