package dmsmedic.taskhealer.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.announcement.Announcement.Section;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import dmsmedic.testkit.fuzz.Corpus;
import dmsmedic.testkit.fuzz.FuzzContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** A name in an announcement is shown; it does not link, call, format, hide or begin a line. */
public class AnnouncedFuzzTest extends FuzzContract {
  private static final TaskArn TASK = TaskArn.of("aws", "eu-west-1", "123456789012", "EXAMPLE");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\n]]");
  private static final Pattern LINK = Pattern.compile("(?i)://|\\bwww\\.|\\bmailto:");
  private static final Pattern FENCED = Pattern.compile("(?s)```\n.*?\n```(?=\n|$)|`[^`\n]++`");
  private static final Pattern ACTS = Pattern.compile("[@<>`~_\\[\\]#]|(?i)[a-z]://|www\\.");

  public static void fuzzerTestOneInput(byte[] input) {
    String name = new String(input, StandardCharsets.UTF_8);
    Announcement made =
        new Announcement(
            "i-1",
            "i",
            TASK,
            Notice.Kind.HANDED_OVER,
            Instant.EPOCH,
            "DMS task x: needs you, " + name,
            List.of(
                new Section("Seen", List.of("LobTruncated in '" + name + "'", name), false),
                new Section(
                    "Undo", List.of("aws dms '" + name.replace("'", "'\\''") + "'"), true)));
    Announcement fit = Presentable.of(made);
    mail(fit, Channel.MAIL.text(fit));
    chat(Channel.CHAT.text(fit));
    pager(Channel.PAGER.text(fit));
    assertThat(Presentable.subject(fit)).matches("[\\x20-\\x7e]{1,100}");
    commands(made, fit);
  }

  private static void mail(Announcement fit, String mail) {
    int lines = 1;
    for (Section section : fit.sections()) {
      lines += 2 + section.lines().size();
    }
    assertThat(mail.lines()).hasSize(lines);
    assertThat(mail).doesNotContainPattern(UNSEEN);
    assertThat(mail.lines().filter(line -> !line.contains("aws dms ")))
        .noneMatch(line -> LINK.matcher(line).find());
  }

  /** What is not in a fence holds no sign that a chat acts on. */
  private static void chat(String chat) {
    Fields message = Json.fields(chat);
    assertThat(message.text("version")).isEqualTo("1.0");
    assertThat(message.text("source")).isEqualTo("custom");
    Fields content = message.object("content");
    assertThat(content.text("textType")).isEqualTo("client-markdown");
    for (String text : List.of(content.text("title"), content.text("description"))) {
      assertThat(text).doesNotContainPattern(UNSEEN);
      assertThat(FENCED.matcher(text).replaceAll("")).doesNotContainPattern(ACTS);
      assertThat(text).doesNotContain("<", ">");
    }
    assertThat(content.text("title")).doesNotContain("\n");
    assertThat(message.object("metadata").text("threadId")).isEqualTo("i");
  }

  private static void pager(String pager) {
    assertThat(pager.lines()).hasSize(3);
    assertThat(pager).doesNotContainPattern(UNSEEN).doesNotContainPattern(LINK);
  }

  /** A command is sent as it was made, or not at all. */
  private static void commands(Announcement made, Announcement fit) {
    List<String> commands = made.sections().getLast().lines();
    for (Section section : fit.sections()) {
      if (section.verbatim()) {
        assertThat(section.lines())
            .allMatch(line -> line.startsWith("#") || commands.contains(line));
      }
    }
  }

  @Override
  protected void attack(byte[] input) {
    fuzzerTestOneInput(input);
  }

  @Override
  protected List<byte[]> seeds() {
    return List.of(
        Corpus.of("shop.order_items"),
        Corpus.of("<!channel> @here *x* _y_ ~z~ `a` [b](http://example.com)"),
        Corpus.of("postgres://dms:hunter2@example.com password=hunter2"));
  }

  @Override
  protected List<String> words() {
    return List.of(
        "```",
        "\n```\n",
        "`",
        "<!channel>",
        "<@U1>",
        "<http://example.com|x>",
        "@everyone",
        "www.example.com",
        "mailto:a@example.com",
        "&lt;",
        "&amp;",
        "password=",
        "token: \"");
  }
}
