package dmsmedic.medic.template;

import dmsmedic.medic.template.Rule.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The deployment template: functions, and what reaches them.
 *
 * <p>It reads {@code template.yaml} itself, so that who asks it for a pattern gets the deployed
 * one.
 */
public final class Template {
  private static final String FUNCTION = "AWS::Serverless::Function";

  private final Node root;

  private Template(Node root) {
    this.root = root;
  }

  /** The template in a file. */
  public static Template read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  /** The template in a text. */
  public static Template parse(String yaml) {
    return new Template(TemplateReader.read(yaml));
  }

  /** All functions. */
  public List<Lambda> functions() {
    return ofType(FUNCTION).entrySet().stream()
        .map(function -> function(function.getKey(), function.getValue()))
        .toList();
  }

  /** All rules, those that SAM writes for a function's events and those written by hand. */
  public List<Rule> rules() {
    Stream<Rule> written =
        ofType("AWS::Events::Rule").entrySet().stream()
            .map(rule -> rule(rule.getKey(), rule.getValue()));
    return Stream.concat(events("EventBridgeRule", Template::rule).stream(), written).toList();
  }

  /** All subscriptions to log groups. */
  public List<LogSubscription> subscriptions() {
    Stream<LogSubscription> written =
        ofType("AWS::Logs::SubscriptionFilter").entrySet().stream()
            .map(filter ->
                subscription(
                    filter.getKey(),
                    target(filter.getValue().get("DestinationArn")),
                    filter.getValue()));
    Stream<LogSubscription> ofFunctions =
        events("CloudWatchLogs", (event, at) -> subscription(event.id(), event.function(), at))
            .stream();
    return Stream.concat(ofFunctions, written).toList();
  }

  /** All schedules. */
  public List<Schedule> schedules() {
    return events("ScheduleV2", Template::schedule);
  }

  /** Everything that is deployed, by its logical id. */
  Map<String, Node> resources() {
    return root.get("Resources").entries();
  }

  /** The properties of the resources of a type. */
  Map<String, Node> ofType(String type) {
    Map<String, Node> found = resources();
    found.values().removeIf(resource -> !resource.get("Type").texts().contains(type));
    found.replaceAll((_, resource) -> resource.get("Properties"));
    return found;
  }

  /** An event of a function. */
  private record Event(String function, String name) {
    String id() {
      return function + name;
    }
  }

  private <T> List<T> events(String type, BiFunction<Event, Node, T> reader) {
    return ofType(FUNCTION).entrySet().stream()
        .flatMap(function ->
            function.getValue().get("Events").entries().entrySet().stream()
                .filter(event -> event.getValue().get("Type").texts().contains(type))
                .map(event ->
                    reader.apply(
                        new Event(function.getKey(), event.getKey()),
                        event.getValue().get("Properties"))))
        .toList();
  }

  private static Lambda function(String id, Node at) {
    return new Lambda(
        id,
        at.get("Handler").required("handler of " + id),
        at.get("CodeUri").required("code of " + id),
        target(at.get("Role")),
        at.at("Environment", "Variables").entries().keySet());
  }

  private static Rule rule(Event event, Node at) {
    List<Target> targets = List.of(Target.of(event.function(), at));
    return new Rule(event.id(), bus(at), pattern(at.get("Pattern")), targets);
  }

  private static Rule rule(String id, Node at) {
    List<Target> targets =
        at.get("Targets").elements().stream()
            .map(element -> Target.of(target(element.get("Arn")), element))
            .toList();
    return new Rule(id, bus(at), pattern(at.get("EventPattern")), targets);
  }

  private static String bus(Node at) {
    return at.get("EventBusName").resource().orElse(Rule.DEFAULT_BUS);
  }

  private static String pattern(Node pattern) {
    return pattern.json().write();
  }

  private static String target(Node arn) {
    Optional<String> resource = arn.resource();
    return resource.orElseThrow(
        () -> new IllegalArgumentException("Not a resource of the template: " + arn.value()));
  }

  private static LogSubscription subscription(String id, String function, Node at) {
    String filter = at.get("FilterPattern").required("filter pattern of " + id);
    return new LogSubscription(id, target(at.get("LogGroupName")), function, LogFilter.of(filter));
  }

  private static Schedule schedule(Event event, Node at) {
    return new Schedule(
        event.id(),
        event.function(),
        at.get("ScheduleExpression").required("expression of " + event.id()),
        at.at("Input", "Fn::Sub").required("input of " + event.id()),
        at.at("DeadLetterConfig", "Arn").resource().isPresent());
  }
}
