package dmsmedic.taskhealer.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.announcement.StormAnnouncements;
import dmsmedic.core.belt.Limits;
import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Announcer;
import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import dmsmedic.taskhealer.aws.AwsConnection;
import dmsmedic.testkit.AnnouncerContract;
import dmsmedic.testkit.aws.ScriptedAws;
import dmsmedic.testkit.aws.ScriptedAws.Reply;
import dmsmedic.testkit.aws.ScriptedAws.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdkAnnouncerTest extends AnnouncerContract {

  private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:example";
  private static final String PUT = "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}";
  private static final String PUBLISHED =
      "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
          + "<MessageId>1</MessageId></PublishResult></PublishResponse>";

  private final List<Request> accepted = new CopyOnWriteArrayList<>();
  private volatile Function<Request, Reply> script = this::taken;
  private final ScriptedAws aws = new ScriptedAws(request -> script.apply(request));
  private final SdkAnnouncer announcer = announcer(EnumSet.allOf(Channel.class));

  private Reply taken(Request request) {
    accepted.add(request);
    return Reply.ok(request.operation().equals("PutEvents") ? PUT : PUBLISHED);
  }

  private SdkAnnouncer announcer(EnumSet<Channel> channels) {
    AwsConnection connection = AwsConnection.to(aws.endpoint());
    return new SdkAnnouncer(
        SdkAnnouncer.eventsClient(connection),
        SdkAnnouncer.topicClient(connection),
        new SdkAnnouncer.Ways("example-bus", TOPIC, channels));
  }

  @Override
  protected Announcer announcer() {
    return announcer;
  }

  @Override
  protected void cutOff() {
    script = request -> Reply.error(400, "AccessDeniedException");
  }

  @Override
  protected void reconnect() {
    script = this::taken;
  }

  @Override
  protected List<String> received() {
    return accepted.stream()
        .filter(request -> request.operation().equals("PutEvents"))
        .map(request -> details(request).getFirst().object("data").text("id"))
        .toList();
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void theEventSaysWhatPeopleAreTold() {
    announcer.send(announcement(Notice.Kind.APPROVAL_ASKED, 3, List.of("a line")));

    Fields entry = entries().getFirst();
    assertThat(entry.text("EventBusName")).isEqualTo("example-bus");
    assertThat(entry.text("Source")).isEqualTo("dms-medic");
    assertThat(entry.text("DetailType")).isEqualTo("Approval Asked");
    Fields detail = details().getFirst();
    assertThat(detail.object("metadata").text("idempotencyKey")).isEqualTo("orders-1-3");
    assertThat(detail.object("data").objects("sections").getFirst().texts("lines"))
        .containsExactly("a line");
  }

  @Test
  void eachChannelHasItsTextAndItsAttribute() {
    announcer.send(announcement(Notice.Kind.HANDED_OVER, 1, List.of("a <line>")));

    assertThat(published()).hasSize(3);
    assertThat(published().get(0)).contains("StringValue=mail").contains("Seen\n  a <line>");
    assertThat(published().get(1))
        .contains("StringValue=chat")
        .contains("\"source\":\"custom\"")
        .contains("\"threadId\":\"orders-1\"")
        .contains("a &lt;line&gt;");
    assertThat(published().get(2)).contains("StringValue=pager").contains("incident orders-1");
  }

  @Test
  void nobodyIsPagedWhereNobodyHasToAct() {
    announcer.send(announcement(Notice.Kind.HEALED, 1, List.of("a line")));

    assertThat(published()).hasSize(2).noneMatch(text -> text.contains("StringValue=pager"));
  }

  @Test
  void aHandOverInAStormIsAnEventAndNoText() {
    announcer.send(announcement(Notice.Kind.HANDED_OVER_IN_STORM, 1, List.of("a line")));

    assertThat(published()).isEmpty();
    assertThat(entries().getFirst().text("DetailType")).isEqualTo("Incident Handed Over In Storm");
  }

  @Test
  void aStormIsToldEveryChannelWithoutATask() {
    FleetFile storm = FleetFile.empty().watched(21, Limits.standard(), Instant.EPOCH);
    announcer.send(StormAnnouncements.of(storm, storm.outbox().getFirst()));

    assertThat(published())
        .hasSize(3)
        .noneMatch(text -> text.contains("replication-task"))
        .noneMatch(text -> text.contains("Optional"));
    assertThat(details().getFirst().object("metadata").text("correlationId")).isEqualTo("storm-0");
  }

  @Test
  void onlyTheChannelsThatAreConfiguredArePublished() {
    announcer(EnumSet.of(Channel.MAIL))
        .send(announcement(Notice.Kind.HANDED_OVER, 1, List.of("a line")));

    assertThat(published()).singleElement().asString().contains("StringValue=mail");
  }

  @Test
  void whatGotThroughIsNotRepeatedForTheSakeOfTheRest() {
    Announcement announcement = announcement(Notice.Kind.OPENED, 1, List.of("a line"));
    script =
        request ->
            request.operation().equals("PutEvents")
                ? Reply.error(400, "AccessDeniedException")
                : taken(request);
    assertThat(announcer.send(announcement)).isInstanceOf(Outcome.Refused.class);
    assertThat(published()).hasSize(2);
    reconnect();

    assertThat(announcer.send(announcement)).isEqualTo(new Outcome.Done());
    assertThat(published()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "400, ThrottlingException, NotNow",
    "400, AccessDeniedException, Refused",
    "503, ServiceUnavailable, Unsure"
  })
  void aFailureSaysWhetherItMayPass(int status, String code, String outcome) {
    script = request -> Reply.error(status, code);

    assertThat(outcomeOfOpened()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "ThrottlingException, NotNow",
    "InternalFailure, Unsure",
    "NotAuthorizedForSourceException, Refused"
  })
  void anEventThatWasNotTakenIsNotDone(String code, String outcome) {
    String failed = "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"" + code + "\"}]}";
    script =
        request -> request.operation().equals("PutEvents") ? Reply.ok(failed) : Reply.ok(PUBLISHED);

    assertThat(outcomeOfOpened()).isEqualTo(outcome);
  }

  @Test
  void thePermissionsAreThoseOfTheCallsMade() {
    announcer.send(announcement(Notice.Kind.OPENED, 1, List.of("a line")));

    assertThat(aws.operations().stream().distinct())
        .containsExactlyInAnyOrderElementsOf(
            SdkAnnouncer.permissions().stream().map(p -> p.replaceFirst(".*:", "")).toList());
  }

  private String outcomeOfOpened() {
    return announcer
        .send(announcement(Notice.Kind.OPENED, 1, List.of("a line")))
        .getClass()
        .getSimpleName();
  }

  private List<Fields> entries() {
    return aws.requests().stream()
        .filter(request -> request.operation().equals("PutEvents"))
        .flatMap(request -> Json.fields(request.body()).objects("Entries").stream())
        .toList();
  }

  private List<Fields> details() {
    return aws.requests().stream()
        .filter(request -> request.operation().equals("PutEvents"))
        .flatMap(request -> details(request).stream())
        .toList();
  }

  private static List<Fields> details(Request request) {
    return Json.fields(request.body()).objects("Entries").stream()
        .map(entry -> Json.fields(entry.text("Detail")))
        .toList();
  }

  private List<String> published() {
    return aws.requests().stream()
        .filter(request -> request.operation().equals("Publish"))
        .map(request -> URLDecoder.decode(request.body(), StandardCharsets.UTF_8))
        .toList();
  }
}
