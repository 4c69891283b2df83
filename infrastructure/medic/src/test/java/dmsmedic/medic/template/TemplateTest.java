package dmsmedic.medic.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dmsmedic.events.EventEnvelope;
import dmsmedic.events.Tick;
import dmsmedic.events.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private final Template template = Checkout.template();

  @Test
  void deploysOneZipPerFunction() {
    assertThat(template.functions())
        .extracting(Lambda::codeUri)
        .containsExactly(
            "functions/log-watcher/target/log-watcher.zip",
            "functions/task-healer/target/task-healer.zip")
        .map(zip -> Checkout.root().resolve(zip + "/../../pom.xml").normalize())
        .allSatisfy(pom -> assertThat(pom).exists());
  }

  /** cfn-lint does not look at the runtime where it stands among the globals. */
  @Test
  void runsOnTheJavaThatItIsBuiltFor() {
    assertThat(Checkout.text("template.yaml").lines().filter(line -> line.contains("Runtime:")))
        .containsExactly("    Runtime: java25");
  }

  @Test
  void givesTheFunctionsTheirSettings() {
    assertThat(template.functions().getFirst().variables()).containsExactly("EVENT_BUS_NAME");
    assertThat(template.functions().getLast().variables())
        .containsExactlyInAnyOrder(
            "LEDGER_TABLE",
            "EVENT_BUS_NAME",
            "TOPIC_ARN",
            "CHANNELS",
            "DEFAULT_MODE",
            "SECRET_PREFIX",
            "DEFAULT_SECRET",
            "COCKROACH_LOG_GROUPS");
  }

  @Test
  void noEventIsLostOnTheWay() {
    assertThat(template.rules())
        .flatExtracting(Rule::targets)
        .extracting(target -> target.deadLetters().orElse("none"))
        .isNotEmpty()
        .containsOnly("Undelivered");
    assertThat(template.schedules()).isNotEmpty().allMatch(Schedule::hasDeadLetters);
  }

  @Test
  void aQueueTakesWhatTheRulesSendItAndNothingElse() {
    Set<String> all = template.rules().stream().map(Rule::id).collect(Collectors.toSet());

    assertThat(sendersTo("UndeliveredPolicy", "Undelivered")).isEqualTo(all);
    assertThat(sendersTo("FailedPolicy", "Failed")).containsExactly("WatcherFailed");
  }

  private Set<String> sendersTo(String policy, String queue) {
    Node statement =
        template
            .ofType("AWS::SQS::QueuePolicy")
            .getOrDefault(policy, Node.NOTHING)
            .at("PolicyDocument", "Statement")
            .elements()
            .getFirst();
    assertThat(statement.get("Resource").resource()).contains(queue);
    return statement.at("Condition", "ArnEquals", "aws:SourceArn").elements().stream()
        .flatMap(arn -> arn.resource().stream())
        .collect(Collectors.toSet());
  }

  @Test
  void anInvocationThatFailedIsKept() {
    Map<String, Node> functions = template.ofType("AWS::Serverless::Function");

    assertThat(functions)
        .extractingByKey("LogWatcherFunction")
        .satisfies(function -> assertThat(onFailure(function)).isEqualTo("Bus"));
    assertThat(functions)
        .extractingByKey("TaskHealerFunction")
        .satisfies(function -> assertThat(onFailure(function)).isEqualTo("Failed"));
  }

  private static String onFailure(Node function) {
    return function
        .at("EventInvokeConfig", "DestinationConfig", "OnFailure", "Destination")
        .resource()
        .orElse("none");
  }

  @Test
  void theTickIsOneThatTheHealerReads() {
    Schedule tick = template.schedules().getFirst();
    String event =
        tick.input()
            .replace("<aws.scheduler.execution-id>", "d0f3b6a4")
            .replace("<aws.scheduler.scheduled-time>", "2025-05-02T10:11:00Z")
            .replace("${AWS::AccountId}", "123456789012")
            .replace("${AWS::Region}", "eu-west-1");

    EventEnvelope envelope = EventEnvelope.read(Json.read(event));

    assertThat(Tick.isIn(envelope)).isTrue();
    assertThat(Tick.read(envelope).time()).isEqualTo(Instant.parse("2025-05-02T10:11:00Z"));
    assertThat(Json.fields(event).object().fields().keySet())
        .isEqualTo(Json.fields(Checkout.text("events/tick.json")).object().fields().keySet());
  }

  @Test
  void namesNoAccountAndNoRegion() {
    assertThat(Checkout.text("template.yaml"))
        .doesNotContainPattern("\\b\\d{12}\\b")
        .doesNotContainPattern("\\b(us|eu|ap|sa|ca|me|af)-[a-z]+-\\d\\b")
        .doesNotContainPattern("arn:aws:");
  }

  @Test
  void theLedgerOutlivesTheStack() {
    Node ledger = template.resources().getOrDefault("Ledger", Node.NOTHING);

    assertThat(ledger.get("DeletionPolicy").texts()).containsExactly("Retain");
    assertThat(ledger.get("UpdateReplacePolicy").texts()).containsExactly("Retain");
  }

  @Test
  void aTemplateThatIsNoneIsRefused() {
    assertThatThrownBy(() -> Template.parse("- a list"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A template is a mapping.");
  }
}
