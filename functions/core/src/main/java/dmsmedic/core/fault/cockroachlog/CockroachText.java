package dmsmedic.core.fault.cockroachlog;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.Stamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What puts lines of CockroachDB's text format {@code crdb-v2} together to entries.
 *
 * <p>{@code Lyymmdd hh:mm:ss.uuuuuu goid [chan@]file:line marker [tags] counter cont payload}. The
 * sign {@code cont} says whether a line begins a text (blank) or an event in JSON ({@code =}), or
 * continues the line before it: after a line end ({@code +}), or without one ({@code |}). (Docs:
 * cockroachdb/cockroach, logformats.) Entries are bounded; a line in no known form continues the
 * text before it.
 */
public final class CockroachText {
  private static final int CHARS_MAX = 65_536;
  private static final String CHANNEL_SQL_EXEC = "9";

  private static final Pattern HEAD =
      Pattern.compile(
          "(?<severity>[IWEF])(?<date>\\d{6}) (?<time>\\d\\d:\\d\\d:\\d\\d)\\.(?<micros>\\d{1,6}+)"
              + "(?:[+-]\\d{4,6}+)? (?<goid>\\d{1,20}+) (?:(?<channel>\\d{1,4}+)@)?"
              + "(?<file>[^ \\]\\[]{1,256}+) ++(?:\u22ee )?\\[(?<tags>[^\\]]{0,2048}+)\\] ?"
              + "(?<counter>\\d{0,20}+) ?(?<cont>[ =+|!])(?<payload>.*+)",
          Pattern.DOTALL);
  private static final Pattern USER = Pattern.compile("(?:^|,)user=(?<user>[^,]{1,256}+)");

  private @Nullable Open open;

  /** Whether a line begins as this format does. */
  public static boolean isText(String line) {
    return HEAD.matcher(Stamp.strip(clipped(line))).lookingAt();
  }

  /** Takes the next message; gives the entries that are complete with it. */
  public List<CockroachEntry> read(LogLine message) {
    List<CockroachEntry> complete = new ArrayList<>(1);
    message.text().lines().forEach(line -> read(message.at(), clipped(line), complete));
    return complete;
  }

  /** The entry that was still open, now that no message follows. */
  public Optional<CockroachEntry> end() {
    Optional<CockroachEntry> last = Optional.ofNullable(open).map(Open::entry);
    open = null;
    return last;
  }

  private void read(Optional<Instant> eventAt, String line, List<CockroachEntry> complete) {
    Optional<Stamp> stamp = Stamp.before(line);
    Optional<Instant> at = eventAt.or(() -> stamp.flatMap(Stamp::at));
    String content = line.substring(stamp.map(Stamp::end).orElse(0));
    Matcher head = HEAD.matcher(content);
    boolean known = head.matches();
    Open current = open;
    if (current != null && !known && !current.json) {
      current.append("\n", content, line);
    } else if (current != null && known && "+|!".contains(head.group("cont"))) {
      String separator = head.group("cont").equals("|") ? "" : "\n";
      current.append(separator, head.group("payload"), line);
    } else {
      end().ifPresent(complete::add);
      open = known ? new Open(at, head, line) : new Open(at, content, line);
    }
  }

  private static String clipped(String line) {
    return line.length() <= CHARS_MAX ? line : line.substring(0, CHARS_MAX);
  }

  private static final class Open {
    private final Optional<Instant> at;
    private final Optional<String> channel;
    private final Optional<String> user;
    private final boolean json;
    private final StringBuilder payload;
    private final StringBuilder lines;

    Open(Optional<Instant> eventAt, Matcher head, String line) {
      this.at = eventAt.or(() -> time(head));
      this.channel = Optional.ofNullable(head.group("channel")).map(Open::channelName);
      this.user = user(CockroachEntry.withoutMarks(head.group("tags")));
      this.json = head.group("cont").equals("=");
      this.payload = new StringBuilder(head.group("payload"));
      this.lines = new StringBuilder(line);
    }

    Open(Optional<Instant> at, String content, String line) {
      this.at = at;
      this.channel = Optional.empty();
      this.user = Optional.empty();
      this.json = false;
      this.payload = new StringBuilder(content);
      this.lines = new StringBuilder(line);
    }

    void append(String separator, String more, String line) {
      if (lines.length() + line.length() < CHARS_MAX) {
        payload.append(separator).append(more);
        lines.append('\n').append(line);
      }
    }

    CockroachEntry entry() {
      String text = payload.toString();
      CockroachEntry.Body body =
          json ? new CockroachEntry.Json(text) : new CockroachEntry.Text(text);
      return new CockroachEntry(at, channel, user, body, lines.toString());
    }

    private static String channelName(String number) {
      return number.equals(CHANNEL_SQL_EXEC) ? "SQL_EXEC" : number;
    }

    private static Optional<String> user(String tags) {
      Matcher matcher = USER.matcher(tags);
      return matcher.find() && !matcher.group("user").equals("\u00d7")
          ? Optional.of(matcher.group("user"))
          : Optional.empty();
    }

    private static Optional<Instant> time(Matcher head) {
      String date = head.group("date");
      String iso =
          "20" + date.substring(0, 2) + "-" + date.substring(2, 4) + "-" + date.substring(4);
      try {
        String time = iso + "T" + head.group("time") + "." + head.group("micros");
        return Optional.of(LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }
}
