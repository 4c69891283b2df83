package dmsmedic.taskhealer.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.announcement.Announcement.Section;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TaskArn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresentableTest {

  private static Announcement announcement(String title, Section... sections) {
    return new Announcement(
        "orders-1-1",
        "orders-1",
        TaskArn.of("aws", "eu-west-1", "123456789012", "ORDERS"),
        Notice.Kind.OPENED,
        Instant.EPOCH,
        title,
        List.of(sections));
  }

  @Test
  void controlCharactersAndHiddenOnesAreRemoved() {
    Announcement sent =
        Presentable.of(
            announcement(
                "a\r\nb\u001b[31m", new Section("h\u202e", List.of("x\ny\u0000z"), false)));

    assertThat(sent.title()).isEqualTo("a\uFFFD\uFFFDb\uFFFD[31m");
    assertThat(sent.sections())
        .containsExactly(new Section("h\uFFFD", List.of("x\uFFFDy\uFFFDz"), false));
  }

  @Test
  void credentialsAreNotSent() {
    Announcement sent =
        Presentable.of(
            announcement(
                "t",
                new Section(
                    "h",
                    List.of(
                        "postgresql://dms:hunter2@db.example:26257/bank",
                        "password = 'hunter2 hunter2' and Password=hunter2",
                        "\"token\": \"x\" token: hunter2"),
                    false)));

    assertThat(sent.text()).doesNotContain("hunter2").contains("db.example").contains("***");
  }

  @Test
  void aSubjectIsAsciiAndAtMostAHundredCharacters() {
    String subject = Presentable.subject(announcement("T\u00e4ble " + "x".repeat(200)));

    assertThat(subject).hasSize(100).startsWith("T?ble x").endsWith("...");
  }

  @Test
  void whatIsTooLongLosesLinesAndSaysSo() {
    List<String> many = Collections.nCopies(20_000, "A line of some length, and then a bit more.");
    Announcement sent =
        Presentable.of(
            announcement("t", new Section("Seen", many, false), new Section("Undo", many, true)));

    assertThat(sent.text().getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(Presentable.BYTES_MAX);
    assertThat(sent.sections().get(0).lines().getLast()).endsWith("lines are left out here.");
    assertThat(sent.sections().get(1).lines()).containsExactly("# 20000 lines are left out here.");
  }

  @Test
  void aCommandOfSeveralLinesStaysWhole() {
    List<String> command =
        List.of("aws dms modify-replication-task \\", "  --table-mappings " + "x".repeat(5_000));
    Announcement sent = Presentable.of(announcement("t", new Section("Undo", command, true)));

    assertThat(sent.sections().getFirst().lines()).isEqualTo(command);
  }

  @Test
  void aCommandThatHoldsAPasswordIsLeftOutWhole() {
    List<String> command = List.of("aws dms x \\", "  --y 'password=hunter2'");
    Announcement sent = Presentable.of(announcement("t", new Section("Undo", command, true)));

    assertThat(sent.sections().getFirst().lines())
        .containsExactly("# Left out here: it holds what looks like a password.");
  }

  @Test
  void aCommandThatWouldEndItsFenceIsNotSentToTheChat() {
    Section undo = new Section("Undo", List.of("aws dms 'a```; reboot; ```'"), true);

    assertThat(ChatMessage.of(announcement("t", undo)).write())
        .contains("1 more sections are in the mail and in the event.")
        .doesNotContain("reboot");
  }

  @Test
  void aNameIsNoLinkInAMail() {
    Section seen = new Section("Seen", List.of("'https://example.com' 'www.example.com'"), false);

    assertThat(Channel.MAIL.text(announcement("http://example.com", seen)))
        .contains("http: //example.com", "https: //example.com", "www .example.com");
  }

  @Test
  void aChatMessageNeverHoldsAPartOfASection() {
    Section fits = new Section("Seen", List.of("@here <!channel> ```"), false);
    Section tooLong = new Section("Undo", List.of("x".repeat(7_000)), true);
    String chat = ChatMessage.of(announcement("t", fits, tooLong)).write();

    assertThat(chat)
        .contains("```\\n@here &lt;!channel&gt; '''\\n```")
        .contains("1 more sections are in the mail and in the event.")
        .doesNotContain("xxx");
  }
}
